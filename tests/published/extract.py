"""Published figures as an extract: counts.csv of what was counted, averages.csv of what was printed.

Only counts go in. No percentage of an authority does, so every one that comes out was made by us.
A count that no source tells has no row, and must come out as not available.
"""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.directory import by_code
from tests.profiles import CATEGORIES, OUTCOMES
from tests.published.derivation import Figure, figures_in
from tests.published.rows import AuthorityYear, authority_years, exceptions, published_rows

COUNTS = ("year", "authority", "what", "category", "outcome", "count")
AVERAGES = ("year", "peer_group", "measure", "text", "source")
Count = tuple[str, str, str, str, str, int]

RECEIVED = dict(
    zip(
        (
            "rec_adult_care",
            "rec_benefits_tax",
            "rec_corporate_other",
            "rec_education_children",
            "rec_environmental",
            "rec_highways",
            "rec_housing",
            "rec_planning",
            "rec_other",
        ),
        CATEGORIES,
        strict=True,
    )
)
DECIDED = dict(
    zip(
        (
            "dec_incomplete_invalid",
            "dec_advice_given",
            "dec_referred_back",
            "dec_closed_initial",
            "dec_not_upheld",
            "upheld",
        ),
        OUTCOMES,
        strict=True,
    )
)
PRINTED_AVERAGES = {
    "uphold_rate_avg_pct": "upheld",
    "compliance_avg_pct": "compliance",
    "satisfactory_remedy_avg_pct": "satisfactory-remedies",
    "upheld_per_100k_avg": "upheld-per-100000",
}


def write_extract(folder: Path) -> Path:
    write_table(folder / "counts.csv", COUNTS, counts())
    write_table(folder / "averages.csv", AVERAGES, averages())
    return folder


def write_table(path: Path, headings: tuple[str, ...], rows: Iterable[tuple]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(rows)


def counts() -> Iterator[Count]:
    left_out = {each.cell for each in exceptions("left out")}
    for each in authority_years():
        figures = figures_in(each.cells)
        for what, category, outcome, count in (
            *received(each),
            *decided(each, figures.get("upheld")),
            *compliance(figures),
            *remedied(figures.get("satisfactory-remedies")),
        ):
            if (each.authority, each.year, what) not in left_out:
                yield each.year, each.authority, what, category, outcome, count


Cells = Iterator[tuple[str, str, str, int]]


def received(each: AuthorityYear) -> Cells:
    """By service where the services told are all of the total, else the total alone."""
    told = {RECEIVED[c]: int(n) for c, n in each.cells.items() if c in RECEIVED}
    total = each.cells.get("received")
    if told and total and sum(told.values()) == int(total):
        for category in CATEGORIES:
            yield "received", category, "", told.get(category, 0)
    elif total:
        yield "received", "", "", int(total)


def decided(each: AuthorityYear, upheld: Figure | None) -> Cells:
    """Each outcome as told; not upheld is what the investigations leave beside those upheld."""
    told = {DECIDED[c]: int(n) for c, n in each.cells.items() if c in DECIDED}
    if upheld and upheld.out_of is not None:
        told |= {"upheld": upheld.counted, "not upheld": upheld.out_of - upheld.counted}
    for outcome, count in told.items():
        yield "decided", "", outcome, count


def compliance(figures: dict[str, Figure]) -> Cells:
    """The total and its failures, and how many were late where a source tells it.

    Which of the two kinds of failure it was is not told and changes no measure. Cases that ceased
    are in no published total.
    """
    complied, late = figures.get("compliance"), figures.get("late-compliance")
    if complied is None or complied.out_of is None:
        return
    yield "compliance", "", "", complied.out_of
    yield "compliance", "", "complete but not satisfied", complied.out_of - complied.counted
    yield "compliance", "", "not complete and not satisfied", 0
    yield "compliance", "", "ceased", 0
    if late:
        yield "compliance", "", "complete and satisfied", complied.counted - late.counted
        yield "compliance", "", "complete late", late.counted


def remedied(figure: Figure | None) -> Cells:
    if figure:
        yield "remedied", "", "upheld", figure.counted


def averages() -> Iterator[tuple[str, str, str, str, str]]:
    """Each group's average once, with the line of the file that first printed it."""
    first: dict[tuple[str, str, str], tuple[str, str]] = {}
    for row in published_rows():
        for column, measure in PRINTED_AVERAGES.items():
            group = group_of(row.authority)
            if column in row.cells and group:
                told = as_printed(column, row.cells[column])
                first.setdefault((row.year, group, measure), (told, f"line {row.line}"))
    for key, (text, line) in sorted(first.items()):
        yield *key, text, f"published_figures.csv, {line}"


def as_printed(column: str, value: str) -> str:
    """The file holds 33 where the source prints 33%."""
    return f"{value}%" if column.endswith("_pct") else value


def group_of(authority: str) -> str | None:
    found = by_code(authority)
    return found.group if found else None
