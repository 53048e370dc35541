"""Which cases an edition may name: those whose decision is public on its day of publication.

A decision is public some weeks after it was made and unless it is withheld, by what is known on
the day of publication: a case withheld after the day of the figures is not named either. What may
not be named is still counted, so that a letter can say how many more there are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from upheld.core.vocabulary import FAILED_COMPLIANCE, SERVICE_IMPROVEMENT, UPHELD
from upheld.core.years import Year
from upheld.intake.extract import Extract

Row = Mapping[str, Any]
Case = tuple[str, str]  # authority, reference


@dataclass(frozen=True, kw_only=True)
class PublicCases:
    improvements: tuple[Row, ...]
    failed: tuple[Row, ...]
    reports: tuple[Row, ...]
    unlisted: Mapping[tuple[str, str], int]  # authority and list to how many more


def public_cases(
    extract: Extract, *, year: Year, as_at: date, public_on: date, delay: timedelta
) -> PublicCases:
    decided = _rows(extract, "decided")
    decisions = _standing(decided, "decided_on", as_at)
    public = {
        case
        for case, row in _standing(decided, "decided_on", public_on).items()
        if row["decided_on"] + delay <= public_on and not row["withheld_reason"]
    }
    unlisted: Counter[tuple[str, str]] = Counter()
    improvements = _listed(
        (
            row
            for row in _rows(extract, "recommendations")
            if row["kind"] == SERVICE_IMPROVEMENT
            and year.first_day <= row["agreed_on"] <= min(as_at, year.last_day)
            and _stands_upheld(decisions.get((row["authority"], row["reference"])))
        ),
        public,
        unlisted,
        "improvement",
    )
    outcomes = _standing(_rows(extract, "compliance"), "recorded_on", as_at)
    failed = _listed(
        (
            {**row, "category": decisions.get(case, {}).get("category")}
            for case, row in outcomes.items()
            if row["outcome"] in FAILED_COMPLIANCE
            and year.first_day <= row["recorded_on"] <= year.last_day
        ),
        public,
        unlisted,
        "failed_compliance",
    )
    reports = tuple(
        row
        for row in _rows(extract, "reports")
        if year.first_day <= row["published_on"] <= min(as_at, year.last_day)
    )
    return PublicCases(improvements=improvements, failed=failed, reports=reports, unlisted=unlisted)


def _stands_upheld(decision: Row | None) -> bool:
    """What was agreed falls with the decision; one before the extract begins is not known."""
    return decision is None or decision["outcome"] == UPHELD


def _rows(extract: Extract, table: str) -> list[Row]:
    if not extract.has(table):
        return []
    wanted = [n for n in extract.tables[table].column_names if n not in ("statement", "summary")]
    rows: list[Row] = extract.tables[table].select(wanted).to_pylist()
    return rows


def _standing(rows: Iterable[Row], dated: str, as_at: date) -> dict[Case, Row]:
    """The last entry of each case as at the day; the same rule as core.counting.standing."""
    found: dict[Case, Row] = {}
    for row in rows:
        case = (row["authority"], row["reference"])
        before = found.get(case)
        if row[dated] <= as_at and (
            before is None or (row["sequence"], row[dated]) >= (before["sequence"], before[dated])
        ):
            found[case] = row
    return found


def _listed(
    rows: Iterable[Row], public: set[Case], unlisted: Counter[tuple[str, str]], name: str
) -> tuple[Row, ...]:
    listed = []
    for row in rows:
        if (row["authority"], row["reference"]) in public:
            listed.append(row)
        else:
            unlisted[row["authority"], name] += 1
    return tuple(listed)
