"""The rate of a page in plain loops, case by case, from its definition and not from core.

A year is dealt: each member holds so many cases, and a case has a service and an outcome. It is
slow, works in exact fractions, and is there to disagree.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache

from tests import oracle

NOT_UPHELD, UPHELD, REMEDIED = "not upheld", "upheld", "upheld, remedied before"
KINDS = (NOT_UPHELD, UPHELD, REMEDIED)
ONE_IN_40, ONE_IN_1000 = Fraction(1, 40), Fraction(1, 1000)

Case = tuple[str, str]  # service and kind
Dealt = Mapping[str, Sequence[Case]]  # by member; of others, who have no page, "others"
Draw = tuple[int, int, int, int]  # counted and out of of a member; the same of all


def share_of_pages(deals: Sequence[Sequence[Dealt]], *, added: Sequence[set[str]]) -> Fraction:
    """Each deal has the year itself first; ``added`` are the members for whom a year is added up.

    Averaged over the members with five cases or more.
    """
    asked = [name for name in added[0] if len(deals[0][0][name]) >= 5]
    saying = sum(says_something(name, years, added) for years in deals for name in asked)
    return Fraction(saying, len(deals) * len(asked))


def says_something(member: str, years: Sequence[Dealt], added: Sequence[set[str]]) -> bool:
    return any(
        differs(tuple(draws), level)
        for is_remedies in (False, True)
        for draws, level in questions(member, years, added, is_remedies)
    )


def questions(
    member: str, years: Sequence[Dealt], added: Sequence[set[str]], is_remedies: bool
) -> Iterator[tuple[list[Draw], Fraction]]:
    this = years[0]
    yield [draw(this[member], everybody(this), is_remedies)], ONE_IN_40
    by_service = []
    for service in sorted({service for service, _ in everybody(this)}):
        own = [case for case in this[member] if case[0] == service]
        whole = [case for case in everybody(this) if case[0] == service]
        by_service.append(draw(own, whole, is_remedies))
    yield by_service, ONE_IN_40
    pooled = [
        draw(year[member], everybody(year), is_remedies)
        for year, members in zip(years, added, strict=True)
        if member in members
    ]
    if len(pooled) > 1:
        yield pooled, ONE_IN_1000


def everybody(dealt: Dealt) -> list[Case]:
    return [case for hand in dealt.values() for case in hand]


def draw(own: Iterable[Case], whole: Iterable[Case], is_remedies: bool) -> Draw:
    return (*counts(own, is_remedies), *counts(whole, is_remedies))


def counts(cases: Iterable[Case], is_remedies: bool) -> tuple[int, int]:
    kinds = [kind for _, kind in cases]
    if is_remedies:
        return kinds.count(REMEDIED), kinds.count(UPHELD) + kinds.count(REMEDIED)
    return kinds.count(UPHELD) + kinds.count(REMEDIED), len(kinds)


@cache
def differs(draws: tuple[Draw, ...], level: Fraction) -> bool:
    """Whether so much, or so little, comes up so seldom when all are dealt alike."""
    counted = sum(found for found, *_ in draws)
    out_of = sum(drawn for _, drawn, *_ in draws)
    by_chance = oracle.chances_by_service((drawn, x, n) for _, drawn, x, n in draws)
    others = sum(n for *_, n in draws) - out_of
    answer = oracle.answer(counted, out_of, by_chance, others=others, level=level)
    return answer in ("higher", "lower")
