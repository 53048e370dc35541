"""What in an extract is public as at the register's day: plain rows, by core's rules.

Rows are made here from what core.publication lets through and nothing else, so that only what is
public can be written.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from upheld.core.never_public import may_be_published
from upheld.core.profile_parts import Because
from upheld.core.publication import (
    Case,
    case_of,
    entries_of,
    hides_its_report,
    is_listed,
    last_of,
    public_from,
    public_state,
    standing,
    worded_by,
)
from upheld.core.references import key_of
from upheld.core.row import Row
from upheld.core.vocabulary import SERVICE_IMPROVEMENT
from upheld.core.years import Year
from upheld.disk.withheld import address_of
from upheld.register.manifest import RegisterError
from upheld.register.order import RegisterOrder

FAILED = "failed compliance"  # in the counts of what is not listed, as well as the outcomes
STATEMENT = "statement"  # what a decision is if the extract does not give its kind


@dataclass(frozen=True, kw_only=True)
class PublicRows:
    """Rows in the order of their keys, with the columns in schema.sql."""

    decisions: list[dict[str, Any]]
    findings: list[dict[str, Any]]  # of those decisions; none if findings are not counted
    improvements: list[dict[str, Any]]
    failed_compliance: list[dict[str, Any]]
    handed_on: list[dict[str, Any]]  # those that are a successor's
    reports: list[dict[str, Any]]
    withheld_counts: list[dict[str, Any]]

    def authorities(self) -> set[str]:
        tables = (
            self.decisions,
            self.improvements,
            self.failed_compliance,
            self.reports,
            self.withheld_counts,
        )
        successors = {row["successor"] for row in self.handed_on}
        return successors | {row["authority"] for table in tables for row in table}


def public_rows(order: RegisterOrder) -> PublicRows:
    entries = entries_of(_rows(order, "decided"), dated="decided_on", by=order.as_at)
    listed = {
        case: of_case
        for case, of_case in entries.items()
        if any(_is_listed(finding, order) for finding in last_of(of_case))
        and not _is_withheld(case, order)
    }
    decisions = [_decision(of_case, order) for of_case in listed.values()]
    _refuse_shared_addresses(decisions)
    decisions.sort(key=lambda row: (row["authority"], row["reference"]))
    decisions.sort(key=lambda row: row["published_on"], reverse=True)  # stable: newest first
    failed = _failed_compliance(order)
    with_fault = {
        case
        for case, of_case in listed.items()
        if any(row["outcome"] in order.profile.with_fault for row in last_of(of_case))
    }
    return PublicRows(
        decisions=[{"number": number, **row} for number, row in enumerate(decisions, start=1)],
        findings=_findings(listed) if order.profile.counts_findings else [],
        improvements=sorted(
            _improvements(order, with_fault),
            key=lambda row: (row["authority"], row["reference"], row["number"]),
        ),
        failed_compliance=[_failure(row) for case, row in failed.items() if case in listed],
        handed_on=[
            {"authority": case[0], "reference": case[1], "successor": row["owner"]}
            for case, row in failed.items()
            if case in listed and row["owner"] != row["authority"]
        ],
        reports=sorted(_reports(order, entries), key=case_of),
        withheld_counts=_counts(
            [
                *_not_listed(order, entries, listed),
                *(
                    (Year.containing(row["recorded_on"]), row["owner"], FAILED)
                    for case, row in failed.items()
                    if case not in listed
                ),
            ],
            until=order.counts_until,
        ),
    )


def _is_listed(finding: Row, order: RegisterOrder) -> bool:
    """A decision is listed with all its findings if any of them is."""
    return is_listed(
        finding,
        on=order.as_at,
        delay=order.delay,
        keep_years=order.office.retention_years,
        listed=order.profile.listed,
    )


def _is_withheld(case: Case, order: RegisterOrder) -> bool:
    """Whether its address is withheld, whatever the extract says."""
    authority, reference = case
    addresses = order.withheld
    return bool(addresses) and address_of(key=key_of(reference), authority=authority) in addresses


def _rows(order: RegisterOrder, table: str) -> list[Row]:
    if not order.extract.has(table):
        return []
    content = order.extract.tables[table]
    rows: list[Row] = content.select(may_be_published(table, content.column_names)).to_pylist()
    return rows


def _decision(entries: list[Row], order: RegisterOrder) -> dict[str, Any]:
    last, worded = last_of(entries)[0], worded_by(entries, listed=order.profile.listed)
    return {
        "authority": last["authority"],
        "reference": last["reference"],
        "key": key_of(last["reference"]),
        "year": str(Year.containing(last["decided_on"])),
        "decided_on": last["decided_on"].isoformat(),
        "published_on": public_from(worded, delay=order.delay).isoformat(),
        "outcome": last["outcome"],
        "category": last["category"],
        "subcategory": last["subcategory"] or "",
        "kind": last["kind"] or STATEMENT,
        "summary": worded["summary"] or "",
        "statement": worded["statement"] or "",
    }


def _findings(listed: Mapping[Case, list[Row]]) -> list[dict[str, Any]]:
    return [
        {
            "authority": row["authority"],
            "reference": row["reference"],
            "number": row["finding"],
            "key": key_of(row["reference"]),
            "outcome": row["outcome"],
            "category": row["category"],
            "subcategory": row["subcategory"] or "",
        }
        for _, entries in sorted(listed.items())
        for row in last_of(entries)
    ]


def _refuse_shared_addresses(decisions: list[dict[str, Any]]) -> None:
    seen: dict[Case, str] = {}
    for row in decisions:
        address = row["authority"], row["key"]
        if address in seen:
            raise RegisterError(
                f"{seen[address]!r} and {row['reference']!r} of {row['authority']} would have the"
                f" same address, {row['key']}. Correct one of the references in decided."
            )
        seen[address] = row["reference"]


def _improvements(order: RegisterOrder, with_fault: set[Case]) -> Iterator[dict[str, Any]]:
    outcomes: defaultdict[Case, list[Row]] = defaultdict(list)
    for row in _rows(order, "compliance"):
        outcomes[case_of(row)].append(row)
    for row in _rows(order, "recommendations"):
        case = case_of(row)
        agreed = row["kind"] == SERVICE_IMPROVEMENT and row["agreed_on"] <= order.as_at
        if agreed and case in with_fault:
            yield {
                "authority": row["authority"],
                "reference": row["reference"],
                "number": row["number"],
                "key": key_of(row["reference"]),
                "agreed_on": row["agreed_on"].isoformat(),
                "due_on": (row["extended_to"] or row["due_on"]).isoformat(),
                "remedy": row["remedy"],
                "text": row["text"],
                "state": public_state(
                    row, outcomes.get(case, ()), on=order.as_at, profile=order.profile
                ),
            }


def _failed_compliance(order: RegisterOrder) -> dict[Case, Row]:
    """The last outcome of each case where we were not satisfied, listed or not."""
    outcomes = standing(_rows(order, "compliance"), dated="recorded_on", by=order.as_at)
    failed = (
        {**row, "owner": order.handed_on.owner(row["authority"], row["recorded_on"])}
        for (*_, row) in outcomes.values()
        if row["outcome"] in order.profile.failed_compliance
    )
    return {case_of(row): row for row in sorted(failed, key=case_of)}


def _failure(row: Row) -> dict[str, Any]:
    return {
        "authority": row["authority"],
        "reference": row["reference"],
        "key": key_of(row["reference"]),
        "year": str(Year.containing(row["recorded_on"])),
        "recorded_on": row["recorded_on"].isoformat(),
        "outcome": row["outcome"],
    }


def _reports(order: RegisterOrder, entries: Mapping[Case, list[Row]]) -> Iterator[dict[str, Any]]:
    """A report is published separately, so it stays when its decision leaves the register. It goes
    if the decision is withheld or was taken down.
    """
    early = order.profile.reason(Because.EARLY)
    for row in _rows(order, "reports"):
        case = case_of(row)
        (decision,) = entries.get(case, [None])[-1:]
        is_hidden = hides_its_report(decision, early=early) or _is_withheld(case, order)
        if row["published_on"] <= order.as_at and not is_hidden:
            known = {
                name: row[name].isoformat() if row[name] and row[name] <= order.as_at else None
                for name in ("considered_on", "satisfied_on")
            }
            yield {
                "authority": row["authority"],
                "reference": row["reference"],
                "key": key_of(row["reference"]),
                "published_on": row["published_on"].isoformat(),
                "title": row["title"],
                "file": row["file"] or "",
                **known,
            }


def _not_listed(
    order: RegisterOrder, entries: dict[Case, list[Row]], listed: dict[Case, list[Row]]
) -> Iterator[tuple[Year, str, str]]:
    for case, of_case in entries.items():
        for row in last_of(of_case) if case not in listed else ():
            if row["outcome"] in order.profile.listed:
                yield Year.containing(row["decided_on"]), row["authority"], row["outcome"]


def _counts(what: Iterable[tuple[Year, str, str]], *, until: Year | None) -> list[dict[str, Any]]:
    """How many of each there are, only for years whose figures are public."""
    counts = Counter(
        (str(year), authority, outcome)
        for year, authority, outcome in what
        if until is not None and year <= until
    )
    return [
        {"year": year, "authority": authority, "outcome": outcome, "count": count}
        for (year, authority, outcome), count in sorted(counts.items())
    ]
