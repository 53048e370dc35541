"""Facets as lists of links: what may be chosen, how many that gives, and what has been chosen."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from upheld.core.authorities.naming import plain
from upheld.register.reading import Register
from upheld.site.asking import AUTHORITY, COUNCIL, Asking

Counted = Sequence[tuple[str, int]]
Words = Callable[[str, str], str]  # name and value to how it is said


@dataclass(frozen=True, kw_only=True)
class Choice:
    text: str
    count: int
    address: str  # of what it leads to; of all without it, where it is chosen
    is_chosen: bool


@dataclass(frozen=True, kw_only=True)
class Facet:
    name: str
    title: str
    choices: list[Choice]
    is_open: bool


def counts_of(
    facets: Mapping[str, Counted], register: Register, *, states: Sequence[str] = ()
) -> dict[str, list[tuple[str, int]]]:
    """By the names in the address. Years and states have their own order, the latest year first.

    Councils are in order of their names: by number the list would be a league table.
    """
    names, what_is_left_over = register.names, list(register.profile.categories)[-1]
    counts = {COUNCIL if name == AUTHORITY else name: list(c) for name, c in facets.items()}
    counts[COUNCIL].sort(key=lambda pair: in_order(names.get(pair[0], pair[0])))
    counts["year"].sort(reverse=True)
    if "category" in counts:
        counts["category"].sort(key=lambda pair: pair[0] == what_is_left_over)
    if "state" in counts:
        counts["state"].sort(key=lambda pair: states.index(pair[0]))
    return counts


def in_order(name: str) -> str:
    """What a name is sorted by: capitals and accents do not matter."""
    return plain(name)


def facets_of(
    asking: Asking,
    counts: Mapping[str, Counted],
    *,
    titles: Mapping[str, str],
    words: Words,
    always_open: str = "",
) -> list[Facet]:
    """In the order of the titles. A facet without values is left out."""
    found = []
    for name, title in titles.items():
        values = list(counts.get(name, ()))
        if not values:
            continue
        found.append(
            Facet(
                name=name,
                title=title,
                choices=[_choice(asking, name, pair, words) for pair in values],
                is_open=name == always_open,
            )
        )
    return found


def _choice(asking: Asking, name: str, pair: tuple[str, int], words: Words) -> Choice:
    value, count = pair
    is_chosen = value in asking.chosen[name]
    leads_to = asking.without(name, value) if is_chosen else asking.having(name, value)
    return Choice(
        text=words(name, value), count=count, address=leads_to.address(), is_chosen=is_chosen
    )


def chosen_of(asking: Asking, *, titles: Mapping[str, str], words: Words) -> list[dict[str, str]]:
    """Each chosen value with the address of what is left without it."""
    return [
        {
            "title": titles[name],
            "text": words(name, value),
            "without": asking.without(name, value).address(),
        }
        for name, value in asking.chosen_values()
    ]


def paging(asking: Asking, pages: int) -> dict[str, Any]:
    """The addresses of the pages before and after; '' if there is none."""
    page = asking.page
    return {
        "page": page,
        "pages": pages,
        "before": asking.on_page(page - 1).address() if page > 1 else "",
        "after": asking.on_page(page + 1).address() if page < pages else "",
    }
