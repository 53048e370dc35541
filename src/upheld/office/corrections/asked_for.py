"""Asking for a correction, confirming it, turning it down, withdrawing it: the only way to any.

``needs_second_person`` decides by what is public whether one person is enough. What is entered in
error, or no longer is, always needs two.
"""

from collections.abc import Iterator
from datetime import date, datetime

from upheld.office.answers.giving import give, why_not_withdraw
from upheld.office.clock import now
from upheld.office.corrections.clearing_ended import (
    end_clearing,
    ends_clearing,
    troubles_of_ending,
)
from upheld.office.corrections.coded_columns import troubles_of_columns
from upheld.office.corrections.counted_editions import editions_that_counted
from upheld.office.corrections.entered_in_error import troubles_of_error
from upheld.office.corrections.renaming import troubles_of_name
from upheld.office.corrections.still_public import is_going_out
from upheld.office.corrections.wanted import (
    Wanted,
    case_of_record,
    is_as_it_was,
    kept,
    record_of,
    wanted_of,
)
from upheld.office.corrections.what_follows import let_the_rest_follow
from upheld.office.decisions.on_the_site import keep_hidden, on_the_site_now
from upheld.office.decisions.publication_troubles import (
    Refused,
    Trouble,
    not_in_role,
    refuse,
    troubles_of_answering_no,
    troubles_of_confirming,
)
from upheld.office.ledger.recording import ChangedMeanwhile, Writing, writing
from upheld.office.models import (
    Case,
    Correction,
    Decision,
    FurtherFinding,
    Kept,
    Person,
    next_number,
)
from upheld.office.rules.answers import Became
from upheld.office.rules.policy import Deed, may
from upheld.office.rules.putting_right import KINDS, Act, Standing

ERRORS = (Act.IN_ERROR, Act.NOT_IN_ERROR)


def ask(wanted: Wanted) -> Correction:
    """Do it, or propose it if a second person must confirm.

    Raises Refused with every reason, or ChangedMeanwhile.
    """
    refuse(troubles_of_asking(wanted))
    record, case = wanted.record, case_of_record(wanted.record)
    if type(record).everything.get(pk=record.pk).version != record.version:
        raise ChangedMeanwhile(record)
    is_done = not needs_second_person(wanted.act, case)
    correction = Correction(
        case=case,
        number=next_number(Correction, case=case),
        act=str(wanted.act),
        about=record.kind,
        record=record.pk,
        changes=kept(wanted.changes),
        reason=wanted.reason.strip(),
        asked_by=wanted.by,
        asked_on=wanted.on,
        standing=str(Standing.DONE if is_done else Standing.PROPOSED),
    )
    with writing(wanted.by, str(wanted.act)) as write:
        write.make(correction)
        if is_done:
            _do(wanted, by=wanted.by, write=write)
    keep_hidden()
    return correction


def confirm(correction: Correction, *, by: Person, on: date) -> None:
    """As the second person. Raises Refused, or ChangedMeanwhile."""
    refuse(troubles_of_second_person(correction, by))
    with writing(by, f"confirm: {correction.act}") as write:
        _end(correction, Became.CONFIRMED, by=by, on=on, write=write)
        _do(wanted_of(correction), by=by, write=write)
    keep_hidden()


def turn_down(correction: Correction, *, by: Person, reason: str, on: date) -> None:
    """As the second person. The record stays as it is, and who asked is told why.

    Raises Refused, NotAllowed without a reason, or ChangedMeanwhile.
    """
    refuse(_answered_already(correction))
    refuse(troubles_of_answering_no(by, asked_by=correction.asked_by))
    with writing(by, f"turn down: {correction.act}") as write:
        _end(correction, Became.TURNED_DOWN, by=by, on=on, reason=reason, write=write)


def withdraw(correction: Correction, *, by: Person, on: date) -> None:
    """As the person who asked, whatever their role now. Raises Refused, or ChangedMeanwhile."""
    refuse(_answered_already(correction))
    if why := why_not_withdraw(by, asked_by=correction.asked_by):
        raise Refused([Trouble("", why)])
    with writing(by, f"withdraw: {correction.act}") as write:
        _end(correction, Became.WITHDRAWN, by=by, on=on, write=write)


STANDS = {
    Became.CONFIRMED: Standing.DONE,
    Became.TURNED_DOWN: Standing.TURNED_DOWN,
    Became.WITHDRAWN: Standing.WITHDRAWN,
}


def _end(
    correction: Correction,
    became: Became,
    *,
    by: Person,
    on: date,
    reason: str = "",
    write: Writing,
) -> None:
    correction.standing = str(STANDS[became])
    correction.answered_by, correction.answered_on = by, on
    write.change(correction)
    give(
        write,
        became,
        what=correction.act,
        about=correction,
        asked_by=correction.asked_by,
        by=by,
        case=correction.case,
        reason=reason,
    )


def needs_second_person(act: Act, case: Case, *, at: datetime | None = None) -> bool:
    """Whether anybody outside can have seen what is corrected, or will without another look."""
    counted = editions_that_counted(case, at=at or now())
    return act in ERRORS or is_going_out(case) or on_the_site_now(case) or bool(counted)


def _do(wanted: Wanted, *, by: Person, write: Writing) -> None:
    record, is_ended = wanted.record, ends_clearing(wanted)
    case = case_of_record(record)
    is_shown = on_the_site_now(case)  # under the reference and authority that it has until now
    for name, value in wanted.after.items():
        setattr(record, name, value)
    write.change(record)
    let_the_rest_follow(record, by=by, write=write)
    if is_ended:
        end_clearing(case, is_shown=is_shown, write=write)


# ---- What prevents it ------------------------------------------------------------------------


def troubles_of_asking(wanted: Wanted) -> Iterator[Trouble]:
    deed = deed_of(wanted.record)
    if not may(wanted.by.roles, deed):
        yield not_in_role(wanted.by, deed)
    if not wanted.reason.strip():
        yield Trouble("reason", "Enter a reason: it is kept with the correction.")
    if not wanted.changes:
        yield Trouble("", "This is what is recorded already. Change something, or go back.")
    asked = Correction.objects.filter(
        about=wanted.record.kind, record=wanted.record.pk, standing=Standing.PROPOSED
    )
    for waiting in asked:
        yield Trouble(
            "",
            f"{waiting.asked_by} has asked for a correction of this ({waiting.act}). It must be"
            " confirmed or turned down first.",
        )
    yield from _own_troubles(wanted)


def troubles_of_second_person(correction: Correction, by: Person) -> Iterator[Trouble]:
    if correction.standing != Standing.PROPOSED:
        yield from _answered_already(correction)
        return
    yield from troubles_of_confirming(by, proposed_by=correction.asked_by, at=now())
    if not is_as_it_was(correction, record_of(correction)):
        yield Trouble(
            "",
            "What is to be corrected has changed since this was asked for. Turn it down, look at"
            " the case, and ask again.",
        )
    yield from _own_troubles(wanted_of(correction))


def deed_of(record: Kept) -> Deed:
    return KINDS[record.kind].deed if record.kind in KINDS else Deed.CORRECT_CASES


def _own_troubles(wanted: Wanted) -> Iterator[Trouble]:
    yield from troubles_of_ending(wanted)
    if wanted.act in ERRORS:
        yield from troubles_of_error(wanted)
    elif wanted.act == Act.RENAME:
        yield from troubles_of_name(wanted)
    else:
        assert isinstance(wanted.record, Decision | FurtherFinding)
        yield from troubles_of_columns(wanted.record, wanted.after, on=wanted.on)


def _answered_already(correction: Correction) -> Iterator[Trouble]:
    if correction.standing != Standing.PROPOSED:
        words = f"This correction has been answered already: {correction.standing}."
        yield Trouble("", words)
