"""A thousand random extracts, counted and compared by core and by plain loops."""

import random
from collections import Counter
from datetime import date, timedelta

import ibis
import pytest

from tests import oracle
from tests.profiles import CATEGORIES, LGSCO, OUTCOMES
from tests.sampling import sample
from tests.tables import arrow_table
from upheld.core import counting
from upheld.core.comparing.grounds import Grounds, year_of_figures
from upheld.core.comparing.in_every_way import Basis, comparisons_of
from upheld.core.figures.figure import Body, averages_of, counts_of_cells, figures_of
from upheld.core.vocabulary import What
from upheld.core.years import Year

YEAR, AS_AT = Year(2019), date(2020, 3, 31)
BATCHES, EXTRACTS = 5, 200
MEASURES = {"upheld": oracle.uphold_counts, "satisfactory-remedies": oracle.remedy_counts}


def random_extract(chance: random.Random, number: int) -> list[dict]:
    """Up to five authorities of two groups; cases decided again, out of the year, not investigated."""
    rates = {category: chance.random() for category in CATEGORIES[:3]}
    rows = []
    for place in range(chance.randint(1, 120)):
        category = chance.choice(list(rates))
        upheld = chance.random() < rates[category]
        outcome = chance.choice(OUTCOMES) if chance.random() < 0.2 else OUTCOMES[5 if upheld else 4]
        day = date(2019, 2, 1) + timedelta(days=chance.randint(0, 440))
        for sequence in range(1, 3 if chance.random() < 0.1 else 2):
            rows.append(
                {
                    "reference": f"{place}",
                    "authority": f"{number}/{chance.choice('abcde') if sequence == 1 else rows[-1]['authority'][-1]}",
                    "decided_on": day + timedelta(days=30 * (sequence - 1)),
                    "outcome": outcome if sequence == 1 else chance.choice(OUTCOMES[4:]),
                    "category": category,
                    "remedied_by_authority": chance.random() < 0.3,
                    "sequence": sequence,
                }
            )
    return rows


def counted_together(extracts: list[list[dict]]) -> list[dict]:
    """All extracts of a batch in one query; the extract's number is in the authority's name."""
    texts = [
        {
            key: "yes" if value is True else "no" if value is False else str(value)
            for key, value in row.items()
        }
        for rows in extracts
        for row in rows
    ]

    table, _given = arrow_table("decided", texts)
    found = counting.decided_counts(ibis.memtable(table), as_at=AS_AT, with_fault=LGSCO.with_fault)
    return found.to_pyarrow().to_pylist()


def figures_by_core(cells: list[dict], number: int):
    """Every figure of one extract with its comparisons, by authority and measure."""
    rows = []
    for cell in cells:
        if cell["year"] == YEAR.start and cell["authority"].startswith(f"{number}/"):
            where = (cell["authority"], cell["category"], cell["outcome"])
            rows.append((where[0], What.DECIDED, *where[1:], cell["count"]))
            if cell["outcome"] == "upheld" and cell["remedied"]:
                rows.append((where[0], What.REMEDIED, *where[1:], cell["remedied"]))
    counts = counts_of_cells(LGSCO, YEAR, rows, frozenset((What.DECIDED, What.REMEDIED)))
    bodies = [
        Body(slug=f"{number}/{a}", peer_group=group_of(a), exists=True, residents=None)
        for a in "abcde"
    ]
    groups = {body.slug: body.peer_group for body in bodies}
    figures = figures_of(bodies, counts, averages_of(bodies, counts))
    grounds = Grounds(counts=counts, years=[year_of_figures(YEAR, figures, groups)])
    return {
        (figure.body.slug[-1], figure.share.measure.slug): (
            figure,
            *comparisons_of(figure, grounds),
        )
        for figure in figures
        if figure.share.measure.is_compared
    }


def group_of(authority: str) -> str:
    return "district" if authority in "abc" else "county"


def by_hand(rows: list[dict], measure: str) -> dict[str, tuple[int, int]]:
    return {
        name[-1]: counts for name, counts in MEASURES[measure](rows, year=2019, as_at=AS_AT).items()
    }


def services_by_hand(rows: list[dict], measure: str, authority: str) -> list[tuple[int, int, int]]:
    """Of each service: the authority's base, the group's count, the group's base."""
    found = []
    for category in CATEGORIES[:3]:
        # Of a case decided again the last entry stands, whatever service an earlier one bore.
        last = oracle.last_entries(rows, "decided_on", AS_AT)
        counts = by_hand([row for row in last if row["category"] == category], measure)
        group = [counts.get(a, (0, 0)) for a in "abcde" if group_of(a) == group_of(authority)]
        own = counts.get(authority, (0, 0))[1]
        found.append((own, sum(x for x, _ in group), sum(n for _, n in group)))
    return found


@pytest.mark.sampled
@pytest.mark.parametrize("batch", sample(range(BATCHES), 2, seed=2020))
def test_figures_and_comparisons_are_those_of_plain_loops(batch):
    chance = random.Random(batch)
    extracts = [random_extract(chance, number) for number in range(EXTRACTS)]
    cells = counted_together(extracts)
    told: Counter[str] = Counter()
    for number, rows in enumerate(extracts):
        ours = figures_by_core(cells, number)
        for measure in MEASURES:
            counts = by_hand(rows, measure)
            for authority in "abcde":
                told[check(ours[authority, measure], counts, authority, rows, measure)] += 1
    assert set(told) == {"no-cases", "too-few", "no-difference-shown", "higher", "lower"}


def check(found, counts, authority: str, rows: list[dict], measure: str) -> str:
    figure, answer, comparisons = found
    x, n = counts.get(authority, (0, 0))
    assert (figure.share.counted, figure.share.out_of) == (x, n)
    if n == 0:
        assert (str(answer), figure.interval) == ("no-cases", None)
        return "no-cases"
    low, high = oracle.clopper_pearson_limits(x, n)
    assert figure.interval.low == pytest.approx(low, abs=1e-9)
    assert figure.interval.high == pytest.approx(high, abs=1e-9)
    group = [counts.get(a, (0, 0)) for a in "abcde" if group_of(a) == group_of(authority)]
    marked, whole = (sum(each[place] for each in group) for place in (0, 1))
    expected = oracle.answer(x, n, oracle.chances(n, marked, whole), others=whole - n)
    assert str(answer) == expected
    by_basis = {row.basis: row for row in comparisons}
    services = services_by_hand(rows, measure, authority)
    assert str(by_basis[Basis.SERVICES].answer) == oracle.answer(
        x, n, oracle.chances_by_service(services), others=sum(w - d for d, _, w in services if d)
    )
    return expected
