"""The work lists: what each is called, and which open recommendations are on it."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.db.models import Q
from django.utils.text import slugify

from upheld.core.english import capitalised
from upheld.office.follow_up.open_recommendations import Awaits, due_soon, that_await
from upheld.office.rules.times import SOON_IN_WORDS


def _of_kind(what: Awaits, today: date) -> Q:
    return that_await(what, today=today)


LISTS: dict[str, tuple[str, Callable[[date], Q]]] = {
    "due": (f"Due within {SOON_IN_WORDS}", lambda day: due_soon(today=day)),
    **{
        slugify(what): (
            capitalised(what.value),
            partial(_of_kind, what),
        )
        for what in Awaits
    },
}
