"""Which published editions counted a case, and what has to be done.

They are those in the published folder, whose manifests say when each became public. When a record
was entered is in the ledger. An office that does not know the published folder says so, and assumes
that every past year's figures are public, but never before the hour that its folder gives for them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from upheld.core.days import in_words
from upheld.core.english import joined
from upheld.core.years import Year
from upheld.edition.manifest import MANIFEST, EditionError, Manifest, read_manifest
from upheld.office.clock import day_of
from upheld.office.configuration import PUBLISHED, own_office, published_folder
from upheld.office.corrections.wanted import case_of_record
from upheld.office.ledger.edited_here import IMPORT
from upheld.office.ledger.entries_of import former_names, of_records
from upheld.office.models import Case, Compliance, Decision, Entry, Kept
from upheld.office.rules.states import State
from upheld.publish.annual.publishing import EDITIONS


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What a year's figures counted, or may have."""

    year: Year
    what: str
    public_at: datetime | None = None  # None: the office does not see whether they are public
    version: int = 0

    def __str__(self) -> str:
        if self.public_at is None:
            return (
                f"{self.year}: {self.what}. If figures for this year are public, they count it. The"
                f" office cannot see whether they are: it needs {PUBLISHED}."
            )
        public = in_words(day_of(self.public_at))
        version = f"Version {self.version} of the figures" if self.version > 1 else "The figures"
        return f"{self.year}: {self.what}. {version} became public on {public}."


def editions_that_counted(case: Case, *, at: datetime) -> tuple[Counted, ...]:
    """In order of their years. Empty if no figures that are public can have counted it."""
    known = public_editions(at=at)
    found = (_counted(*each, known=known, at=at) for each in _dated(case))
    return tuple(sorted(filter(None, found), key=lambda each: (each.year, each.what)))


def public_editions(*, at: datetime) -> dict[Year, Manifest] | None:
    """The newest version of each year that is public; None if the office cannot see them.

    One whose manifest cannot be read makes all unknown: it may have counted anything.
    """
    folder = published_folder()
    if folder is None:
        return None
    found: dict[Year, Manifest] = {}
    for path in sorted((folder / EDITIONS).glob(f"*/{MANIFEST}")):
        try:
            manifest = read_manifest(path.parent)
        except EditionError:
            return None
        year = Year.parse(manifest.year)
        is_newer = year not in found or manifest.version > found[year].version
        if is_newer and _public_at(manifest) <= at:
            found[year] = manifest
    return found


def _public_at(manifest: Manifest) -> datetime:
    return datetime.fromisoformat(manifest.public_at)


def _dated(case: Case) -> Iterator[tuple[Kept, date, str]]:
    """What of a case counts in a year, by the day that decides which."""
    if case.received_on:
        yield case, case.received_on, "a complaint received"
    for decision in Decision.everything.filter(case=case).exclude(state=State.DRAFT):
        yield decision, decision.decided_on, f"a decision, {joined(decision.outcomes)}"
    for outcome in Compliance.everything.filter(case=case):
        yield outcome, outcome.recorded_on, f"an outcome, {outcome.outcome}"


def _counted(
    record: Kept, day: date, what: str, *, known: dict[Year, Manifest] | None, at: datetime
) -> Counted | None:
    year = Year.containing(day)
    if known is None:
        return _perhaps(record, year, what, at=at)
    if year not in known or entered_at(record) > _public_at(known[year]):
        return None
    edition = known[year]
    return Counted(year=year, what=what, public_at=_public_at(edition), version=edition.version)


def _perhaps(record: Kept, year: Year, what: str, *, at: datetime) -> Counted | None:
    if year.last_day >= day_of(at):
        return None
    planned = own_office().dates_of(year).public_at
    if planned and (planned > at or entered_at(record) > planned):
        return None
    return Counted(year=year, what=what)


def entered_at(record: Kept) -> datetime:
    """The earliest moment for what was imported: it may have been counted from another system."""
    first = first_entry(record)
    if first is None or first.who == IMPORT:
        return datetime.min.replace(tzinfo=UTC)
    return datetime.fromisoformat(first.at)


def first_entry(record: Kept) -> Entry | None:
    """With which it was made, under whatever reference."""
    return of_records([record], also=former_names(case_of_record(record))).last()


def extracts_with(case: Case) -> tuple[int, str]:
    """How many extracts were taken since it was entered, and the day of the last one."""
    first = first_entry(case)
    taken = Entry.objects.filter(kind="extract", number__gt=first.number if first else 0)
    last = taken.last()
    return taken.count(), in_words(day_of(datetime.fromisoformat(last.at))) if last else ""
