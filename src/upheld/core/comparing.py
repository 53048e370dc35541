"""Every basis on which a figure is compared, each with its own counts and its own answer.

Plainly with its group; with its group service by service; without the largest complainant or
largest single issue, where that changes the answer; over up to three years; with the year before.
Which figures are compared at all is decided here, and why the others are not.
"""

from dataclasses import dataclass
from enum import StrEnum

from upheld.core.comparability import break_between
from upheld.core.comparison import Answer, Compared, Stratum, compare, compare_with_published
from upheld.core.figures import Figure
from upheld.core.grounds import Grounds, Total, Totals, YearOfFigures
from upheld.core.intervals import Interval, wilson
from upheld.core.shares import NOT_AVAILABLE

MOST_YEARS_TOGETHER = 3


class Basis(StrEnum):
    """What a figure is compared with, in the order in which it is told."""

    PEERS = "peers"
    SERVICES = "services"
    WITHOUT_LARGEST = "without-largest"
    POOLED_YEARS = "pooled-years"
    LAST_YEAR = "last-year"


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One row of the table ``comparing``."""

    basis: Basis
    beside: str  # the group; the first year; the year before; complainant or issue
    counted: int
    out_of: int
    compared: Compared | None  # None: there is nothing to compare with
    answer: Answer

    @property
    def interval(self) -> Interval | None:
        return wilson(self.counted, self.out_of) if self.out_of else None


def comparisons_of(figure: Figure, grounds: Grounds) -> tuple[Answer, tuple[Comparison, ...]]:
    """What the figure's comparison says, and every basis on which there is something to say."""
    answer, share = _why_not(figure, grounds), figure.share
    told = share.measure.is_compared and figure.body.exists and share.out_of is not None
    if answer and not told:
        return answer, ()
    plain = None if answer else _with_peers(figure, grounds)
    rows = [
        plain,
        plain and _by_services(figure, grounds),
        plain and _without_largest(figure, plain, grounds),
        _years_together(figure, grounds),
        _with_last_year(figure, grounds),
    ]
    found = tuple(row for row in rows if row)
    if plain:
        return plain.answer, found
    return answer or Answer.NOT_COMPARED, found


def _why_not(figure: Figure, grounds: Grounds) -> Answer | None:
    """The reason, where a figure is not compared with similar authorities at all."""
    if figure.share.text == NOT_AVAILABLE:
        return Answer.NOT_AVAILABLE
    if not figure.share.measure.is_compared:
        return Answer.NO_CASES if figure.share.out_of == 0 else Answer.NOT_COMPARED
    if not figure.body.exists:
        return Answer.NO_CASES if figure.share.out_of == 0 else Answer.ENDED
    if figure.share.out_of == 0:
        return Answer.NO_CASES
    if len(grounds.members.get(figure.body.peer_group or "", ())) < 2:
        return Answer.NO_GROUP
    return None


def _told(figure: Figure) -> Total:
    assert figure.share.counted is not None
    assert figure.share.out_of is not None
    return figure.share.counted, figure.share.out_of


def _with_peers(figure: Figure, grounds: Grounds) -> Comparison | None:
    """With all of the group; where only its published average is known, with that."""
    group, measure = figure.body.peer_group or "", figure.share.measure
    counted, out_of = _told(figure)
    total = grounds.totals[0].get((group, measure.slug))
    if total:
        compared = compare(counted, [_stratum(out_of, total)])
    elif figure.average and (percent := _percent(figure.average.text)) is not None:
        compared = compare_with_published(counted, out_of, percent=percent)
    else:
        return None
    return _row(Basis.PEERS, group, compared)


def _percent(text: str) -> int | None:
    return int(text.strip("<>%")) if text.endswith("%") else None


def _stratum(out_of: int, total: Total) -> Stratum:
    return Stratum(out_of=out_of, group_counted=total[0], group_out_of=total[1])


def _row(basis: Basis, beside: str, compared: Compared) -> Comparison:
    return Comparison(
        basis=basis,
        beside=beside,
        counted=compared.counted,
        out_of=compared.out_of,
        compared=compared,
        answer=compared.answer,
    )


def _by_services(figure: Figure, grounds: Grounds) -> Comparison | None:
    """None where the group's cases are not all known by service."""
    group, measure = figure.body.peer_group or "", figure.share.measure
    totals = grounds.services.get((group, measure.slug))
    _, own = grounds.service_counts(measure, figure.body.slug)
    if totals is None or own is None:
        return None
    strata = [_stratum(number, totals[service]) for service, number in sorted(own.items())]
    return _row(Basis.SERVICES, group, compare(_told(figure)[0], strata))


def _without_largest(figure: Figure, plain: Comparison, grounds: Grounds) -> Comparison | None:
    """Where leaving out one complainant's, or one issue's, decisions changes the answer."""
    measure = figure.share.measure
    total = grounds.totals[0].get((figure.body.peer_group or "", measure.slug))
    counted, out_of = _told(figure)
    for largest in grounds.largest.get(figure.body.slug, ()):
        less_counted, less = largest.share(measure)
        if total is None or less < 2 or less == out_of:
            continue
        rest = (total[0] - less_counted, total[1] - less)
        compared = compare(counted - less_counted, [_stratum(out_of - less, rest)])
        if compared.answer != plain.answer:
            return _row(Basis.WITHOUT_LARGEST, largest.kind, compared)
    return None


def _years_together(figure: Figure, grounds: Grounds) -> Comparison | None:
    """Up to three years, year by year beside the group's; None where there is but one."""
    years = _comparable_years(figure, grounds)
    if len(years) < 2:
        return None
    authority, measure = figure.body.slug, figure.share.measure.slug
    shares = [year.shares[authority, measure] for year, _ in years]
    totals = [found.get((year.groups.get(authority, ""), measure)) for year, found in years]
    counted, out_of = (sum(numbers) for numbers in zip(*shares, strict=True))
    if out_of == 0:
        return None
    first_year = str(years[-1][0].year)
    if None in totals:
        return Comparison(
            basis=Basis.POOLED_YEARS,
            beside=first_year,
            counted=counted,
            out_of=out_of,
            compared=None,
            answer=Answer.NO_GROUP if not figure.body.peer_group else Answer.NOT_COMPARED,
        )
    strata = [
        _stratum(share[1], total) for share, total in zip(shares, totals, strict=True) if total
    ]
    return _row(Basis.POOLED_YEARS, first_year, compare(counted, strata))


def _comparable_years(figure: Figure, grounds: Grounds) -> list[tuple[YearOfFigures, Totals]]:
    """The year and those right before it, as far as the measure can be compared."""
    key = (figure.body.slug, figure.share.measure.slug)
    latest = grounds.years[0].year
    found = []
    for back, (year, totals) in enumerate(zip(grounds.years, grounds.totals, strict=True)):
        follows = year.year.start == latest.start - back and key in year.shares
        if not follows or break_between(key[1], year.year, latest):
            break
        found.append((year, totals))
    return found[:MOST_YEARS_TOGETHER]


def _with_last_year(figure: Figure, grounds: Grounds) -> Comparison | None:
    """This year's cases among those of both years; not across a break."""
    key = (figure.body.slug, figure.share.measure.slug)
    this, *before = grounds.years
    last = next((year for year in before if year.year == this.year.previous), None)
    counted, out_of = _told(figure)
    if last is None or key not in last.shares or not out_of or not last.shares[key][1]:
        return None
    then = last.shares[key]
    if break_between(key[1], last.year, this.year):
        return Comparison(
            basis=Basis.LAST_YEAR,
            beside=str(last.year),
            counted=then[0],
            out_of=then[1],
            compared=None,
            answer=Answer.NOT_COMPARED,
        )
    compared = compare(counted, [_stratum(out_of, (counted + then[0], out_of + then[1]))])
    return Comparison(
        basis=Basis.LAST_YEAR,
        beside=str(last.year),
        counted=then[0],
        out_of=then[1],
        compared=compared,
        answer=compared.answer,
    )
