"""What an edition says about its own quality, proved: worked out again, or checked for limits.

What follows from other tables must be what they give. What was counted in the extract, which
editions do not hold, must agree with itself and with the counts that the edition does hold.
"""

from collections.abc import Iterator
from datetime import date

from upheld.core.comparing.comparison import FEWEST_CASES
from upheld.core.row import Row
from upheld.core.shares import percent_text
from upheld.core.vocabulary import What
from upheld.core.years import Year
from upheld.edition.content.quality import (
    coverage_rows,
    dispersion_rows,
    revised_by_rows,
    timeliness_row,
)
from upheld.edition.content.quality_of_extract import (
    LOOKED_AT,
    NOT_GIVEN,
    bases_of,
    fields_of,
    published_of,
)
from upheld.edition.content.source import presumed_public_day
from upheld.edition.reading import Edition
from upheld.ombudsman.folder import Office
from upheld.ombudsman.policies import KINDS, policy_rows


def quality_recounted(edition: Edition) -> Iterator[str]:
    """What contradicts itself or other tables, in words."""
    years = [
        Year.parse(row["year"])
        for row in edition.rows(
            "SELECT year FROM figure UNION SELECT year FROM counted UNION SELECT year FROM average"
        )
    ]
    database, profile = edition.database, edition.profile
    follows = {
        "coverage": {row for year in years for row in coverage_rows(database, profile, year)},
        "dispersion": {row for year in years for row in dispersion_rows(database, profile, year)},
        "revised_by": set(revised_by_rows(database, profile)),
    }
    for table, expected in follows.items():
        stored = {tuple(row.values()) for row in edition.rows(f"SELECT * FROM {table}")}
        for row in sorted(stored ^ expected, key=str):
            yield f"{table} {row[0]} {row[1]}: is not what the edition's other tables give"
    for check in (_timeliness, _completeness, _again, _later, _related, _policies):
        yield from check(edition)


def _timeliness(edition: Edition) -> Iterator[str]:
    for row in edition.rows("SELECT * FROM timeliness"):
        about = row if row["year"] != str(edition.year) else edition.manifest.about()
        if tuple(row.values()) != timeliness_row(about) or row["year"] > str(edition.year):
            yield f"timeliness {row['year']}: its days do not follow from its dates"
    if not edition.rows("SELECT 1 FROM timeliness WHERE year = ?", (str(edition.year),)):
        yield f"timeliness: {edition.year} is not in the table"


def _completeness(edition: Edition) -> Iterator[str]:
    tables: dict[tuple[str, str], list[Row]] = {}
    for row in edition.rows("SELECT * FROM completeness ORDER BY year, source, field"):
        tables.setdefault((row["year"], row["source"]), []).append(row)
        name = f"completeness {row['year']} {row['source']} {row['field']}"
        filled = row["filled"]
        text = NOT_GIVEN if filled is None else percent_text(filled, row["rows"])
        if row["text"] != text or not 0 <= (filled or 0) <= row["rows"]:
            yield f"{name}: {filled} of {row['rows']} is not {row['text']!r}"
        if filled is not None and not row["may_be_empty"] and filled != row["rows"]:
            yield f"{name}: {row['rows'] - filled} cells that may not be empty are empty"
    for (year, source), rows in tables.items():
        known = {c.name: not c.filled for c in fields_of(source)} if source in LOOKED_AT else {}
        if {row["field"]: bool(row["may_be_empty"]) for row in rows} != known:
            yield f"completeness {year} {source}: its columns are not those of the table"
        if len({row["rows"] for row in rows}) > 1:
            yield f"completeness {year} {source}: its columns have different numbers of rows"
        yield from _fewer_rows(edition, year, source, rows[0]["rows"])


def _fewer_rows(edition: Edition, year: str, source: str, rows: int) -> Iterator[str]:
    """Each case that was counted is a row; a case decided twice in the year is two rows."""
    if source not in (What.RECEIVED, What.DECIDED, What.COMPLIANCE):
        return
    counted = published_of(edition.database, Year.parse(year), source)
    if counted is not None and (rows < counted or (source == What.RECEIVED and rows != counted)):
        yield f"completeness {year} {source}: {rows} rows, but {counted} are counted"


def _again(edition: Edition) -> Iterator[str]:
    for row in edition.rows("SELECT * FROM decided_again"):
        counted = published_of(edition.database, Year.parse(row["year"]), row["what"])
        known = row["earlier_known"]
        if (
            row["what"] not in (What.DECIDED, What.COMPLIANCE)
            or not 0 <= known <= row["cases"] <= (counted or 0)
            or not 0 <= row["changed_outcome"] <= known
            or not 0 <= row["changed_year"] <= known
        ):
            yield f"decided_again {row['year']} {row['what']}: its numbers are not possible"


def _later(edition: Edition) -> Iterator[str]:
    for row in edition.rows("SELECT * FROM recorded_later"):
        name = f"recorded_later {row['year']} {row['what']}"
        if row["published"] != published_of(edition.database, Year.parse(row["year"]), row["what"]):
            yield f"{name}: {row['published']} is not what was published"
        if row["later"] != row["now"] + row["decided_again"] - row["published"]:
            yield f"{name}: {row['later']} does not follow from its other numbers"


def _related(edition: Edition) -> Iterator[str]:
    for row in edition.rows("SELECT * FROM related"):
        bases = bases_of(edition.database, row["measure"], Year.parse(row["year"]))
        asked = sum(base >= FEWEST_CASES for base in bases.values())
        if row["authorities"] != asked or not 0 <= row["related"] <= asked:
            yield f"related {row['year']} {row['kind']}: its numbers are not possible"


def policies_checked(edition: Edition, office: Office) -> Iterator[str]:
    """With the ombudsman's folder: its approved policies must be in the edition, and no others."""
    day = date.fromisoformat(edition.manifest.public_at[:10] or edition.manifest.as_at)
    on = day if edition.manifest.public_at else presumed_public_day(day)
    stored = {tuple(row.values()) for row in edition.rows("SELECT * FROM policy")}
    for row in sorted(stored ^ set(policy_rows(office.policies, on=on))):
        yield f"policy {row[0]}: is not what the ombudsman's folder says"


def _policies(edition: Edition) -> Iterator[str]:
    """Each must have an owner and be approved. The ombudsman's folder says whose words they are."""
    for row in edition.rows("SELECT * FROM policy"):
        if row["kind"] not in KINDS or not all(text.strip() for text in row.values()):
            yield f"policy {row['kind']}: is not a policy with its owner, approval and text"
