"""Which cases an edition may name: those whose decision is public on the day of publication.

core.publication decides what is public, from what is known on the day of publication: a case
withheld after the day of the figures is not named either. Cases that may not be named are still
counted, so that a letter can say how many more there are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from upheld.core.handing_on import KEPT, HandedOn
from upheld.core.never_public import may_be_published
from upheld.core.publication import Case, case_of, is_public, standing
from upheld.core.row import Row
from upheld.core.vocabulary import FAILED_COMPLIANCE, SERVICE_IMPROVEMENT, UPHELD
from upheld.core.years import Year
from upheld.intake.extract import Extract


@dataclass(frozen=True, kw_only=True)
class PublicCases:
    improvements: tuple[Row, ...]
    failed: tuple[Row, ...]
    reports: tuple[Row, ...]
    unlisted: Mapping[tuple[str, str], int]  # authority and list to how many more


def public_cases(
    extract: Extract,
    *,
    year: Year,
    as_at: date,
    public_on: date,
    delay: timedelta,
    handed_on: HandedOn = KEPT,
) -> PublicCases:
    decided = _rows(extract, "decided")
    decisions = standing(decided, dated="decided_on", by=as_at)
    public = {
        case
        for case, row in standing(decided, dated="decided_on", by=public_on).items()
        if is_public(row, on=public_on, delay=delay)
    }
    unlisted: Counter[tuple[str, str]] = Counter()
    improvements = _listed(
        (
            (case_of(row), row)
            for row in _rows(extract, "recommendations")
            if row["kind"] == SERVICE_IMPROVEMENT
            and year.first_day <= row["agreed_on"] <= min(as_at, year.last_day)
            and _stands_upheld(decisions.get(case_of(row)))
        ),
        public,
        unlisted,
        "improvement",
    )
    outcomes = standing(_rows(extract, "compliance"), dated="recorded_on", by=as_at)
    failed = _listed(
        (
            (
                case,
                {
                    **row,
                    "authority": handed_on.owner(row["authority"], row["recorded_on"]),
                    "category": decisions.get(case, {}).get("category"),
                    "decided_about": row["authority"],
                },
            )
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
    """What was agreed lapses with the decision. A decision from before the extract is not known."""
    return decision is None or decision["outcome"] == UPHELD


def _rows(extract: Extract, table: str) -> list[Row]:
    if not extract.has(table):
        return []
    wanted = [
        name
        for name in may_be_published(table, extract.tables[table].column_names)
        if name not in ("statement", "summary")
    ]
    rows: list[Row] = extract.tables[table].select(wanted).to_pylist()
    return rows


def _listed(
    rows: Iterable[tuple[Case, Row]],
    public: set[Case],
    unlisted: Counter[tuple[str, str]],
    name: str,
) -> tuple[Row, ...]:
    listed = []
    for case, row in rows:
        if case in public:
            listed.append(row)
        else:
            unlisted[row["authority"], name] += 1
    return tuple(listed)
