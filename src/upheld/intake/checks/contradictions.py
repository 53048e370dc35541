"""Whether the tables of an extract agree: contradictions are problems, gaps are notes.

A contradiction is two things that cannot both be true (a remedy for a decision without fault).
What is only incomplete (compliance with a decision from an earlier year) is one line with a count.
Rows with problems of their own are left out, so that one mistake is reported once.
"""

from collections.abc import Callable

import numpy as np

from upheld.core.profile import Profile
from upheld.intake.checks.checked import CheckedTable, number_of
from upheld.intake.checks.contacts_and_events import check_contacts, check_learning, check_letters
from upheld.intake.checks.fault import check_fault
from upheld.intake.checks.findings import Cases, Findings, Tables, number_cases
from upheld.intake.checks.fit_to_print import check_printed
from upheld.intake.checks.lengths import check_lengths
from upheld.intake.checks.published_totals import check_averages, check_counts, check_populations
from upheld.intake.checks.reference_cells import spelt_in_two_ways
from upheld.intake.checks.several_findings import check_several
from upheld.intake.checks.with_fault import only_remedied, outcomes_with_fault
from upheld.intake.directory.directory import Directory
from upheld.intake.problems import Problem

# Table, an earlier day, a later day, and what it would mean if they were the other way round.
DAYS_IN_ORDER = (
    ("decided", "decided_on", "published_on", "published before it was decided"),
    ("decided", "fault_from", "fault_to", "a fault that ended before it began"),
    ("decided", "fault_from", "decided_on", "decided before the fault"),
    ("decided", "fault_to", "decided_on", "decided before the end of the fault"),
    ("recommendations", "agreed_on", "due_on", "due before it was agreed"),
    ("recommendations", "due_on", "extended_to", "extended to a day before it was due"),
    ("recommendations", "agreed_on", "completed_on", "completed before it was agreed"),
    ("recommendations", "completed_on", "recorded_on", "recorded before it was completed"),
    ("recommendations", "agreed_on", "recorded_on", "recorded before it was agreed"),
    ("reports", "published_on", "considered_on", "considered before it was published"),
    ("reports", "published_on", "satisfied_on", "satisfied before it was published"),
    ("reports", "considered_on", "satisfied_on", "satisfied before it was considered"),
    ("reports", "published_on", "respond_by", "a response due before it was published"),
    ("reports", "respond_by", "extended_to", "extended to a day before it was due"),
    ("reports", "published_on", "further_report_on", "a further report before the report"),
    ("enquiries", "sent_on", "due_on", "due before it was sent"),
    ("enquiries", "sent_on", "received_on", "a reply before the enquiry was sent"),
    ("contacts", "valid_from", "valid_to", "ended before it began"),
)

ENTERED_BEFORE = {
    "decided": "an earlier decision",
    "compliance": "an earlier compliance outcome",
}


def contradictions(tables: Tables, profile: Profile, directory: Directory) -> Findings:
    """Every check that looks at more than one column, row or table."""
    findings = Findings()
    cases = number_cases(tables)
    findings.problems += spelt_in_two_ways(tables)
    for table, earlier, later, words in DAYS_IN_ORDER:
        if table in tables:
            findings.problems += days_in_order(tables[table], earlier, later, words)
    if "decided" in tables:
        findings.add(check_remedied(tables["decided"], profile))
    if "decided" in tables and "received" in tables:
        findings.add(check_received_and_decided(tables["received"], tables["decided"], cases))
    if "recommendations" in tables:
        findings.problems += check_completed(tables["recommendations"], profile)
    findings.add(check_follow_up(tables, cases, profile, directory))
    findings.notes += begun_before_the_extract(tables)
    for check in CHECKS:
        findings.add(check(tables))
    for by_profile in CHECKS_BY_PROFILE:
        findings.add(by_profile(tables, profile))
    return findings


CHECKS: tuple[Callable[[Tables], Findings], ...] = (
    check_populations,
    check_printed,
    check_lengths,
    check_learning,
)
CHECKS_BY_PROFILE: tuple[Callable[[Tables, Profile], Findings], ...] = (
    check_counts,
    check_averages,
    check_contacts,
    check_letters,
    check_fault,
    check_several,
)


def days_in_order(checked: CheckedTable, earlier: str, later: str, words: str) -> list[Problem]:
    """Rows in which the later day comes before the earlier one. The same day is allowed."""
    return checked.problems(
        checked.days(later) < checked.days(earlier),
        column=later,
        value=lambda row: str(checked.cell(row, later)),
        trouble=lambda row: f"is before {earlier} {checked.cell(row, earlier)}: {words}",
        remedy=f"Correct {earlier} or {later}.",
    )


def begun_before_the_extract(tables: Tables) -> list[str]:
    """Cases entered again whose first entry is not in the extract: one line for each table."""
    notes = []
    for name, again in ENTERED_BEFORE.items():
        if name in tables and tables[name].rows:
            rows = tables[name].table
            first = rows.group_by(["reference", "authority"]).aggregate([("sequence", "min")])
            many = sum(sequence > 1 for sequence in first["sequence_min"].to_pylist())
            if many:
                said = number_of(many, "case has", "cases have")
                notes.append(f"{tables[name].source}: {said} {again} that is not in this extract.")
    return notes


def check_remedied(decided: CheckedTable, profile: Profile) -> Findings:
    has_fault = decided.among("outcome", profile.with_fault)
    findings = Findings()
    findings.problems += decided.problems(
        decided.equals("remedied_by_authority", True) & ~has_fault,
        column="remedied_by_authority",
        value="yes",
        trouble=lambda row: f"contradicts the outcome {decided.cell(row, 'outcome')!r}",
        remedy=f"{only_remedied(profile)} Correct one of the two.",
    )
    blank = int((decided.empty("remedied_by_authority") & has_fault).sum())
    if blank and "remedied_by_authority" in decided.given:
        rows = number_of(blank, "decision that is", "decisions that are")
        findings.notes.append(
            f"{decided.source}: remedied_by_authority is empty in {rows}"
            f" {outcomes_with_fault(profile)}, which counts as no."
        )
    return findings


def check_received_and_decided(
    received: CheckedTable, decided: CheckedTable, cases: Cases
) -> Findings:
    findings = Findings()
    row_of = np.full(cases.many, -1)
    row_of[cases.numbers["received"]] = np.arange(received.rows)
    rows = row_of[cases.numbers["decided"]]
    known = rows >= 0
    received_on = np.full(decided.rows, np.datetime64("NaT"), dtype="datetime64[D]")
    received_on[known] = received.days("received_on")[rows[known]]
    findings.problems += decided.problems(
        decided.days("decided_on") < received_on,
        column="decided_on",
        value=lambda row: str(decided.cell(row, "decided_on")),
        trouble=lambda row: (
            f"is before {received_on[row]}, when the case was received"
            f" ({received.source}, line {received.lines[rows[row]]})"
        ),
        remedy="Correct one of the two dates.",
    )
    findings.notes += _other_categories(received, decided, rows)
    findings.notes += _never_received(received, decided, known)
    return findings


def _other_categories(received: CheckedTable, decided: CheckedTable, rows: np.ndarray) -> list[str]:
    known = np.flatnonzero(rows >= 0)
    was = received.table["category"].take(rows[known])
    now = decided.table["category"].take(known)
    moved = sum(1 for a, b in zip(was.to_pylist(), now.to_pylist(), strict=True) if a != b)
    if not moved:
        return []
    cases = number_of(moved, "decision has", "decisions have")
    return [f"{decided.source}: {cases} a different category from when the case was received."]


def _never_received(received: CheckedTable, decided: CheckedTable, known: np.ndarray) -> list[str]:
    """Only for decisions made in or after the first year that ``received`` has cases for."""
    if not received.rows:
        return []
    told = decided.years("decided_on") >= received.years("received_on").min()
    missing = int((told & ~known).sum())
    if not missing:
        return []
    cases = number_of(missing, "decision is", "decisions are")
    return [f"{decided.source}: {cases} about cases that are not in {received.source}."]


def check_follow_up(
    tables: Tables, cases: Cases, profile: Profile, directory: Directory
) -> Findings:
    """Only cases with fault are followed up; their decision may be older than the extract.

    The first decision of a case that begins here with its second may have found some.
    """
    findings = Findings()
    decided = tables.get("decided")
    none = np.zeros(cases.many, dtype=bool)
    found = decided.among("outcome", profile.with_fault) if decided else none
    has_fault = cases.having("decided", found)
    complete = cases.having("decided", decided.equals("sequence", 1)) if decided else none
    never = complete & ~has_fault
    unknown = ~complete & ~has_fault
    known = outcomes_with_fault(profile)
    for name, noun in (("compliance", "compliance outcome"), ("recommendations", "recommendation")):
        if decided and decided.whole and name in tables:
            numbers = cases.numbers[name]
            findings.problems += _follows_nothing(
                tables[name], never[numbers], noun, known, directory
            )
            findings.notes += _decided_elsewhere(tables[name], unknown[numbers], noun)
    if decided and "compliance" in tables:
        findings.problems += _recorded_too_early(tables["compliance"], decided, cases)
    if decided and "reports" in tables:
        findings.notes += _reports_without_fault(tables["reports"], never, cases, known)
    if decided and "recommendations" in tables:
        without = int((has_fault & ~cases.having("recommendations")).sum())
        if without:
            said = number_of(without, f"case that is {known} has", f"cases that are {known} have")
            findings.notes.append(f"{tables['recommendations'].source}: {said} no recommendation.")
    return findings


def _follows_nothing(
    checked: CheckedTable, rows: np.ndarray, noun: str, known: str, directory: Directory
) -> list[Problem]:
    def name(row: int) -> str:
        slug = str(checked.cell(row, "authority"))
        body = directory.by_slug(slug)
        return body.name if body else slug

    return checked.problems(
        rows,
        column="reference",
        value=lambda row: str(checked.cell(row, "reference")),
        trouble=lambda row: f"has a {noun}, but no decision about {name(row)} is {known}",
        remedy="Correct the reference, the authority or the decision's outcome.",
    )


def _decided_elsewhere(checked: CheckedTable, rows: np.ndarray, noun: str) -> list[str]:
    many = int(rows.sum())
    if not many:
        return []
    said = number_of(many, f"{noun} is for a case", f"{noun}s are for cases")
    return [f"{checked.source}: {said} whose decision is not in this extract."]


def _recorded_too_early(
    compliance: CheckedTable, decided: CheckedTable, cases: Cases
) -> list[Problem]:
    first = np.full(cases.many, np.iinfo(np.int64).max)
    np.minimum.at(first, cases.numbers["decided"], decided.days("decided_on").astype(np.int64))
    complete = cases.having("decided", decided.equals("sequence", 1))[cases.numbers["compliance"]]
    first_of_row = first[cases.numbers["compliance"]]
    early = complete & (compliance.days("recorded_on").astype(np.int64) < first_of_row)
    return compliance.problems(
        early,
        column="recorded_on",
        value=lambda row: str(compliance.cell(row, "recorded_on")),
        trouble=lambda row: (
            f"is before {first_of_row[row].astype('datetime64[D]')}, when the case was decided"
        ),
        remedy="Correct one of the two dates.",
    )


def _reports_without_fault(
    reports: CheckedTable, never: np.ndarray, cases: Cases, known: str
) -> list[str]:
    many = int(never[cases.numbers["reports"]].sum())
    if not many:
        return []
    said = number_of(many, "report is", "reports are")
    return [f"{reports.source}: {said} about cases that are not {known}."]


def check_completed(recommendations: CheckedTable, profile: Profile) -> list[Problem]:
    if "completed_on" not in recommendations.given:
        return []
    return recommendations.problems(
        recommendations.among("status", profile.done) & recommendations.empty("completed_on"),
        column="completed_on",
        value=None,
        trouble=lambda row: (
            f"the cell is empty, but the status is {recommendations.cell(row, 'status')!r}"
        ),
        remedy="Fill in the day it was done, or correct the status.",
    )
