"""How many pages in a group would say "higher" or "lower" if none of its authorities differed.

An authority's page asks several questions: both measures that are compared, as they are, service by
service, and over years together. Each answer is seldom wrong, but a page that asks them all is
wrong more often, and says so. For each of the years added up we deal all the group's cases at
random to its members, as many to each as it had, keeping a case's service and outcome together.
Then we ask every question, by the rules of ``comparison``.

These are simulated years, so floating-point numbers are enough: a tail within a billionth of its
level counts as reaching it. No figures are made here.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache, reduce

import numpy as np
from scipy.special import gammaln

from upheld.core.comparing.comparison import FEWEST_CASES, LEVEL, STRICT_LEVEL

SEED = 20200722  # the same group is always dealt the same years
DEALS = 500
NEARLY = 1 + 1e-9
NEAR = 1.2  # standard errors from what is expected: no tail of LEVEL is nearer
AT_ONCE = 2_000  # distributions worked out together


@dataclass(frozen=True, kw_only=True, eq=False)
class GroupYear:
    """A group's detailed investigations in one year.

    Members are those of the year itself, in the same order for all years, then all others together.
    """

    sizes: np.ndarray  # by member: how many it had, or 0 if it was not in the group
    # How many all members had, by service (or in one row) and kind: not upheld; upheld; upheld and
    # already remedied by the authority.
    kinds: np.ndarray
    members: np.ndarray  # whether each is in the group and the year is added up for it

    def __eq__(self, other: object) -> bool:
        return isinstance(other, GroupYear) and self._content() == other._content()

    def __hash__(self) -> int:
        return hash(self._content())

    def _content(self) -> tuple[tuple[int, ...], ...]:
        arrays = (self.sizes, self.kinds, self.members)
        return tuple((*each.shape, *each.ravel().tolist()) for each in arrays)

    def dealt(self, dice: np.random.Generator) -> np.ndarray:
        """The cases dealt again at random: by member, service and kind."""
        cases = np.repeat(np.arange(self.kinds.size), self.kinds.ravel())
        owners = np.repeat(np.arange(len(self.sizes)), self.sizes)
        places = owners * self.kinds.size + dice.permutation(cases)
        found = np.bincount(places, minlength=len(self.sizes) * self.kinds.size)
        return found.reshape(len(self.sizes), *self.kinds.shape)


@dataclass(frozen=True, kw_only=True)
class Question:
    """One measure on one basis, asked about all members in all deals at once."""

    counted: np.ndarray  # by stratum, deal and member
    out_of: np.ndarray
    totals: Sequence[tuple[int, int]]  # the group's, by stratum: counted, out of
    level: float


@lru_cache(maxsize=16)
def page_rate(*years: GroupYear, deals: int = DEALS, seed: int = SEED) -> float | None:
    """The share of pages that say something by chance. ``years`` begin with the year itself.

    It is an average over members with FEWEST_CASES or more, or None if no member has that many. It
    is kept because an edition asks when it is made, and again when it is checked.
    """
    asked = years[0].sizes >= FEWEST_CASES
    if not asked.any():
        return None
    dice = np.random.default_rng(seed)
    dealt = [np.stack([year.dealt(dice) for _ in range(deals)]) for year in years]
    found = np.zeros((deals, len(asked)), dtype=bool)
    for question in questions(years, dealt):
        found |= answers(question, ~found & asked)
    return float(found[:, asked].mean())


def questions(years: Sequence[GroupYear], dealt: Sequence[np.ndarray]) -> Iterator[Question]:
    """Every question that can add a sentence about a difference, the cheapest first."""
    for counted, out_of in (((1, 2), (0, 1, 2)), ((2,), (1, 2))):
        cells = [(_sum(each, counted), _sum(each, out_of)) for each in dealt]
        own = [(_sum(year.kinds, counted), _sum(year.kinds, out_of)) for year in years]
        yield _question([_over_services(cells[0])], [own[0]], LEVEL)
        if len(years[0].kinds) > 1:
            services = range(len(years[0].kinds))
            strata = [(cells[0][0][..., each], cells[0][1][..., each]) for each in services]
            yield _question(strata, [(own[0][0][s], own[0][1][s]) for s in services], LEVEL)
        if len(years) > 1:
            yield _question([_over_services(each) for each in cells], own, STRICT_LEVEL, years)


def _sum(kinds: np.ndarray, which: tuple[int, ...]) -> np.ndarray:
    return reduce(np.add, (kinds[..., kind] for kind in which))  # without copying them all


def _over_services(cells: tuple[np.ndarray, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    return cells[0].sum(axis=-1), cells[1].sum(axis=-1)


def _question(
    strata: Iterable[tuple[np.ndarray, np.ndarray]],
    totals: Iterable[tuple[np.ndarray, np.ndarray]],
    level: Fraction,
    years: Sequence[GroupYear] = (),
) -> Question:
    """A year that is not added up for a member gives it no cases."""
    counted, out_of = (np.stack(each) for each in zip(*strata, strict=True))
    for place, year in enumerate(years):
        counted[place] *= year.members
        out_of[place] *= year.members
    return Question(
        counted=counted,
        out_of=out_of,
        totals=[(int(np.sum(x)), int(np.sum(n))) for x, n in totals],
        level=float(level),
    )


def answers(question: Question, asked: np.ndarray) -> np.ndarray:
    """By deal and member, whether it would be called higher or lower, where ``asked`` is true."""
    found = np.zeros(asked.shape, dtype=bool)
    items = np.nonzero(asked & (question.out_of.sum(axis=0) >= FEWEST_CASES) & _is_far(question))
    deals, members = items
    counted = question.counted[:, deals, members].sum(axis=0)
    out_of = question.out_of[:, deals, members]
    if counted.size:
        found[items] = _differs(counted, out_of, question.totals, question.level)
    return found


def _is_far(question: Question) -> np.ndarray:
    """Whether a count is far enough from what is expected to be worth a distribution."""
    mean = np.zeros(question.counted.shape[1:])
    variance = np.zeros_like(mean)
    for out_of, (counted, whole) in zip(question.out_of, question.totals, strict=True):
        if whole > 1:
            share = counted / whole
            mean += out_of * share
            variance += out_of * share * (1 - share) * (whole - out_of) / (whole - 1)
    distance = np.abs(question.counted.sum(axis=0) - mean)
    return np.asarray((distance > NEAR * np.sqrt(variance)) & (variance > 0))


def _differs(
    counted: np.ndarray, out_of: np.ndarray, totals: Sequence[tuple[int, int]], level: float
) -> np.ndarray:
    """Tails of sums of hypergeometric counts, many at once, using their Fourier transforms."""
    length = 1 << int(out_of.sum(axis=0).max()).bit_length()
    transforms = [
        np.fft.rfft(_hypergeometric(*total, most=int(drawn.max())), length)
        for total, drawn in zip(totals, out_of, strict=True)
    ]
    found = np.zeros(len(counted), dtype=bool)
    for start in range(0, len(counted), AT_ONCE):
        part = slice(start, start + AT_ONCE)
        product = np.ones((len(counted[part]), length // 2 + 1), dtype=complex)
        for transform, drawn in zip(transforms, out_of, strict=True):
            product *= transform[drawn[part]]
        chances = np.fft.irfft(product, length)
        up_to = np.cumsum(chances, axis=1)
        rows = np.arange(len(counted[part]))
        at_most = up_to[rows, counted[part]]
        at_least = 1 - at_most + chances[rows, counted[part]]
        found[part] = np.minimum(at_most, at_least) <= level * NEARLY
    return found


def _hypergeometric(counted: int, out_of: int, *, most: int) -> np.ndarray:
    """Chances, by how many are drawn and how many of those count, up to ``most`` of each."""
    drawn, found = np.ogrid[: most + 1, : most + 1]
    rest = out_of - counted
    possible = (found <= counted) & (found <= drawn) & (drawn - found <= rest) & (drawn <= out_of)
    with np.errstate(invalid="ignore"):
        logs = (
            _log_choose(counted, np.minimum(found, counted))
            + _log_choose(rest, np.clip(drawn - found, 0, rest))
            - _log_choose(out_of, np.minimum(drawn, out_of))
        )
    return np.exp(np.where(possible, logs, -np.inf))


def _log_choose(whole: int, part: np.ndarray) -> np.ndarray:
    return np.asarray(gammaln(whole + 1) - gammaln(part + 1) - gammaln(whole - part + 1))
