"""The cases that an edition may name, and how many more there are."""

from dataclasses import dataclass

from upheld.edition.queries.records import Record
from upheld.edition.reading import Edition

# Lists that may have more cases than are named.
OF_IMPROVEMENTS, OF_FAILED = "improvement", "failed_compliance"
OF_REPORTS = "report"


@dataclass(frozen=True, kw_only=True)
class ImprovementRow(Record):
    authority: str
    reference: str
    number: int
    agreed_on: str
    remedy: str
    text: str


@dataclass(frozen=True, kw_only=True)
class FailedRow(Record):
    """A case in the year in which we were not satisfied with compliance."""

    authority: str
    reference: str
    recorded_on: str
    outcome: str
    category: str | None  # None: decided before the extract begins


@dataclass(frozen=True, kw_only=True)
class ReportRow(Record):
    authority: str
    reference: str
    published_on: str
    title: str


@dataclass(frozen=True, kw_only=True)
class NamedRow(Record):
    """A case that a list names, under the authority on whose list it is."""

    authority: str
    reference: str
    decided_about: str = ""  # where it is about another body; earlier schemas do not say


def every_named(edition: Edition) -> list[NamedRow]:
    """On any list of any authority: a case can be there more than once."""
    lists = [each for each in (OF_IMPROVEMENTS, OF_FAILED, OF_REPORTS) if edition.has(each)]
    return [row for each in lists for row in edition.ask(NamedRow, f"SELECT * FROM {each}")]


def improvements_of(edition: Edition, authority: str) -> list[ImprovementRow]:
    return edition.ask(
        ImprovementRow,
        "SELECT * FROM improvement WHERE authority = ? ORDER BY agreed_on, reference, number",
        (authority,),
    )


def failed_compliance_of(edition: Edition, authority: str) -> list[FailedRow]:
    return edition.ask(
        FailedRow,
        "SELECT * FROM failed_compliance WHERE authority = ? ORDER BY recorded_on, reference",
        (authority,),
    )


def reports_of(edition: Edition, authority: str) -> list[ReportRow]:
    return edition.ask(
        ReportRow,
        "SELECT * FROM report WHERE authority = ? ORDER BY published_on, reference",
        (authority,),
    )


def unlisted_of(edition: Edition, authority: str, of_list: str) -> int:
    """How many more in the list may not be named."""
    query = "SELECT coalesce(sum(count), 0) FROM unlisted WHERE authority = ? AND list = ?"
    (found,) = edition.database.execute(query, (authority, of_list)).fetchone()
    return int(found)
