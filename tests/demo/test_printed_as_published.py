"""Counted by our definitions, the demonstration prints the figures that were published."""

from collections.abc import Callable

import pytest

from tests.demo.counted import YEARS, Counted
from tests.facts import facts

GROUPS = {
    "": None,  # England
    "county": "county",
    "district": "district",
    "metropolitan borough": "metropolitan",
    "unitary": "unitary",
    "London borough": "london",
}
# In the facts on unitary councils and on England, without a row of its own.
ALSO_PUBLISHED = [
    ("2019-20", "unitary", "comparator_uphold_rate_pct", "56"),
    ("2018-19", "", "late_remedies_pct", "8"),
]
Printed = Callable[[Counted, str | None, str], str]


def text_of(measure: str) -> Printed:
    return lambda counts, group, year: counts.text(measure, group, year).removesuffix("%")


def received(counts: Counted, group: str | None, year: str) -> str:
    return str(counts.group("received", group=group, year=year))


def upheld(counts: Counted, group: str | None, year: str) -> str:
    return str(counts.upheld(group, year)[0])


def investigated(counts: Counted, group: str | None, year: str) -> str:
    return str(counts.upheld(group, year)[1])


def complied_to_a_tenth(counts: Counted, group: str | None, year: str) -> str:
    met, recorded = counts.complied(group, year)
    return f"{(2000 * met + recorded) // (2 * recorded) / 10:.1f}"


def late(counts: Counted, group: str | None, year: str) -> str:
    found = counts.group("compliance", "complete late", group=group, year=year)
    met, _ = counts.complied(group, year)
    return str((200 * found + met) // (2 * met))


PRINTED = {
    "comparator_uphold_rate_pct": text_of("upheld"),
    "comparator_compliance_pct": text_of("compliance"),
    "comparator_satisfactory_remedy_pct": text_of("satisfactory-remedies"),
    "comparator_upheld_per_100k": text_of("upheld-per-100000"),
    "comparator_received": received,
    "uphold_rate_pct": text_of("upheld"),
    "satisfactory_remedy_rate_pct": text_of("satisfactory-remedies"),
    "compliance_rate_pct": complied_to_a_tenth,
    "late_remedies_pct": late,
    "received": received,
    "upheld": upheld,
    "detailed_investigations": investigated,
}


def published() -> list[tuple[str, str, str, str]]:
    """Year, group, metric and value."""
    rows = facts("national.csv")
    return ALSO_PUBLISHED + [(r["year"], r["name"], r["metric"], r["value"]) for r in rows]


@pytest.mark.parametrize(("year", "group", "metric", "value"), published())
def test_what_was_published_is_printed(
    counts: Counted, year: str, group: str, metric: str, value: str
) -> None:
    printed = PRINTED[metric](counts, GROUPS[group], year)
    # 199 of 200 was published as 100%, which we print as ">99%".
    assert printed == value or (metric, value, printed) == (
        "comparator_compliance_pct",
        "100",
        ">99",
    )


def test_every_published_figure_is_tried() -> None:
    assert len(published()) == 73


def test_london_has_about_a_quarter_of_the_complaints(counts: Counted) -> None:
    for year in YEARS:
        whole = counts.group("received", group=None, year=year)
        assert 0.23 < counts.group("received", group="london", year=year) / whole < 0.27
