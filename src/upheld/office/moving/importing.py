"""Imports an extract into the office's records: all of it or nothing, and safe to repeat.

Records that are already the same are left alone, those that differ are changed, new ones are added,
and those not in the extract stay. A column that the extract does not have changes nothing. A record
that people have changed here since the last import is never silently overwritten: ``EditedHere``
lists them all, unless the command says whose version counts.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

import pyarrow as pa
from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from upheld.core.progress import Progress, silent
from upheld.intake.extract import Extract
from upheld.office.clock import day_of
from upheld.office.ledger.edited_here import IMPORT, edited_here
from upheld.office.ledger.erased_columns import erased_columns
from upheld.office.ledger.in_words import called
from upheld.office.ledger.recording import Writing, writing
from upheld.office.ledger.standing import in_batches
from upheld.office.ledger.writing_much import Overtaken, writing_much
from upheld.office.models import (
    Case,
    Decision,
    Extension,
    FurtherFinding,
    Kept,
    Recommendation,
    next_number,
)
from upheld.office.models.contract import (
    AT_ONCE,
    FURTHER,
    HELD,
    Edited,
    Key,
    TableRow,
    held_of,
    keys_in_error,
)
from upheld.office.moving.fitting import refuse_what_does_not_fit
from upheld.office.moving.imported import Imported, ToldOtherwise, Whose
from upheld.office.moving.importing_decisions import Decisions
from upheld.office.moving.importing_findings import (
    decision_of,
    decisions_held,
    gone_since,
    refuse_if_corrected,
    rows_of,
)
from upheld.office.moving.importing_passed import keep_given, keep_passed
from upheld.office.moving.mistakes import EditedHere, MovingError
from upheld.office.rules.times import Times

TRIES = 3  # in which nobody waits
AS_IMPORTED = "as imported"  # the reason for an extension if the extract gives none
Writes = Callable[..., AbstractContextManager[Writing]]


def import_extract(
    extract: Extract,
    *,
    times: Times,
    at: datetime,
    whose: Whose = Whose.NOT_SAID,
    progress: Progress = silent,
) -> Imported:
    """If it raises MovingError, EditedHere or IntakeError, nothing has been written.

    If others have written meanwhile what it is to write, it begins again; the last time they wait.
    """

    def imported(writes: Writes) -> Imported:
        with writes(IMPORT, "import an extract", at=at) as write:
            refuse_what_does_not_fit(extract)
            importing = Importing(extract=extract, times=times, write=write, progress=progress)
            importing.take_all()
            importing.settle(whose)
            progress("Putting all of it in place", 0, 0)
        return importing.done

    for _ in range(TRIES):
        with suppress(Overtaken):
            return imported(writing_much)
    return imported(writing)


@dataclass(kw_only=True)
class Importing:
    extract: Extract
    times: Times
    write: Writing
    progress: Progress
    done: Imported = field(default_factory=Imported)
    cases: dict[Key, int] = field(default_factory=dict)  # reference and authority: id
    made: dict[Key, int] = field(default_factory=dict)  # decisions that are new, by their key
    told_otherwise: list[ToldOtherwise] = field(default_factory=list)

    def take_all(self) -> None:
        held = Case.everything.values_list("reference", "authority_id", "pk")
        self.cases = {(reference, slug): pk for reference, slug, pk in held.iterator(AT_ONCE)}
        for edited in HELD:
            if self.extract.has(edited.spec.name):
                self._take(edited)
        keep_passed(self.extract, self.write, self.done.made, self.done.changed)
        keep_given(self.extract, self.write)

    def settle(self, whose: Whose) -> None:
        """Records that people have changed: refuse them all, or do as the command says."""
        if self.told_otherwise and whose is Whose.NOT_SAID:
            raise EditedHere([str(each) for each in self.told_otherwise])
        if whose is Whose.OURS:
            self.done.kept = tuple(str(each) for each in self.told_otherwise)
        else:
            for each in self.told_otherwise:
                self._change(each.edited, each.record, each.row)
        self.decisions.mark_replaced()

    @cached_property
    def known_decisions(self) -> Mapping[Key, int]:
        """Asked when all decisions of the extract have been made."""
        return decisions_held() | self.made

    @cached_property
    def erased(self) -> Mapping[tuple[str, int], set[str]]:
        return erased_columns()

    @property
    def decisions(self) -> Decisions:
        """Made on first use."""
        if self._decisions is None:
            self._decisions = Decisions(self.extract, write=self.write, times=self.times)
        return self._decisions

    _decisions: Decisions | None = None

    def _take(self, edited: Edited) -> None:
        name = edited.spec.name
        table = rows_of(edited, self.extract)
        given = self.extract.given[name]
        held, in_error = held_of(edited, times=self.times), keys_in_error(edited)
        differing: dict[int, tuple[TableRow | None, list[str]]] = {}
        for start, rows in _parts(table):
            self.progress(f"Importing {name}", start, table.num_rows)
            new = []
            for row in rows:
                key = edited.key_of(row)
                pk, now = held.pop(key, (None, None))
                if pk is None and key in in_error:
                    self.done.in_error[name] += 1
                elif pk is None:
                    new.append(row)
                elif now is None or (columns := edited.differing(now, row, given)):
                    columns = columns if now else list(given)
                    left = [name for name in columns if name not in self._erased_in(edited, pk)]
                    self.done.erased[name] += left != columns
                    if left:
                        differing[pk] = row, left
            self._make(edited, new)
        if edited is FURTHER:
            differing |= {pk: (None, ["finding"]) for pk in gone_since(held, self.extract)}
        for some in in_batches(differing):
            self._change_or_ask(edited, {pk: differing[pk] for pk in some})
        self.done.not_told[name] += sum(row is not None for _, row in held.values())

    def _erased_in(self, edited: Edited, number: int) -> set[str]:
        """The columns of the extract whose values were erased from this record."""
        erased = self.erased.get((edited.model._meta.model_name or "", number), ())
        return {column for column, held in edited.held_in.items() if held in erased}

    def _make(self, edited: Edited, rows: Sequence[TableRow]) -> None:
        if edited.is_of_cases:
            self._make_cases(edited, rows)
        records = [self._record(edited, row) for row in rows]
        self.write.make_all(records)
        self.done.made[edited.spec.name] += len(records)
        if edited.model is Case:
            self.cases |= {(case.reference, case.authority_id): case.pk for case in records}
        elif edited.model is Decision:
            keys = map(edited.key_of, rows)
            self.made |= {key: each.pk for key, each in zip(keys, records, strict=True)}
            self.write.make_all(self.decisions.first_words(records))
        elif edited.model is Recommendation:
            extended = [each for each in records if each.extended_to]
            self.write.make_all([self._extension(each, number=1) for each in extended])

    def _make_cases(self, edited: Edited, rows: Sequence[TableRow]) -> None:
        """Those that the extract has only in other tables, such as decisions."""
        keys = dict.fromkeys(edited.case_of(row) for row in rows)
        unknown = [key for key in keys if key not in self.cases]
        new = [Case(reference=reference, authority_id=slug) for reference, slug in unknown]
        self.write.make_all(new)
        self.cases |= {(case.reference, case.authority_id): case.pk for case in new}

    def _record(self, edited: Edited, row: TableRow) -> Kept:
        record = edited.model()
        if isinstance(record, FurtherFinding):
            record.decision = decision_of(row, self.known_decisions, self.cases)
        elif edited.is_of_cases:
            reference, slug = edited.case_of(row)
            pk = self.cases[reference, slug]
            record.case = Case(pk=pk, reference=reference, authority_id=slug)
        cells = edited.cells(row)
        if edited.model is Decision:
            self.decisions.begin(record, cells)
        edited.set_fields(record, cells)
        return record

    def _remove(self, edited: Edited, finding: Kept) -> None:
        assert isinstance(finding, FurtherFinding)
        refuse_if_corrected(finding)
        self.write.remove(finding)
        self.done.changed[edited.spec.name] += 1

    def _extension(self, recommendation: Recommendation, *, number: int) -> Extension:
        return Extension(
            recommendation=recommendation,
            number=number,
            granted_on=day_of(self.write.at),
            until=recommendation.extended_to,
            reason=AS_IMPORTED,
        )

    def _change_or_ask(
        self, edited: Edited, differing: dict[int, tuple[TableRow | None, list[str]]]
    ) -> None:
        related = (edited.to_case,) if edited.is_of_cases else ()
        records = edited.model.objects.select_related(*related).in_bulk(list(differing))
        by_people = edited_here(list(records.values()))
        for pk, (row, columns) in differing.items():
            record = records[pk]
            entry = by_people.get(record.key)
            if entry is None:
                self._change(edited, record, row)
            else:
                each = ToldOtherwise(
                    edited=edited, record=record, row=row, entry=entry, columns=columns
                )
                self.told_otherwise.append(each)

    def _change(self, edited: Edited, record: Kept, row: TableRow | None) -> None:
        """Columns that the extract does not have stay as they are."""
        if row is None:
            self._remove(edited, record)
            return
        given = self.extract.given[edited.spec.name]
        erased = self._erased_in(edited, record.pk)
        cells = {
            name: cell
            for name, cell in edited.cells(row).items()
            if name in given and name not in erased
        }
        after: list[Kept] = []
        if isinstance(record, Decision):
            after = self.decisions.change(record, cells)
        extended_to = getattr(record, "extended_to", None)
        edited.set_fields(record, cells)
        if isinstance(record, Recommendation) and record.extended_to not in (None, extended_to):
            after = [self._extension(record, number=next_number(Extension, recommendation=record))]
        try:
            self.write.change(record)
        except ValidationError as error:
            it, said = capfirst(called(record)), " ".join(error.messages)
            raise MovingError(
                f"{it} cannot be changed to what the extract says: {said}"
                " Correct the extract. Nothing was imported."
            ) from None
        self.write.make_all(after)
        self.done.changed[edited.spec.name] += 1


def _parts(table: pa.Table) -> Iterator[tuple[int, list[TableRow]]]:
    """The rows in batches that fit into memory, each with the position of its first row."""
    for start in range(0, table.num_rows, AT_ONCE):
        columns: dict[str, list[Any]] = table.slice(start, AT_ONCE).to_pydict()
        yield start, list(zip(*columns.values(), strict=True))
