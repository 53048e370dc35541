"""An extract is checked as intake checks it before it is put in place.

If there is a problem, nothing goes out, but for a word that the profile has dropped since it was
recorded: what was recorded stays what it was. The office made the extract, so "line 14" helps
nobody: the message names the record, its page in the office, and who to go to.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from django.urls import reverse

from upheld.core.profile import Profile
from upheld.intake.checks.all_tables import check_tables
from upheld.intake.checks.findings import Findings
from upheld.intake.directory.directory import Directory
from upheld.intake.files.reading_csv import read_csv
from upheld.intake.problems import Problem
from upheld.intake.raw import RawTable
from upheld.office.ledger.edited_here import NOT_PEOPLE
from upheld.office.ledger.in_words import called
from upheld.office.ledger.known_words import is_dropped
from upheld.office.ledger.read_back import own_rules
from upheld.office.models import (
    Case,
    Contact,
    Decision,
    Enquiry,
    Entry,
    Kept,
    Letter,
    Person,
    Recommendation,
    Report,
)
from upheld.office.models.contract import EDITED
from upheld.office.moving.mistakes import MOST_LISTED, MovingError

Keys = Mapping[str, Sequence[int]]  # of each table's rows, in the order of the file
MODELS = {each.spec.name: each.model for each in EDITED}
# The page on which each kind of record is corrected, and which of its columns says where that is.
PAGES: Mapping[type[Kept], tuple[str, str, str]] = {
    Case: ("edit_case", "case", "pk"),
    Decision: ("decision", "decision", "pk"),
    Recommendation: ("edit_recommendation", "recommendation", "pk"),
    Report: ("edit_report", "case", "case_id"),
    Enquiry: ("edit_enquiry", "enquiry", "pk"),
    Contact: ("edit_contact", "contact", "pk"),
    Letter: ("edit_letter", "authority", "authority_id"),
}
OF_A_CASE = ("case", "case", "case_id")


def refuse_unreadable(folder: Path, keys: Keys, *, directory: Directory) -> None:
    """Raises MovingError with every problem. ``keys`` are those of the records in each file."""
    found = Findings()
    raw: dict[str, RawTable] = {}
    for path in sorted(folder.glob("*.csv")):
        read = read_csv(path.read_bytes(), name=path.stem, source=path.name)
        found.problems += read.problems
        raw |= {table.name: table for table in read.tables}
    rules = replace(own_rules(), directory=directory, all_read=not found.problems)
    check_tables(raw, found, rules)
    if problems := [each for each in found.problems if not _was_known(each, rules.profile)]:
        raise MovingError(_words(problems, raw, keys))


def _was_known(problem: Problem, profile: Profile) -> bool:
    """Whether it is only a word of an earlier profile."""
    table, column, word = problem.source.removesuffix(".csv"), problem.column, problem.value
    return bool(column and word and is_dropped(table, column, word, profile))


def _words(problems: Sequence[Problem], raw: Mapping[str, RawTable], keys: Keys) -> str:
    noun = "problem" if len(problems) == 1 else "problems"
    listed = [f"  {problem}\n    {_who(problem, raw, keys)}" for problem in problems[:MOST_LISTED]]
    if more := len(problems) - MOST_LISTED:
        listed += [f"  and {more:,} more."] if more > 0 else []
    return (
        f"What the office holds has {len(problems):,} {noun}, and neither a build nor a register"
        " would accept it, so no extract was written.\n" + "\n".join(listed)
    )


def _who(problem: Problem, raw: Mapping[str, RawTable], keys: Keys) -> str:
    """Where to correct it, and who to go to."""
    table = problem.source.removesuffix(".csv")
    if not keys.get(table) or problem.line is None or table not in raw:
        return (
            "This came with an extract that was imported. Correct it there, and import it again. If"
            " you do not know what is right, ask the person who sent it."
            if table not in MODELS
            else "This is about several records of this kind."
        )
    at = bisect_right(raw[table].lines, problem.line) - 1
    record = MODELS[table].objects.get(pk=keys[table][at])
    name, part, column = PAGES.get(type(record), OF_A_CASE)
    page = reverse(name, kwargs={part: getattr(record, column)})
    return f"It is {called(record)}, at {page}. Go to {person_for(record)}."


def person_for(record: Kept) -> str:
    """The case's officer, or else who changed the record last."""
    case = record if isinstance(record, Case) else getattr(record, "case", None)
    if case and case.officer and case.officer.is_active:
        return _named(case.officer)
    entries = Entry.objects.filter(kind=record.kind, record=record.key).exclude(who__in=NOT_PEOPLE)
    if last := entries.last():
        known = {each.about: each for each in Person.objects.all()}.get(last.who)
        return f"{_named(known) if known else last.who}, who changed it last"
    return "the person who sent the extract that it came with"


def _named(person: Person) -> str:
    return f"{person.name} ({person.email})"
