"""Which published editions counted a case, as far as the office can know, and what has to be done.

The office knows when a year's figures became public from its own folder (office.toml), when a
record was entered from its ledger, and which extracts were taken since. It does not see editions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from upheld.core.days import in_words
from upheld.core.years import Year
from upheld.office.clock import day_of
from upheld.office.corrections.wanted import case_of_record
from upheld.office.ledger.edited_here import IMPORT
from upheld.office.ledger.entries_of import former_names, of_records
from upheld.office.models import Case, Compliance, Decision, Entry, Kept
from upheld.office.rules.states import State
from upheld.ombudsman.folder import Office


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What a year's figures counted."""

    year: Year
    what: str
    public_at: datetime | None  # None: the office folder does not say when, or whether

    def __str__(self) -> str:
        if self.public_at is None:
            return (
                f"{self.year}: {self.what}. The office folder gives no date on which these figures"
                " became public. If they have, they count it."
            )
        public = in_words(day_of(self.public_at))
        return f"{self.year}: {self.what}. The figures became public on {public}."


def editions_that_counted(case: Case, *, office: Office, at: datetime) -> tuple[Counted, ...]:
    """In order of their years. Empty if no figures that are public can have counted it."""
    found = (_counted(*each, office=office, at=at) for each in _dated(case))
    return tuple(sorted(filter(None, found), key=lambda each: (each.year, each.what)))


def _dated(case: Case) -> Iterator[tuple[Kept, date, str]]:
    """What of a case counts in a year, by the day that decides which."""
    if case.received_on:
        yield case, case.received_on, "a complaint received"
    for decision in Decision.everything.filter(case=case).exclude(state=State.DRAFT):
        yield decision, decision.decided_on, f"a decision, {decision.outcome}"
    for outcome in Compliance.everything.filter(case=case):
        yield outcome, outcome.recorded_on, f"an outcome, {outcome.outcome}"


def _counted(record: Kept, day: date, what: str, *, office: Office, at: datetime) -> Counted | None:
    year = Year.containing(day)
    if year.last_day >= day_of(at):
        return None
    public_at = office.dates_of(year).public_at
    if public_at and (public_at > at or entered_at(record) > public_at):
        return None
    return Counted(year=year, what=what, public_at=public_at)


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
