"""What goes with the figures: cover, notes, glossary and the meaning of every column.

The workbooks have them as their first sheets, and the folder as README.txt, so that no number comes
without its explanation.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from upheld.core.measures import Kind
from upheld.core.profile import Profile
from upheld.edition.queries.measures import BreakRow, breaks, measures
from upheld.edition.reading import Edition
from upheld.publish.tables.cell_text import SYMBOLS
from upheld.publish.tables.shared_columns import fewest_residents, prose, text
from upheld.publish.tables.table import Table, cells_of_rows

TITLE = "Complaint outcomes by {authority}"


@dataclass(frozen=True, kw_only=True)
class Licence:
    name: str
    title: str
    path: str


LICENCE = Licence(
    name="OGL-UK-3.0",
    title="Open Government Licence v3.0",
    path="https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
)
NOT_PUBLISHED_YET = "not set: this is a draft, not to be published"

FIGURE_WORDS = (
    (
        "33%",
        "Whole percentages, halves rounded up. 100% and 0% are printed only where nothing at all is"
        " on the other side; else >99% and <1%.",
    ),
    ("no cases", "The base is 0, so there is no percentage. It is never printed as 0%."),
    ("not available", "We do not know the count or its base."),
)
AVERAGE = (
    "average",
    "Similar {authorities} together: the sum of their counts out of the sum of their bases, the"
    " {authority} itself included. It is not a mean of percentages.",
)


def documents_of(edition: Edition, tables: Sequence[Table]) -> list[Table]:
    """The sheets before the data, in order."""
    return [
        _cover(edition, tables),
        _notes(edition, tables),
        _glossary(edition),
        _columns(edition, tables),
    ]


def title_of(edition: Edition) -> str:
    return f"{edition.profile.named(TITLE)}, {edition.manifest.year}"


def readme_of(edition: Edition, documents: Sequence[Table]) -> str:
    """The same words as plain text, for people who open the CSV or Parquet files."""
    blocks = [f"{title_of(edition)}\n{'=' * len(title_of(edition))}"]
    for document in documents:
        lines = [_line(tuple(map(str, row))) for row in document.rows]
        blocks.append("\n".join([document.title, "-" * len(document.title), *lines]))
    return "\n\n".join(blocks) + "\n"


def _line(cells: tuple[str, ...]) -> str:
    *names, meaning = cells
    return f"{' / '.join(names)}: {meaning}"


def _cover(edition: Edition, tables: Sequence[Table]) -> Table:
    about = edition.manifest
    rows = [("Title", title_of(edition))]
    if about.notice:
        rows.insert(0, ("Please note", about.notice))
    rows += [
        ("Published by", about.office),
        (
            "Year",
            f"{about.year}: 1 April {edition.year.start} to 31 March {edition.year.start + 1}",
        ),
        ("Edition", f"version {about.version}"),
        ("Figures as at", about.as_at),
        ("Letters dated", about.letters_on or NOT_PUBLISHED_YET),
        ("Public from", about.public_at or NOT_PUBLISHED_YET),
        ("Licence", f"{LICENCE.title}: {LICENCE.path}"),
        ("Made with", f"{about.software}, methodology {about.methodology}"),
        *((f"Symbol {symbol}", meaning) for symbol, meaning in SYMBOLS.items()),
        *((f"Sheet {table.name}", table.title) for table in tables),
    ]
    return _document(edition.profile, "cover", "About these tables", ("Item", "What it is"), rows)


def _notes(edition: Edition, tables: Sequence[Table]) -> Table:
    rows = [
        (
            "all sheets",
            "Every percentage has its count and base next to it. Percentages are printed as text:"
            " do not round or average them again.",
        ),
        (
            "all sheets",
            "{Authorities} are not ranked: the services complained about, how readily people"
            f" complain and {edition.profile.explain('choosing')} all move these figures.",
        ),
        (
            "CSV files",
            "Text that begins with = + - or @ has an apostrophe before it, so that no spreadsheet"
            " runs it. There are no empty cells: see the symbols on the cover.",
        ),
        ("Parquet files", "Where the other formats have [x] or [z], Parquet files have null."),
        *((table.name, note) for table in tables for note in table.notes),
        *((each.series, _with_its_year(each)) for each in breaks(edition)),
    ]
    return _document(edition.profile, "notes", "Notes", ("About", "Note"), rows)


def _with_its_year(each: BreakRow) -> str:
    return each.words if each.year in each.words else f"{each.year}: {each.words}"


def _glossary(edition: Edition) -> Table:
    rows = [
        *((each.title, each.definition) for each in measures(edition)),
        *_outcome_words(edition.profile),
        *FIGURE_WORDS,
        *_not_given(edition.profile),
        AVERAGE,
        *((each.key, f"The group of {each.name}.") for each in edition.profile.groups.values()),
    ]
    return _document(edition.profile, "glossary", "Glossary", ("Term", "Meaning"), rows)


def _outcome_words(profile: Profile) -> Iterable[tuple[str, str]]:
    return profile.explained.glossary.items() or (
        (each.title, f"{each.means} {each.does_not_mean}".strip())
        for each in profile.outcomes.values()
        if each.means
    )


def _not_given(profile: Profile) -> Iterator[tuple[str, str]]:
    if profile.of_kind(Kind.RATE):
        fewest = fewest_residents(profile)
        few = f"for fewer than {fewest} residents, nor " if fewest else ""
        yield (
            "not given",
            f"A rate per resident is not given {few}for a body whose residents are counted with"
            f" others: one that was abolished, or that covers the areas of {profile.body[1]}.",
        )


def _columns(edition: Edition, tables: Sequence[Table]) -> Table:
    rows = [
        (table.name, column.heading, column.name, column.kind.value, column.meaning)
        for table in tables
        for column in table.columns
    ]
    headings = ("Sheet", "Heading in workbooks", "Name in CSV and Parquet", "Holds", "Meaning")
    return _document(edition.profile, "columns", "Columns", headings, rows)


def _document(
    profile: Profile,
    name: str,
    title: str,
    headings: Sequence[str],
    rows: Sequence[tuple[str, ...]],
) -> Table:
    *names, meaning = headings
    columns = (
        *(text(heading.casefold(), heading, "") for heading in names),
        prose(meaning.casefold(), meaning, ""),
    )
    said = (tuple(map(profile.named, row)) for row in rows)
    cells, height = cells_of_rows(said, width=len(columns))
    return Table(name=name, title=title, columns=columns, cells=cells, height=height)
