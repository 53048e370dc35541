"""How many single cases an edition speaks of, and how many of them are public. It holds none.

A decision can be taken down at any time, and editions never change. So the words, references and
days of single cases are only in the register. An edition counts, for each authority, what its
letter speaks of. core.publication decides what is public, from what is known on the day of
publication.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from upheld.core.handing_on import KEPT, HandedOn
from upheld.core.never_public import may_be_published
from upheld.core.profile import Profile
from upheld.core.profile_parts import Because
from upheld.core.publication import Case, case_of, hides_its_report, is_public, standing
from upheld.core.row import Row
from upheld.core.single_cases import Single
from upheld.core.vocabulary import SERVICE_IMPROVEMENT
from upheld.core.years import Year
from upheld.intake.extract import Extract

Counted = tuple[str, Single, str]  # an authority, what is counted, and whom the decision was about


@dataclass(frozen=True, kw_only=True)
class SingleCases:
    public: Mapping[Counted, int]
    not_public: Mapping[Counted, int]

    def rows(self) -> list[tuple[str, str, str, int, int]]:
        """The key, how many are public and how many are not, in order."""
        keys = sorted({*self.public, *self.not_public})
        return [(*key, self.public.get(key, 0), self.not_public.get(key, 0)) for key in keys]


def single_cases(
    extract: Extract,
    *,
    profile: Profile,
    year: Year,
    as_at: date,
    public_on: date,
    delay: timedelta,
    handed_on: HandedOn = KEPT,
) -> SingleCases:
    decided = _rows(extract, "decided")
    last = standing(decided, dated="decided_on", by=public_on)
    are_public = {
        case
        for case, findings in last.items()
        if is_public(findings[-1], on=public_on, delay=delay)
    }
    public: Counter[Counted] = Counter()
    not_public: Counter[Counted] = Counter()
    for authority, what, case in (
        *_improvements(extract, decided, profile, year, as_at),
        *_failed(extract, profile, year, as_at, handed_on),
    ):
        counter = public if case in are_public else not_public
        counter[authority, what, case[0]] += 1
    early = profile.reason(Because.EARLY)
    for row in _rows(extract, "reports"):
        if year.first_day <= row["published_on"] <= min(as_at, year.last_day):
            (decision,) = last.get(case_of(row), [None])[-1:]
            is_hidden = hides_its_report(decision, early=early)
            counter = not_public if is_hidden else public
            counter[row["authority"], Single.REPORT, row["authority"]] += 1
    return SingleCases(public=public, not_public=not_public)


def improvements_agreed(
    extract: Extract, *, profile: Profile, year: Year, as_at: date
) -> list[Row]:
    """Rows of recommendations. An improvement falls with the decision that it was agreed for."""
    return _agreed(extract, _rows(extract, "decided"), profile, year, as_at)


def _agreed(
    extract: Extract, decided: list[Row], profile: Profile, year: Year, as_at: date
) -> list[Row]:
    decisions = standing(decided, dated="decided_on", by=as_at)
    return [
        row
        for row in _rows(extract, "recommendations")
        if row["kind"] == SERVICE_IMPROVEMENT
        and year.first_day <= row["agreed_on"] <= min(as_at, year.last_day)
        and _has_fault(decisions.get(case_of(row), ()), profile)
    ]


def _improvements(
    extract: Extract, decided: list[Row], profile: Profile, year: Year, as_at: date
) -> Iterator[tuple[str, Single, Case]]:
    for row in _agreed(extract, decided, profile, year, as_at):
        yield row["authority"], Single.IMPROVEMENT, case_of(row)


def _failed(
    extract: Extract, profile: Profile, year: Year, as_at: date, handed_on: HandedOn
) -> Iterator[tuple[str, Single, Case]]:
    """With the authority that has the outcome in its figures."""
    outcomes = standing(_rows(extract, "compliance"), dated="recorded_on", by=as_at)
    for case, (*_, row) in outcomes.items():
        is_of_year = year.first_day <= row["recorded_on"] <= year.last_day
        if row["outcome"] in profile.failed_compliance and is_of_year:
            yield handed_on.owner(row["authority"], row["recorded_on"]), Single.FAILED, case


def _has_fault(decision: Sequence[Row], profile: Profile) -> bool:
    """One of its findings is enough. A decision from before the extract is not known: it may."""
    return not decision or any(row["outcome"] in profile.with_fault for row in decision)


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
