"""Decisions from an extract: the state each one gets here, and the versions of its text."""

from collections.abc import Mapping, Sequence
from dataclasses import InitVar, dataclass, field
from typing import Any

import pyarrow.compute as pc

from upheld.intake.extract import Extract
from upheld.office.clock import day_of
from upheld.office.configuration import own_profile
from upheld.office.decisions.proposed import end_proposal
from upheld.office.ledger.recording import Writing
from upheld.office.ledger.standing import in_batches
from upheld.office.models import Decision, Statement
from upheld.office.models.contract import OF_PUBLICATION, Key
from upheld.office.rules.answers import Became
from upheld.office.rules.publication_in_extracts import state_as_imported, withheld_for
from upheld.office.rules.states import State
from upheld.office.rules.times import Times

Cells = Mapping[str, Any]


@dataclass
class Decisions:
    extract: InitVar[Extract]
    write: Writing
    times: Times
    last: dict[Key, int] = field(default_factory=dict)  # of cases decided again: the last sequence
    again: set[int] = field(default_factory=set)  # ids of cases with a decision that is new here
    changed: set[int] = field(default_factory=set)  # ids of decisions

    def __post_init__(self, extract: Extract) -> None:
        made = Decision.objects.exclude(state=State.DRAFT).filter(sequence__gt=1)
        for key in made.values_list("case__reference", "case__authority_id", "sequence"):
            self._note(*key)
        if extract.has("decided"):
            table = extract.tables["decided"].select(["reference", "authority", "sequence"])
            for row in table.filter(pc.greater(table["sequence"], 1)).to_pylist():
                self._note(row["reference"], row["authority"], row["sequence"])

    def _note(self, reference: str, authority: str, sequence: int) -> None:
        self.last[reference, authority] = max(sequence, self.last.get((reference, authority), 1))

    def begin(self, decision: Decision, cells: Cells) -> None:
        """Set what a new decision has in addition to the cells of its row."""
        decision.sequence = cells["sequence"]
        if decision.sequence > 1:
            self.again.add(decision.case.pk)
        self._set_state(decision, cells)
        decision.statement_version = int(bool(cells["summary"] or cells["statement"]))

    def first_words(self, decisions: Sequence[Decision]) -> list[Statement]:
        return [self._words_of(each) for each in decisions if each.statement_version]

    def change(self, decision: Decision, cells: Cells) -> list[Statement]:
        """Set what follows from cells that differ. Returns the new version of its text, if any."""
        told = withheld_for(
            **{name: getattr(decision, name) for name in OF_PUBLICATION},
            as_at=None,
            times=self.times,
            profile=own_profile(),
        )
        if cells["decided_on"] != decision.decided_on:
            decision.publish_on = None
        if (
            decision.state == State.DRAFT
            or cells["decided_on"] != decision.decided_on
            or cells.get("withheld_reason", told) != told
        ):
            self._set_state(decision, {"withheld_reason": told, **cells})
        if decision.case_id in self.again:
            self._replace(decision)
        self.changed.add(decision.pk)
        for name in ("summary", "statement"):
            if name in cells and (cells[name] or "") != getattr(decision, name):
                return [self._next_words(decision, cells)]
        return []

    def _set_state(self, decision: Decision, cells: Cells) -> None:
        """As it is in the extract. Any proposal that people made here is dropped."""
        state = state_as_imported(
            cells,
            is_replaced=self._is_replaced(decision),
            today=day_of(self.write.at),
            times=self.times,
            profile=own_profile(),
        )
        is_in_state = state == State.UNDER_REVIEW  # the state says it, without a reason
        decision.state = state
        decision.withheld_reason = "" if is_in_state else cells["withheld_reason"] or ""
        decision.reason = ""
        decision.confirmed_by = None
        end_proposal(decision, Became.OVERTAKEN, by=None, write=self.write)

    def _next_words(self, decision: Decision, cells: Cells) -> Statement:
        decision.summary = cells.get("summary", decision.summary) or ""
        decision.statement = cells.get("statement", decision.statement) or ""
        decision.statement_version += 1
        return self._words_of(decision)

    def _words_of(self, decision: Decision) -> Statement:
        return Statement(
            decision=decision,
            number=decision.statement_version,
            summary=decision.summary,
            text=decision.statement,
            written_on=self.write.at,
        )

    def mark_replaced(self) -> None:
        """Decisions held before, on cases that the extract says were decided again."""
        for some in in_batches(sorted(self.again)):
            for decision in Decision.objects.filter(case__in=some).select_related("case"):
                if decision.pk not in self.changed and self._replace(decision):
                    self.write.change(decision)

    def _replace(self, decision: Decision) -> bool:
        """Whether it is no longer the last decision of its case, but was so until now."""
        if decision.state in (State.DRAFT, State.DECIDED_AGAIN) or not self._is_replaced(decision):
            return False
        decision.state = State.DECIDED_AGAIN
        decision.reason = ""
        end_proposal(decision, Became.OVERTAKEN, by=None, write=self.write)
        return True

    def _is_replaced(self, decision: Decision) -> bool:
        case = decision.case.reference, decision.case.authority_id
        return decision.sequence < self.last.get(case, 1)
