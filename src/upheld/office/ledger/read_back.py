"""What a person writes is read back as intake would read it, before it is committed.

The case, or the authority's contacts and letter, is made into the tables of a small extract, and
intake checks them. If there is a problem that was not there before, nothing is saved. So an extract
of what the office holds is one that a build and a register accept, whatever a form forgot to check.
What is not ready to go out (models.contract) is not checked until it is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pyarrow as pa
from django.core.exceptions import ValidationError
from django.db.models import Q

from upheld.intake.checks.all_tables import check_tables
from upheld.intake.checks.findings import Findings
from upheld.intake.checks.one_table import Checking
from upheld.intake.problems import Problem, quoted
from upheld.intake.raw import RawTable
from upheld.office.configuration import own_office
from upheld.office.models import Case, Kept
from upheld.office.models.authority_names import AuthorityNames
from upheld.office.models.contract import EDITED, HELD, Edited, table_held
from upheld.office.models.texts_of_rows import texts_of
from upheld.office.rules.times import Times

OF_MODEL = {each.model: each for each in HELD}


@dataclass(frozen=True)
class Subject:
    """What is read back as a whole: a case, or what is held about one authority."""

    is_case: bool
    key: int | str

    def which(self, edited: Edited) -> Q:
        if not self.is_case:
            return Q(authority=self.key)
        return Q(**{edited.to_case or "pk": self.key})


@dataclass
class ReadBack:
    """The records of one writing, and the tables of their subjects before it.

    What was wrong before is asked only if something is wrong after: nearly always nothing is.
    """

    records: list[Kept] = field(default_factory=list)
    before: dict[Subject, list[RawTable]] = field(default_factory=dict)

    def note(self, record: Kept) -> None:
        """Called before the record is written."""
        if type(record) not in OF_MODEL:
            return
        self.records.append(record)
        subject = subject_of(record)
        if subject.key is not None and subject not in self.before:
            self.before[subject] = list(_tables(subject))

    def refuse(self) -> None:
        """Raises ValidationError with every new problem."""
        new = [
            problem
            for subject in dict.fromkeys(map(subject_of, self.records))
            for problem in self._new_problems(subject)
        ]
        if new:
            raise ValidationError([in_words(problem) for problem in new])

    def _new_problems(self, subject: Subject) -> list[Problem]:
        found = problems_in(_tables(subject))
        before = problems_in(self.before.get(subject, ())) if found else []
        return [problem for problem in found if problem not in before]


def subject_of(record: Kept) -> Subject:
    if isinstance(record, Case):
        return Subject(is_case=True, key=record.pk)
    if OF_MODEL[type(record)].is_of_cases:
        return Subject(is_case=True, key=record.case_id)
    return Subject(is_case=False, key=record.authority_id)


def problems_in(tables: Iterable[RawTable]) -> list[Problem]:
    found = Findings()
    check_tables({table.name: table for table in tables}, found, own_rules())
    return found.problems


def own_rules() -> Checking:
    """What an extract of this office is checked against."""
    office = own_office()
    return Checking(
        directory=office.directory,
        profile=office.profile,
        references=office.references,
        faults=office.faults,
    )


def _tables(subject: Subject) -> Iterator[RawTable]:
    office = own_office()
    names, times = AuthorityNames(office.directory), Times.of(office)
    for edited in EDITED:  # the undated tables are last
        if subject.is_case == (edited.model is Case or edited.is_of_cases):
            held = table_held(edited, times=times, as_at=None, which=subject.which)
            rows = [row for _, row in held]
            columns = edited.table.columns
            cells = list(zip(*texts_of(edited.table, columns, rows, names), strict=True))
            cells = cells or [()] * len(columns)
            yield RawTable(
                name=edited.spec.name,
                source=edited.spec.name,
                columns={
                    column.name: pa.array(texts, pa.string())
                    for column, texts in zip(columns, cells, strict=True)
                },
                lines=range(1, len(rows) + 1),
            )


def in_words(problem: Problem) -> str:
    """Without the place in a file: there is none."""
    where = ", ".join(part for part in (problem.source, problem.column) if part)
    said = f"{quoted(problem.value)} " if problem.value is not None else ""
    return f"{where.replace('_', ' ').capitalize()}: {said}{problem.trouble}. {problem.remedy}"
