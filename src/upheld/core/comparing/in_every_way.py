"""Every basis on which a figure is compared, each with its own counts and its own answer.

The bases are its group, its group service by service, and a few years together. The year before is
shown next to it and not tested, because the group has changed too.
"""

from dataclasses import dataclass
from enum import StrEnum

from upheld.core.comparability import Break
from upheld.core.comparing.comparison import (
    STRICT_LEVEL,
    Answer,
    Compared,
    compare,
    compare_with_published,
    why_not_compared,
)
from upheld.core.comparing.distributions import Stratum
from upheld.core.comparing.grounds import Grounds, Largest, Total, Totals, YearOfFigures
from upheld.core.comparing.related import stands_out_only_with
from upheld.core.figures.figure import Figure
from upheld.core.intervals import Interval, clopper_pearson
from upheld.core.sums import all_known

MOST_YEARS_TOGETHER = 3


class Basis(StrEnum):
    """What a figure is compared with, in the order in which it is given."""

    PEERS = "peers"
    SERVICES = "services"
    POOLED_YEARS = "pooled-years"
    LAST_YEAR = "last-year"  # shown next to it, and not compared


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """One row of the table ``comparing``."""

    basis: Basis
    beside: str  # the group, the first year, or the year before
    counted: int
    out_of: int
    compared: Compared | None  # None: there is nothing to compare with
    answer: Answer
    as_published: tuple[str, ...] = ()  # for pooled years: those that we only have as totals
    averages: tuple[str, str] | None = None  # for last year: the group's, then and now
    divided_by: Break | None = None  # for last year: why the two cannot be compared

    @property
    def interval(self) -> Interval | None:
        return clopper_pearson(self.counted, self.out_of) if self.out_of else None


def comparisons_of(figure: Figure, grounds: Grounds) -> tuple[Answer, tuple[Comparison, ...]]:
    """What the comparison says about the figure, and each basis that has something to say."""
    answer, share = _why_not(figure, grounds), figure.share
    told = share.measure.is_compared and figure.body.exists and share.out_of is not None
    if answer and not told:
        return answer, ()
    plain = None if answer else _with_peers(figure, grounds)
    rows = [
        plain,
        plain and _by_services(figure, grounds),
        _years_together(figure, grounds),
        _last_year(figure, grounds),
    ]
    found = tuple(row for row in rows if row)
    if plain:
        return plain.answer, found
    return answer or Answer.NOT_COMPARED, found


def _why_not(figure: Figure, grounds: Grounds) -> Answer | None:
    members = grounds.members.get(figure.body.peer_group or "", ())
    return why_not_compared(figure.share, exists=figure.body.exists, members=len(members))


def _counts(figure: Figure) -> Total:
    assert figure.share.counted is not None
    assert figure.share.out_of is not None
    return figure.share.counted, figure.share.out_of


def _with_peers(figure: Figure, grounds: Grounds) -> Comparison | None:
    """Compare with all of the group, or with its published average if we only have that."""
    group, measure = figure.body.peer_group or "", figure.share.measure
    counted, out_of = _counts(figure)
    total = grounds.totals[0].get((group, measure.slug))
    if total:
        compared = compare(counted, [_stratum(out_of, total)])
    elif figure.average and figure.average.text.endswith("%"):
        compared = compare_with_published(counted, out_of, average=figure.average.text)
    else:
        return None
    return _row(Basis.PEERS, group, compared)


def _stratum(out_of: int, total: Total) -> Stratum:
    return Stratum(out_of=out_of, group_counted=total[0], group_out_of=total[1])


def _row(
    basis: Basis, beside: str, compared: Compared, *, as_published: tuple[str, ...] = ()
) -> Comparison:
    return Comparison(
        basis=basis,
        beside=beside,
        counted=compared.counted,
        out_of=compared.out_of,
        compared=compared,
        answer=compared.answer,
        as_published=as_published,
    )


def _by_services(figure: Figure, grounds: Grounds) -> Comparison | None:
    """None if we do not know the service for all of the group's cases."""
    group, measure = figure.body.peer_group or "", figure.share.measure
    totals = grounds.services.get((group, measure.slug))
    _, own = grounds.service_counts(measure, figure.body.slug)
    if totals is None or own is None:
        return None
    strata = [_stratum(number, totals[service]) for service, number in sorted(own.items())]
    return _row(Basis.SERVICES, group, compare(_counts(figure)[0], strata))


def related_change_it(figure: Figure, grounds: Grounds, largest: Largest) -> bool:
    """Whether a compared figure stands out only because of these complaints."""
    measure = figure.share.measure
    total = grounds.totals[0].get((figure.body.peer_group or "", measure.slug))
    if _why_not(figure, grounds) or not total:
        return False
    return stands_out_only_with(largest.share(measure), figure=_counts(figure), group=total)


def _years_together(figure: Figure, grounds: Grounds) -> Comparison | None:
    """Up to MOST_YEARS_TOGETHER, each with the group's. None if the other years had no case."""
    years = _comparable_years(figure, grounds)
    authority, measure = figure.body.slug, figure.share.measure.slug
    shares = [year.shares[authority, measure] for year, _ in years]
    if not any(out_of for _, out_of in shares[1:]):
        return None
    totals = [found.get((year.groups.get(authority, ""), measure)) for year, found in years]
    counted, out_of = (sum(numbers) for numbers in zip(*shares, strict=True))
    first_year = str(years[-1][0].year)
    as_published = tuple(str(year.year) for year, _ in years if year.is_as_published)
    group_totals = all_known(totals)
    if group_totals is None:
        return Comparison(
            basis=Basis.POOLED_YEARS,
            beside=first_year,
            counted=counted,
            out_of=out_of,
            compared=None,
            answer=Answer.NO_GROUP if not figure.body.peer_group else Answer.NOT_COMPARED,
            as_published=as_published,
        )
    strata = [_stratum(share[1], total) for share, total in zip(shares, group_totals, strict=True)]
    compared = compare(counted, strata, level=STRICT_LEVEL)
    return _row(Basis.POOLED_YEARS, first_year, compared, as_published=as_published)


def _comparable_years(figure: Figure, grounds: Grounds) -> list[tuple[YearOfFigures, Totals]]:
    """The year and those just before it, as far back as the measure can be compared."""
    key = (figure.body.slug, figure.share.measure.slug)
    latest = grounds.years[0].year
    found = []
    for back, (year, totals) in enumerate(zip(grounds.years, grounds.totals, strict=True)):
        follows = year.year.start == latest.start - back and key in year.shares
        if not follows or grounds.counts.profile.break_between(key[1], year.year, latest):
            break
        found.append((year, totals))
    return found[:MOST_YEARS_TOGETHER]


def _last_year(figure: Figure, grounds: Grounds) -> Comparison | None:
    """Last year's figure as it was published, and the group's figures for both years."""
    key = (figure.body.slug, figure.share.measure.slug)
    this, *before = grounds.years
    last = next((year for year in before if year.year == this.year.previous), None)
    if last is None or not _counts(figure)[1] or not last.published.get(key, (0, 0))[1]:
        return None
    counted, out_of = last.published[key]
    return Comparison(
        basis=Basis.LAST_YEAR,
        beside=str(last.year),
        counted=counted,
        out_of=out_of,
        compared=None,
        answer=Answer.NOT_COMPARED,
        averages=_averages(figure, last),
        divided_by=grounds.counts.profile.break_between(key[1], last.year, this.year),
    )


def _averages(figure: Figure, last: YearOfFigures) -> tuple[str, str] | None:
    """None if a year has no average, or the authority was in another group."""
    group = figure.body.peer_group
    then = last.averages.get((group or "", figure.share.measure.slug), "")
    if figure.average is None or last.groups.get(figure.body.slug) != group:
        return None
    texts = (then, figure.average.text)
    return texts if all(text.endswith("%") for text in texts) else None
