"""How people sign in besides their passwords: second factors, and accounts with a provider.

A library writes these rows when it likes. Each change has an entry with a seal of the row, so that
the audit finds a factor that was put in, exchanged or given to somebody else past the ledger.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.utils.text import capfirst

from upheld.office.ledger.in_words import Names
from upheld.office.ledger.recording import writing
from upheld.office.ledger.sealing import salts_of, seal_of, seals_in
from upheld.office.ledger.standing import OUTSIDE
from upheld.office.models import Entry
from upheld.office.rules.chain import ChainEntry

FOLLOWED: Mapping[str, tuple[type[Model], tuple[str, ...]]] = {
    "second factor": (Authenticator, ("type", "data")),
    "email address": (EmailAddress, ("email", "verified", "primary")),
    "account with a provider": (SocialAccount, ("provider", "uid")),
}
ROW = "row"  # what is under the seal


def follow_ways_in() -> None:
    """Called once, when Django is ready. A row and its entry are saved together or not at all:
    Django removes a row and sends its signal in one transaction, and here it saves in one too.
    """
    for model, _ in FOLLOWED.values():
        model.save_base = transaction.atomic(model.save_base)
        post_save.connect(_saved, sender=model, dispatch_uid=f"saved {model.__name__}")
        post_delete.connect(_removed, sender=model, dispatch_uid=f"removed {model.__name__}")


@dataclass
class WaysIn:
    """What the ledger says exists, and how the rows differ from it."""

    there: dict[str, dict[int, dict[str, Any]]] = field(
        default_factory=lambda: {kind: {} for kind in FOLLOWED}
    )

    def follow(self, entry: ChainEntry) -> None:
        if (of_kind := self.there.get(entry.kind)) is None:
            return
        if entry.before is not None:
            of_kind.pop(entry.before.get("id", 0), None)
        if entry.after is not None:
            of_kind[entry.after.get("id", 0)] = entry.after

    def differ(self) -> Iterator[str]:
        names = Names.now()
        for kind, (model, _) in FOLLOWED.items():
            for row in model._default_manager.order_by("pk"):
                state = self.there[kind].pop(row.pk, None)
                if state is None or not _is_as_sealed(row, state):
                    yield f"{capfirst(names.record(kind, _key(row)))} {OUTSIDE}"
            for state in self.there[kind].values():
                missing = f"number {state['id']} of person number {state['user_id']}"
                yield f"{capfirst(names.record(kind, missing))} is missing."


def _saved(instance: Model, *, raw: bool = False, **_: Any) -> None:
    last = _last(instance)
    if not raw and not (last and _is_as_sealed(instance, last)):
        _enter("change" if last else "add", instance, before=last, is_there=True)


def _removed(instance: Model, **_: Any) -> None:
    _enter("remove", instance, before=_last(instance), is_there=False)


def _enter(deed: str, row: Any, *, before: dict[str, Any] | None, is_there: bool) -> None:
    kind, request = _kind(row), context.request
    by = request.user if request and request.user.is_authenticated else row.user
    after = {"id": row.pk, "user_id": row.user_id} if is_there else None
    secret = {ROW: _values(row)} if is_there else {}
    with writing(by, f"{deed}: {kind}") as write:
        write.tell(kind, _key(row), before=before, after=after, secret=secret)


def _last(row: Model) -> dict[str, Any] | None:
    entry = Entry.objects.filter(kind=_kind(row), record=_key(row)).last()
    return entry.after if entry else None


def _is_as_sealed(row: Model, state: dict[str, Any]) -> bool:
    seal = seals_in(state).get(ROW, "")
    salt = salts_of([seal]).get(seal)
    is_theirs = state["user_id"] == row.user_id
    return is_theirs and salt is not None and seal_of(_values(row), salt=salt) == seal


def _values(row: Model) -> dict[str, Any]:
    return {name: getattr(row, name) for name in FOLLOWED[_kind(row)][1]}


def _kind(row: Model) -> str:
    return next(kind for kind, (model, _) in FOLLOWED.items() if isinstance(row, model))


def _key(row: Model) -> str:
    return f"number {row.pk} of person number {row.user_id}"
