"""What a funnel shows: the members of a group that have cases, and those picked out."""

from collections.abc import Sequence
from dataclasses import dataclass

from upheld.core.shares import percent_text

MOST_PICKED = 3  # each has its own form


class FunnelError(ValueError):
    """More picked out than there are forms, or one that is not in the group."""


@dataclass(frozen=True, kw_only=True)
class Member:
    slug: str
    name: str
    counted: int
    out_of: int

    @property
    def share(self) -> float:
        return self.counted / self.out_of


@dataclass(frozen=True, kw_only=True)
class Group:
    members: tuple[Member, ...]  # with cases, those with fewest first
    picked: tuple[Member, ...]
    without_cases: int
    name: str
    base_name: str

    @property
    def counted(self) -> int:
        return sum(each.counted for each in self.members)

    @property
    def out_of(self) -> int:
        return sum(each.out_of for each in self.members)

    @property
    def average_text(self) -> str:
        return percent_text(self.counted, self.out_of)


def group_of(members: Sequence[Member], picked: Sequence[str], name: str, base_name: str) -> Group:
    known = {each.slug: each for each in members}
    strangers = [slug for slug in picked if slug not in known]
    if strangers:
        raise FunnelError(f"Not in the group of {name}, so not picked out: {', '.join(strangers)}.")
    if len(picked) > MOST_PICKED:
        raise FunnelError(
            f"{len(picked)} are picked out, but there are forms for only {MOST_PICKED}."
        )
    with_cases = sorted((each for each in members if each.out_of), key=_by_cases_and_name)
    return Group(
        members=tuple(with_cases),
        picked=tuple(known[slug] for slug in picked if known[slug].out_of),
        without_cases=len(members) - len(with_cases),
        name=name,
        base_name=base_name,
    )


def _by_cases_and_name(member: Member) -> tuple[int, str]:
    return member.out_of, member.name
