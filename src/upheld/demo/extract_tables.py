"""Turns the cases in a part into tables of the extract."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from upheld.core.english import body_named
from upheld.demo.body_arrays import Bodies
from upheld.demo.case_arrays import REMEDIED, Cases, outcome_names
from upheld.demo.choosing import Whole
from upheld.demo.columns import codes, dates, names, pseudonyms, references, words
from upheld.demo.compliance_outcomes import NOT_SATISFIED
from upheld.demo.earlier_decisions import Earlier
from upheld.demo.england import (
    CATEGORIES,
    COMPLIANCE_OUTCOMES,
    REMEDIES,
    UPHELD,
    WITHHELD_REASONS,
)
from upheld.demo.follow_up import FollowUp
from upheld.demo.invented_words import subcategories, wording
from upheld.demo.matters import ISSUE
from upheld.demo.private_records import (
    FAULTS,
    NONE,
    Private,
    enquiries_of,
    entered_on,
    response_days,
)
from upheld.demo.public_reports import Reports
from upheld.demo.recommended import KINDS, Recommended
from upheld.demo.texts import IN_WORDS, PUBLISHED, summaries_and_statements
from upheld.intake.directory.directory import Directory

Columns = dict[str, pa.Array]
ALL_SUBCATEGORIES = [name for number in range(len(CATEGORIES)) for name in subcategories(number)]
FIRST_SUBCATEGORY = np.cumsum([0] + [len(subcategories(n)) for n in range(len(CATEGORIES) - 1)])


@dataclass(frozen=True, kw_only=True)
class Part:
    """Everything that we know about the cases in a part, in arrays."""

    cases: Cases
    numbers: Whole
    people: Whole
    subcategory: Whole  # within the category
    issue: Whole  # rows
    withheld: Whole
    again: Earlier
    followed: FollowUp
    recommended: Recommended
    reports: Reports
    private: Private
    bodies: Bodies
    directory: Directory

    def authority(self, rows: Whole, days: Whole) -> pa.Array:
        return names(self.cases.body[rows], days, self.bodies, self.directory)

    def reference(self, rows: Whole) -> pa.Array:
        return references(self.cases.received_year[rows], self.numbers[rows])

    def subcategory_names(self, rows: Whole) -> pa.Array:
        first = FIRST_SUBCATEGORY[self.cases.category[rows]]
        return words(ALL_SUBCATEGORIES, first + self.subcategory[rows])


def received_table(part: Part) -> Columns:
    cases = part.cases
    rows = np.flatnonzero(cases.received_year >= 0)
    rows = rows[np.lexsort((part.numbers[rows], cases.received[rows]))]
    return {
        "reference": part.reference(rows),
        "authority": part.authority(rows, cases.received[rows]),
        "received_on": dates(cases.received[rows]),
        "category": words(CATEGORIES, cases.category[rows]),
        "subcategory": part.subcategory_names(rows),
        "complainant": pseudonyms(part.people[rows]),
    }


def decided_table(part: Part, chance: np.random.Generator, *, texts: bool) -> Columns:
    """The latest decisions and, with sequence 1, those that they replaced."""
    cases, again = part.cases, part.again
    standing = np.flatnonzero(~cases.is_open)
    rows = np.concatenate([standing, again.rows])
    decided = np.concatenate([cases.decided[standing], again.decided])
    outcomes = np.concatenate([outcome_names(cases.kind[standing]), np.array(again.outcomes, str)])
    first = np.arange(len(rows)) >= len(standing)
    sequence = np.where(~first & np.isin(rows, again.rows), 2, 1)
    order = np.lexsort((sequence, part.numbers[rows], decided))
    rows, decided, outcomes = rows[order], decided[order], outcomes[order]
    first, sequence = first[order], sequence[order]
    remedied = (cases.kind[rows] == REMEDIED) & ~first
    in_words = _outcomes_in_words(cases.kind[rows], outcomes, first)
    report = np.isin(rows, part.reports.case) & ~first
    columns = {
        "reference": part.reference(rows),
        "authority": part.authority(rows, decided),
        "decided_on": dates(decided),
        "outcome": pa.array(outcomes.tolist()),
        "category": words(CATEGORIES, cases.category[rows]),
        "subcategory": part.subcategory_names(rows),
        "remedied_by_authority": words(("no", "yes"), remedied.astype(np.int64)),
        "sequence": pa.array(sequence),
        "issue": words((ISSUE,), np.where(np.isin(rows, part.issue), 0, -1)),
        "kind": words(("statement", "report"), _kinds(in_words, report)),
        "withheld_reason": words(WITHHELD_REASONS, np.where(first, -1, part.withheld[rows])),
    }
    if texts:
        councils = np.array([_called(each.group) for each in part.bodies.authorities])
        summaries, statements = summaries_and_statements(
            chance,
            cases.category[rows],
            columns["subcategory"].to_pylist(),
            in_words,
            councils[cases.body[rows]].tolist(),
        )
        columns["summary"] = pa.array(summaries, type=pa.string())
        columns["statement"] = pa.array(statements, type=pa.string())
    return columns | _never_public(part, rows, decided, is_upheld=outcomes == UPHELD)


def _never_public(part: Part, rows: Whole, decided: Whole, *, is_upheld: np.ndarray) -> Columns:
    private = part.private
    earlier = private.earlier[rows]
    return {
        "fault_from": dates(np.where(is_upheld, private.fault_from[rows], NONE)),
        "fault_to": dates(np.where(is_upheld, private.fault_to[rows], NONE)),
        "fault": words(FAULTS, np.where(is_upheld, private.fault[rows], NONE)),
        "earlier_case": pc.if_else(
            pa.array(earlier >= 0), part.reference(np.maximum(earlier, 0)), None
        ),
        "entered_on": dates(entered_on(private, rows, decided)),
    }


def enquiries_table(part: Part) -> Columns:
    found = enquiries_of(part.cases, part.private)
    order = np.lexsort((part.numbers[found.case], found.sent))
    rows, sent = found.case[order], found.sent[order]
    return {
        "reference": part.reference(rows),
        "authority": part.authority(rows, sent),
        "sent_on": dates(sent),
        "due_on": dates(found.due[order]),
        "received_on": dates(found.received[order]),
    }


def _called(group: str | None) -> str:
    return "the Council" if group else "the Authority"


def _outcomes_in_words(kind: Whole, outcomes: np.ndarray, first: np.ndarray) -> list[str | None]:
    """What the text must say, or None for an outcome without a text."""
    standing = [IN_WORDS[each] for each in kind.tolist()]
    return [
        (outcome.split(" after")[0] if outcome.split(" after")[0] in PUBLISHED else None)
        if earlier
        else now
        for now, outcome, earlier in zip(standing, outcomes.tolist(), first.tolist(), strict=True)
    ]


def _kinds(in_words: list[str | None], report: np.ndarray) -> Whole:
    public = np.array([each is not None for each in in_words])
    return np.where(report, 1, np.where(public, 0, -1))


def compliance_table(part: Part) -> Columns:
    """Outcomes for cases in the extract, and for cases decided before it begins."""
    cases, followed = part.cases, part.followed
    known = followed.case >= 0
    years = np.where(known, cases.received_year[followed.case], -2)
    numbers = np.where(known, part.numbers[followed.case], np.cumsum(~known))
    # A first check after which we were not satisfied, and the later check that replaced it.
    twice = np.flatnonzero(followed.first >= 0)
    rows = np.concatenate([np.arange(len(years)), twice])
    again = np.arange(len(rows)) >= len(years)
    days = np.where(again, followed.first[rows], followed.recorded[rows])
    sequence = np.where(~again & (followed.first[rows] >= 0), 2, 1)
    outcome = np.where(again, NOT_SATISFIED, followed.outcome[rows])
    order = np.lexsort((sequence, numbers[rows], days))
    rows, days = rows[order], days[order]
    return {
        "reference": references(years[rows], numbers[rows]),
        "authority": codes(followed.body[rows], days, part.bodies, part.directory),
        "recorded_on": dates(days),
        "outcome": words(COMPLIANCE_OUTCOMES, outcome[order]),
        "sequence": pa.array(sequence[order]),
    }


def recommendations_table(part: Part, chance: np.random.Generator) -> Columns:
    found = part.recommended
    return {
        "reference": part.reference(found.case),
        "authority": part.authority(found.case, found.agreed),
        "number": pa.array(found.number),
        "kind": words(KINDS, found.kind),
        "remedy": words(REMEDIES, found.remedy),
        "agreed_on": dates(found.agreed),
        "due_on": dates(found.due),
        "text": pa.array(_recommendation_texts(part, chance)),
        "extended_to": dates(found.extended),
        "status": words(COMPLIANCE_OUTCOMES, found.status),
        "completed_on": dates(found.completed),
    }


def _recommendation_texts(part: Part, chance: np.random.Generator) -> list[str]:
    found = part.recommended
    templates = (wording()["personal"], wording()["improvement"])
    services = part.subcategory_names(found.case).to_pylist()
    picks = chance.integers(0, 1 << 20, size=len(found.case)).tolist()
    texts = []
    for kind, remedy, service, pick in zip(
        found.kind.tolist(), found.remedy.tolist(), services, picks, strict=True
    ):
        choices = templates[kind][REMEDIES[remedy]]
        texts.append(choices[pick % len(choices)].format(service=service.lower()))
    return texts


def reports_table(part: Part) -> Columns:
    reports = part.reports
    order = np.argsort(reports.published, kind="stable")
    rows, published = reports.case[order], reports.published[order]
    authority = part.authority(rows, published)
    about = part.subcategory_names(rows).to_pylist()
    titles = [
        f"Report on a complaint about {body_named(name)}: {subject.lower()}"
        for name, subject in zip(authority.to_pylist(), about, strict=True)
    ]
    return {
        "reference": part.reference(rows),
        "authority": authority,
        "published_on": dates(published),
        "title": pa.array(titles, type=pa.string()),
        "considered_on": dates(reports.considered[order]),
        "satisfied_on": dates(reports.satisfied[order]),
        **_responses(part, order),
    }


def _responses(part: Part, order: Whole) -> Columns:
    days = response_days(part.reports)
    return {name: dates(of_reports[order]) for name, of_reports in days.items()}
