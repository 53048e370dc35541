"""Saying that a year's letters were sent: the mark next to the edition, then the record.

After a kill in between it is said again, and the record is written from the mark.
"""

from datetime import datetime

from upheld.core.years import Year
from upheld.edition.acts import Act, Kind
from upheld.office.configuration import Configuration
from upheld.office.ledger.recording import writing
from upheld.office.models import Person
from upheld.office.rules.year_steps import Step
from upheld.office.year.keeping import keep, record_of
from upheld.office.year.steps import NotYetError, YearNow, refuse_unless_ready, year_now
from upheld.publish.annual.marking import mark_sent

SAY = "say that letters were sent"


def say_sent(
    year: Year, *, letters: int | None, by: Person, at: datetime, configuration: Configuration
) -> int:
    """``letters``: None for all. Returns how many. Raises NotYetError or EditionError."""
    act = _mark(year_now(year, configuration), letters=letters, by=by, at=at)
    with writing(by, SAY) as write:
        keep(record_of(year), write, sent_at=act.moment, letters_sent=act.number)
    return act.number


def _mark(stands: YearNow, *, letters: int | None, by: Person, at: datetime) -> Act:
    if stands.review and stands.review.sent_at:
        raise NotYetError(f"{stands.year}: its letters were recorded as sent already.")
    marks = stands.life.done(Kind.SENT) if stands.life else ()
    if marks:
        return marks[0]
    refuse_unless_ready(stands, Step.SENT)
    assert stands.edition
    return mark_sent(stands.edition, letters=letters, at=at, people=(by.pk,))
