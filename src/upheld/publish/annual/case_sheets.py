"""The private case-by-case sheets: one workbook for each authority, with its cases for the year.

They go only to the authority and are kept next to the edition, never in a public folder. Each case
is listed as it counts, by its last decision or outcome as at the day, so that the lines add up to
the published figures. They have no statements, no summaries and nothing about complainants. If a
figure stands out only because of related complaints, a sheet says how many there are. The service
improvements that the authority agreed to are there in words.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import Any

import ibis
from ibis import _

from upheld.core.comparing.grounds import Largest
from upheld.core.counting import business_year, recommendations_due, standing
from upheld.core.handing_on import KEPT, HandedOn
from upheld.core.measures import Kind
from upheld.core.vocabulary import What
from upheld.edition.queries.authorities import authorities_of_year
from upheld.edition.queries.counts import has_handed_on, is_held
from upheld.edition.queries.related import related_figures
from upheld.edition.reading import Edition
from upheld.intake.extract import Extract
from upheld.publish.annual.improvements_sheet import COLUMNS as OF_IMPROVEMENTS
from upheld.publish.annual.improvements_sheet import (
    has_improvements,
    improvements_by_authority,
    improvements_sheet,
)
from upheld.publish.annual.related_sheet import COLUMNS, WHAT_IT_IS, related_rows, related_sheet
from upheld.publish.tables.cell_text import NOT_APPLICABLE, NOT_AVAILABLE, Value
from upheld.publish.tables.shared_columns import Columns, day, prose, text
from upheld.publish.tables.table import SheetRow, Table, cells_of_rows
from upheld.publish.tables.workbook import Properties
from upheld.publish.tables.xlsx import write_xlsx

REFERENCE = text("reference", "Reference", "The case's reference.")
NUMBER = text("number", "Number", "The recommendation's number in its case.")
FINDING = text("finding", "Finding", "Its number in the decision, which may have several.")
NUMBERED = (NUMBER.name, FINDING.name)  # what a case may have several of
CATEGORY = text("category", "Category", "What the complaint is about.")
SUBCATEGORY = text("subcategory", "Subcategory", "In more detail; [x] if not recorded.")

# Only columns that the authority may know may be read here.
SHEETS: Mapping[What, Columns] = {
    What.RECEIVED: (
        REFERENCE,
        day("received_on", "Received on", "The day on which the complaint was received."),
        CATEGORY,
        SUBCATEGORY,
    ),
    What.DECIDED: (
        REFERENCE,
        day("decided_on", "Decided on", "The day of the decision that counts."),
        CATEGORY,
        SUBCATEGORY,
        text("outcome", "Decision", "The last decision up to the day of the figures."),
    ),
    What.COMPLIANCE: (
        REFERENCE,
        day("recorded_on", "Recorded on", "The day on which the outcome was recorded."),
        text("outcome", "Outcome", "The last outcome up to the day of the figures."),
    ),
    What.RECOMMENDATIONS: (
        REFERENCE,
        NUMBER,
        day("due", "Due on", "The day on which it was due, with any more time that we gave."),
        text("outcome", "Outcome", "What had been recorded by the day of the figures."),
    ),
}
REMEDIED = "remedied_by_authority"
DECIDED_ABOUT = text(
    "decided_about",
    "Decision about",
    "Which body the decision was about: the {authority} itself, or one it replaced.",
)
DATED = {
    What.RECEIVED: "received_on",
    What.DECIDED: "decided_on",
    What.COMPLIANCE: "recorded_on",
    What.RECOMMENDATIONS: "due",
}
TITLES = {
    What.RECEIVED: "Complaints and enquiries received",
    What.DECIDED: "Decisions",
    What.COMPLIANCE: "Compliance outcomes",
    What.RECOMMENDATIONS: "Recommendations due",
}
PRIVATE = "For the {authority} named above only. It must not be published or passed on."

Cases = Mapping[str, list[SheetRow]]  # by authority


def write_case_sheets(
    extract: Extract,
    edition: Edition,
    folder: Path,
    *,
    largest: Mapping[str, Sequence[Largest]],
    handed_on: HandedOn = KEPT,
    progress: Callable[[], None] | None = None,
) -> None:
    """One workbook, SLUG.xlsx, for each authority in the year; ``progress`` is called after each.

    A kind for which the edition holds only totals, not cases, has no sheet. Related complaints have
    one only if there is something to say. ``largest`` is by authority.
    """
    folder.mkdir(parents=True, exist_ok=True)
    as_at = date.fromisoformat(edition.manifest.as_at)
    cases = {
        what: cases_of(extract, edition, what, as_at=as_at, handed_on=handed_on)
        for what in held_kinds(edition)
    }
    affected = related_figures(edition)
    agreed = improvements_by_authority(extract, edition)
    for authority in authorities_of_year(edition):
        slug, name = authority.authority, authority.name
        sheets = [_sheet(edition, what, of_all.get(slug, [])) for what, of_all in cases.items()]
        properties = Properties(
            title=f"Cases in {edition.manifest.year}: {name}",
            description=edition.manifest.notice,
            dated=as_at,
        )
        related = related_rows(affected.get(slug, ()), largest.get(slug, ()))
        about = about_sheet(edition, name, has_related=bool(related))
        tables = [about, *([related_sheet(related)] if related else []), *sheets]
        if has_improvements(edition):
            tables.append(improvements_sheet(agreed.get(slug, [])))
        write_xlsx(folder / f"{slug}.xlsx", tables, properties)
        if progress:
            progress()


def held_kinds(edition: Edition) -> list[What]:
    """Recommendations only where a measure counts them: each edition with any holds the table."""
    needless = () if edition.profile.counts(What.RECOMMENDATIONS) else (What.RECOMMENDATIONS,)
    return [what for what in SHEETS if what not in needless and is_held(edition, what)]


def columns_of(edition: Edition, what: What) -> Columns:
    """Where findings are counted, each is a line with its number. Where outcomes were handed on,
    each says which body the decision was about.
    """
    profile, columns = edition.profile, SHEETS[what]
    if what is What.DECIDED and profile.counts_findings:
        columns = (REFERENCE, FINDING, *columns[1:])
    if what is What.COMPLIANCE and has_handed_on(edition):
        return (*columns, DECIDED_ABOUT)
    if what is What.DECIDED and profile.of_kind(Kind.REMEDIED):
        heading, meaning = profile.explain("remedied"), profile.explain("remedied_means")
        return (*columns, text(REMEDIED, heading, meaning))
    return columns


def cases_of(
    extract: Extract, edition: Edition, what: What, *, as_at: date, handed_on: HandedOn = KEPT
) -> Cases:
    """The cases behind the edition's counts for its year, by authority."""
    dated, names = DATED[what], [column.name for column in columns_of(edition, what)]
    table = extract.cases(what.value)
    if what is What.RECOMMENDATIONS:
        counted = recommendations_due(table, as_at=as_at)
    elif what is What.RECEIVED:
        counted = table.select("authority", *names).filter(_[dated] <= ibis.literal(as_at))
    else:
        kept = [name for name in names if name != DECIDED_ABOUT.name]
        table = table.select("authority", *kept, "sequence")
        counted = standing(table, recorded=dated, as_at=as_at)
    if what is What.COMPLIANCE:
        counted = counted.mutate(decided_about=_.authority)
        counted = handed_on.owned(counted, recorded=dated)
    of_year = counted.filter(business_year(_[dated]) == edition.year.start)
    found = extract.run(of_year.select("authority", *names))
    # Not by the engine: each has its own sort order.
    in_order = ("authority", dated, "reference", *(name for name in names if name in NUMBERED))
    found.sort(key=itemgetter(*in_order))
    at_fault = edition.profile.with_fault
    knows_remedies = extract.has("decided", REMEDIED)
    cases: dict[str, list[SheetRow]] = defaultdict(list)
    for row in found:
        cells = (_cell(name, row, at_fault, knows_remedies=knows_remedies) for name in names)
        cases[row["authority"]].append(tuple(cells))
    return cases


def _cell(
    name: str, row: Mapping[str, Any], at_fault: tuple[str, ...], *, knows_remedies: bool
) -> Value:
    value = row[name]
    if name == REMEDIED:
        if row["outcome"] not in at_fault:
            return NOT_APPLICABLE
        return ("yes" if value else "no") if knows_remedies else NOT_AVAILABLE
    if value is None:
        return NOT_AVAILABLE
    return value.isoformat() if isinstance(value, date) else str(value)


def _sheet(edition: Edition, what: What, rows: Iterable[SheetRow]) -> Table:
    columns = columns_of(edition, what)
    cells, height = cells_of_rows(rows, width=len(columns))
    return Table(
        name=what.value,
        title=TITLES[what],
        columns=columns,
        cells=cells,
        height=height,
        key=tuple(c.name for c in columns if c.name in NUMBERED or c in (REFERENCE, DECIDED_ABOUT)),
    )


def about_sheet(edition: Edition, name: str, *, has_related: bool) -> Table:
    """The first sheet: whose cases these are, and how to read them."""
    about = edition.manifest
    columns = [column for what in held_kinds(edition) for column in columns_of(edition, what)]
    agreed = OF_IMPROVEMENTS if has_improvements(edition) else ()
    rows = [
        ("{Authority}", name),
        ("Private", PRIVATE),
        *([("Please note", about.notice)] if about.notice else []),
        ("Sent by", about.office),
        ("Year", about.year),
        ("Edition", f"version {about.version}"),
        ("As at", f"{about.as_at}: each case by its last decision or outcome up to that day"),
        *([("Related complaints", WHAT_IT_IS)] if has_related else []),
        *(
            (f"Column {column.heading}", column.meaning)
            for column in (*(COLUMNS if has_related else ()), *columns, *agreed)
        ),
    ]
    own = (text("item", "Item", ""), prose("content", "What it is", ""))
    said = (tuple(map(edition.profile.named, row)) for row in dict.fromkeys(rows))
    cells, height = cells_of_rows(said, width=len(own))
    return Table(name="about", title="About", columns=own, cells=cells, height=height)
