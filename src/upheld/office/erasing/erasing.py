"""Erasing on the word of two people: every value of the chosen columns, with its salt.

Afterwards the records' columns are empty, or have a mark where they must have something. The ledger
has the seals, against which not even a guess can be tested. Files of evidence are removed too.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection, models

from upheld.office.answers.giving import give, why_not_withdraw
from upheld.office.erasing.beside_records import clear_beside_records, searches_for, words_of
from upheld.office.erasing.targets import Target, case_of
from upheld.office.ledger.erased import Line, add_to_list
from upheld.office.ledger.recording import Writing, kinds_of_records, writing
from upheld.office.ledger.sealing import rows_of
from upheld.office.models import (
    Contact,
    Draft,
    Erasure,
    Evidence,
    Job,
    Kept,
    Person,
    PersonalValue,
)
from upheld.office.rules.answers import Became
from upheld.office.rules.second_person import why_not_second

ERASE, ASK, AGAIN = "erase personal data", "ask to erase personal data", "erase again"
AT_ONCE = 500
ERASED = "erased"  # in the place of a hash
BESIDE_RECORDS: tuple[type[models.Model], ...] = (
    *(PersonalValue, Draft, Job, Session),
    *(Authenticator, EmailAddress, SocialAccount, UserSession),
)
LETTERS = str.maketrans("0123456789", "abcdefghij")


class NotErased(Exception):
    """Why it may not be erased, in words for the person who asked."""


def ask(targets: Sequence[Target], *, reason: str, by: Person, at: datetime) -> Erasure:
    """Raises ValidationError."""
    asked = Erasure(
        targets=[each.as_json() for each in targets], reason=reason, asked_by=by, asked_at=at
    )
    with writing(by, ASK, at=at) as write:
        write.make(asked)
    return asked


def confirm(erasure: Erasure, *, by: Person, at: datetime, evidence: Path) -> None:
    """Raises NotErased or ChangedMeanwhile. ``evidence`` is the folder with the files."""
    if erasure.done_at:
        raise NotErased("This has been erased already.")
    if erasure.asked_by and (why := why_not_second(by, to=erasure.asked_by, at=at)):
        raise NotErased(why)
    erasure.confirmed_by = by
    with writing(by, ERASE, at=at) as write:
        files = _erase(erasure, Target.of(erasure), write=write, at=at)
        _tell(erasure, Became.CONFIRMED, by=by, write=write)
        Draft.objects.all().delete()  # they are encrypted: any of them may have it
        write.close()
        _put_on_list(erasure, evidence)
    _remove(files, evidence)
    leave_nothing_behind(Target.of(erasure))


def turn_down(erasure: Erasure, *, by: Person, reason: str, at: datetime) -> None:
    """As the second person. Who asked is told why, and nothing is erased.

    Raises NotErased, NotAllowed without a reason, or ChangedMeanwhile.
    """
    if by == erasure.asked_by:
        raise NotErased("You asked for this yourself. Withdraw it instead.")
    _end(erasure, Became.TURNED_DOWN, by=by, reason=reason, at=at)


def withdraw(erasure: Erasure, *, by: Person, at: datetime) -> None:
    """As the person who asked. Raises NotErased or ChangedMeanwhile."""
    if why := why_not_withdraw(by, asked_by=erasure.asked_by):
        raise NotErased(why)
    _end(erasure, Became.WITHDRAWN, by=by, at=at)


def _end(erasure: Erasure, became: Became, *, by: Person, reason: str = "", at: datetime) -> None:
    """What has been erased stays erased."""
    if erasure.done_at:
        raise NotErased("This has been erased already.")
    told = "turn down" if became == Became.TURNED_DOWN else "withdraw"
    with writing(by, f"{told} an erasure", at=at) as write:
        _tell(erasure, became, by=by, reason=reason, write=write)
        write.remove(erasure)


def _tell(
    erasure: Erasure, became: Became, *, by: Person, reason: str = "", write: Writing
) -> None:
    """Who asked, which is empty in a restored office."""
    if erasure.asked_by:
        asked_by, case = erasure.asked_by, case_of(erasure)
        told = {"what": ERASE, "about": erasure, "asked_by": asked_by, "case": case}
        give(write, became, by=by, reason=reason, **told)


def erase_again(lines: Iterable[Line], *, at: datetime, evidence: Path) -> int:
    """In a restored office: what was erased since the backup. Returns how many erasures."""
    done = 0
    for line in lines:
        if not any(rows_of(line["erased"])):
            continue
        erasure = Erasure(targets=line["targets"], reason=_why(line), asked_at=at)
        with writing("restore", AGAIN, at=at) as write:
            write.make(erasure)
            files = _erase(erasure, Target.of(erasure), write=write, at=at, also=line["erased"])
        _remove(files, evidence)
        done += 1
    return done


def leave_nothing_behind(targets: Sequence[Target] = ()) -> None:
    """SQLite overwrites what it frees (secure_delete), and its log is emptied here. PostgreSQL
    writes the tables again, which keeps others waiting for some seconds.
    """
    if connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return
        known = kinds_of_records()
        written = {*BESIDE_RECORDS, *(known[each.kind] for each in targets)}
        for model in written:
            cursor.execute(f"VACUUM (FULL, ANALYZE) {model._meta.db_table}")


def _why(line: Line) -> str:
    return f"As erasure number {line['number']} in the list next to the evidence."


def _erase(
    erasure: Erasure,
    targets: Sequence[Target],
    *,
    write: Writing,
    at: datetime,
    also: Iterable[str] = (),
) -> set[str]:
    """Returns the names of files that no record needs any more."""
    seals, files, shut = set(also), set(), []
    for target in targets:
        seals |= target.seals()
        if (record := target.record) is not None:
            if isinstance(record, Evidence) and "sha256" in target.columns:
                files.add(record.sha256)
            if isinstance(record, Person):
                shut.append(record)
            _empty(record, target.columns, write)
    words = words_of(seals)
    seals |= searches_for(words)
    clear_beside_records(words, shut=shut)
    wanted = sorted(seals)
    for start in range(0, len(wanted), AT_ONCE):
        PersonalValue.objects.filter(seal__in=wanted[start : start + AT_ONCE]).delete()
    erasure.done_at, erasure.erased = at, wanted
    write.change(erasure)
    return {name for name in files if not Evidence.everything.filter(sha256=name).exists()}


def _empty(record: Kept, columns: Sequence[str], write: Writing) -> None:
    if isinstance(record, Person):
        _shut(record)
    for column in columns:
        setattr(record, column, _mark(record, record._meta.get_field(column)))
    write.change(record)


def _mark(record: Kept, field: models.Field) -> Any:
    """What a column holds that must hold something: nothing that two records would share."""
    if isinstance(field, models.JSONField):  # of a correction: by column, before and after
        return {ERASED: ["", ""]}
    if field.blank:
        return ""
    if isinstance(field, models.EmailField):
        return f"erased-{record.pk}@erased.invalid"
    if field.name == "sha256":
        return ERASED
    number = str(record.pk)
    if isinstance(record, Contact):  # a name in a letter has no digits
        number = number.translate(LETTERS)
    return f"[erased {number}]"


def _shut(person: Person) -> None:
    """An account that has no name cannot sign in."""
    person.is_active = False
    person.set_unusable_password()
    for model in (Authenticator, EmailAddress, SocialAccount):
        model.objects.filter(user_id=person.pk).delete()


def _put_on_list(erasure: Erasure, evidence: Path) -> None:
    try:
        add_to_list(erasure, evidence=evidence)
    except OSError as error:
        raise NotErased(
            f"Nothing was erased, because the list of erasures cannot be written: {error.strerror}."
            " Ask the person who runs the office to make the folder around the evidence writable."
        ) from None


def _remove(files: Iterable[str], evidence: Path) -> None:
    for name in files:
        for path in evidence.rglob(name):
            path.unlink(missing_ok=True)
