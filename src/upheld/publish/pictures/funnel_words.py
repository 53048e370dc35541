"""A funnel in words, and the table that it shows."""

from upheld.core.comparing.comparison import LEVEL
from upheld.core.english import capitalised, one_in
from upheld.core.shares import percent_text
from upheld.publish.pictures.group import Group
from upheld.publish.pictures.svg import Table


def words_of(title: str, group: Group) -> str:
    picked = " ".join(
        f"{each.name}: {each.counted:,} of {each.out_of:,}"
        f" ({percent_text(each.counted, each.out_of)})."
        for each in group.picked
    )
    return " ".join(
        part
        for part in (
            f"{title}. {len(group.members):,} {group.name}, one point each: number of"
            f" {group.base_name} across, share up. Those with the same counts share a point.",
            f"A line marks {group.average_text} for all of them together.",
            picked,
            _curve_words(group),
            _without_words(group),
        )
        if part
    )


def _curve_words(group: Group) -> str:
    if group.counted in (0, group.out_of):
        return ""
    return (
        "Dashed curves show how far apart chance alone could place them. Those beyond the"
        f" {one_in(LEVEL)} curve stand out."
    )


def _without_words(group: Group) -> str:
    if not group.without_cases:
        return ""
    return f"Not drawn, because without {group.base_name}: {group.without_cases:,}."


def table_of(group: Group) -> Table:
    base = capitalised(group.base_name)
    return Table(
        headings=("Name", "Counted", base, "Share"),
        rows=tuple(
            (
                each.name,
                f"{each.counted:,}",
                f"{each.out_of:,}",
                percent_text(each.counted, each.out_of),
            )
            for each in sorted(group.members, key=lambda member: member.name)
        ),
    )
