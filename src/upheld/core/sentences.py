"""What is said of a figure: which sentences, in which order, filled with which of its numbers.

How each is worded is an office's own (wording.toml); that a figure of three cases is said to be of
too few is decided here. No sentence says good, bad, best or worst, ranks, or calls anything
unlikely to be chance: a small tail is not the chance that a result came by chance.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from upheld.core.comparing import Basis, Comparison
from upheld.core.comparison import DIFFERENT, Answer
from upheld.core.figures import Figure
from upheld.core.intervals import SHOWN_TEXT
from upheld.core.measures import (
    COMPLIANCE,
    LATE_COMPLIANCE,
    SATISFACTORY_REMEDIES,
    UPHELD_PER_100000,
    UPHELD_RATE,
)
from upheld.core.shares import (
    FEWEST_RESIDENTS,
    NO_CASES,
    NOT_AVAILABLE,
    NOT_GIVEN,
    PER_RESIDENTS,
    Share,
    percent_text,
    whole_percent,
)
from upheld.core.vocabulary import PEER_GROUPS

Values = Mapping[str, str | int]
Said = tuple[str, Values]  # a sentence's key in the wording, and what is filled into it


@dataclass(frozen=True, kw_only=True)
class Told:
    """A figure with everything else that its sentences tell."""

    figure: Figure
    answer: Answer
    comparisons: Sequence[Comparison] = ()
    members: int = 0  # of its group in the year, the authority among them
    late: Share | None = None  # beside compliance
    ceased: int = 0  # compliance outcomes that count neither way
    population: str = ""  # the source of the residents
    abolished_on: str = ""  # in words, of a body that has ended: the day after its last
    successors: str = ""  # their names; '' where nobody took over
    counted_with: str = ""  # how bodies of a kind whose residents are their councils' are called

    @property
    def share(self) -> Share:
        return self.figure.share

    @property
    def group(self) -> str:
        """How a sentence names it: district councils."""
        group = self.figure.body.peer_group or ""
        return PEER_GROUPS.get(group, group)


def said_of(told: Told) -> list[Said]:
    """The figure, similar authorities together, and what comparing shows or why it is not done."""
    if told.share.text == NOT_AVAILABLE:
        return _not_available(told)
    said = _OF_MEASURE[told.share.measure.slug](told)
    if told.share.measure is UPHELD_PER_100000:
        return said
    return said + _average(told) + _why_alone(told) + _compared(told)


def _not_available(told: Told) -> list[Said]:
    """We do hold the counts of a body that has ended or lies over councils; not its residents."""
    if told.share.measure is UPHELD_PER_100000 and not told.figure.body.exists:
        key = "ended" if told.successors else "ended_alone"
        return [(f"per_residents.{key}", {"successors": told.successors})]
    if told.share.measure is UPHELD_PER_100000 and told.counted_with:
        return [("per_residents.counted_with_councils", {"kinds": told.counted_with})]
    return [("figure.not_available", {})]


def said_of_comparison(told: Told, row: Comparison) -> list[Said]:
    """What one basis shows, on its own."""
    if row.basis == Basis.PEERS:
        return _answer(told, row)
    if row.basis == Basis.SERVICES:
        return _services(told, row) or [("comparison.services_same", {})]
    if row.basis == Basis.WITHOUT_LARGEST:
        return _without_largest(told, row)
    if row.basis == Basis.POOLED_YEARS:
        return _pooled(told, row)
    return _last_year(row)


def _upheld(told: Told) -> list[Said]:
    upheld, investigations = _counts(told.share)
    if investigations == 0:
        return [("upheld.no_cases", {})]
    key = "upheld.single" if investigations == 1 else "upheld.share"
    values: Values = {
        "investigations": investigations,
        "upheld": upheld,
        "percent": told.share.text,
    }
    return [(key, values)]


def _compliance(told: Told) -> list[Said]:
    complied, cases = _counts(told.share)
    percent = told.share.text
    ceased: list[Said] = [("compliance.ceased", {"cases": told.ceased})] if told.ceased else []
    if cases == 0:
        return [("compliance.no_cases", {}), *ceased]
    values: Values = {"cases": cases, "percent": percent}
    if complied == cases:
        said: list[Said] = [("compliance.all", values)]
    elif complied:
        said = [("compliance.some", {"complied": complied, **values})]
    else:
        said = [("compliance.none", values)]
    said += _late(told.late)
    if complied < cases:
        key = "compliance.not_satisfied" if complied else "compliance.none_satisfied"
        said.append((key, {"not_satisfied": cases - complied}))
    return said + ceased


def _late(share: Share | None) -> list[Said]:
    if share is None or not share.counted or share.out_of is None:
        return []
    if share.counted == share.out_of:
        return [("compliance.late_all", {"late": share.counted})]
    return [("compliance.late", {"late": share.counted, "complied": share.out_of})]


def _late_alone(told: Told) -> list[Said]:
    late, complied = _counts(told.share)
    if complied == 0:
        return [("late.no_cases", {})]
    return [("late.share", {"late": late, "cases": complied, "percent": told.share.text})]


def _remedies(told: Told) -> list[Said]:
    remedied, upheld = _counts(told.share)
    if upheld == 0:
        return [("remedies.no_cases", {})]
    values: Values = {"complaints": upheld, "remedied": remedied, "percent": told.share.text}
    if upheld == 1:
        return [("remedies.single", {**values, "upheld": upheld})]
    return [("remedies.share", values)]


def _per_residents(told: Told) -> list[Said]:
    if told.share.text == NOT_GIVEN:
        return [("per_residents.not_given", {"fewest": f"{FEWEST_RESIDENTS:,}"})]
    upheld, _residents = _counts(told.share)
    values: Values = {
        "complaints": upheld,
        "rate": told.share.text,
        "per": f"{PER_RESIDENTS:,}",
        "population": told.population,
    }
    return [("per_residents.rate", values)]


_OF_MEASURE = {
    UPHELD_RATE.slug: _upheld,
    COMPLIANCE.slug: _compliance,
    LATE_COMPLIANCE.slug: _late_alone,
    SATISFACTORY_REMEDIES.slug: _remedies,
    UPHELD_PER_100000.slug: _per_residents,
}
_KEYS = {  # the group of keys of a measure that is compared, and its base's name in them
    UPHELD_RATE.slug: ("upheld", "investigations"),
    SATISFACTORY_REMEDIES.slug: ("remedies", "upheld_decisions"),
}
_AVERAGES = {
    UPHELD_RATE.slug: "upheld.average",
    COMPLIANCE.slug: "compliance.average",
    LATE_COMPLIANCE.slug: "late.average",
    SATISFACTORY_REMEDIES.slug: "remedies.average",
}


def _counts(share: Share) -> tuple[int, int]:
    assert share.counted is not None
    assert share.out_of is not None
    return share.counted, share.out_of


def _average(told: Told) -> list[Said]:
    """Similar authorities together, the authority among them, where it has a figure at all."""
    average = told.figure.average
    if average is None or average.text in (NO_CASES, NOT_AVAILABLE) or not told.share.is_number:
        return []
    key = _AVERAGES[told.share.measure.slug]
    return [(key, {"average": average.text, "group": told.group})]


def _why_alone(told: Told) -> list[Said]:
    """Why nothing stands beside a figure: the body has ended, or nothing is similar to it."""
    if not told.share.is_number:
        return []
    if not told.figure.body.exists:
        return [_ended(told)]
    if told.figure.body.peer_group is None:
        return [("comparison.no_group", {})]
    if told.members < 2:
        return [("comparison.only_member", {"group": told.group})]
    if told.share.measure.is_compared and told.answer == Answer.NOT_COMPARED:
        return [("comparison.group_not_known", {"group": told.group})]
    return []


def _ended(told: Told) -> Said:
    """What we decided about a body after its last day is not added to whoever took over."""
    if told.share.measure is not UPHELD_RATE:
        return ("comparison.ended_too", {"abolished_on": told.abolished_on})
    values: Values = {
        "abolished_on": told.abolished_on,
        "successors": told.successors,
        "investigations": _counts(told.share)[1],
    }
    return ("comparison.ended" if told.successors else "comparison.ended_alone", values)


def _compared(told: Told) -> list[Said]:
    """The plain answer, and what changes it."""
    said: list[Said] = []
    for row in told.comparisons:
        if row.basis == Basis.PEERS:
            said += _answer(told, row)
        elif row.basis == Basis.SERVICES:
            said += _services(told, row)
        elif row.basis == Basis.WITHOUT_LARGEST:
            said += _without_largest(told, row)
    return said


def _answer(told: Told, row: Comparison) -> list[Said]:
    keys, cases = _KEYS[told.share.measure.slug]
    if row.answer == Answer.TOO_FEW:
        points = whole_percent(1, row.out_of) or 0
        values: Values = {cases: row.out_of, "points": points, "group": told.group}
        return [(f"{keys}.too_few", values)]
    if row.answer == Answer.NO_DIFFERENCE_SHOWN:
        return [(f"{keys}.no_difference_shown", {cases: row.out_of, "group": told.group})]
    return [(f"comparison.{row.answer}", {"group": told.group, "odds": _odds(row)})]


def _odds(row: Comparison) -> str:
    """1 time in 40, or in 1,000: of the level that the tail reaches."""
    assert row.compared is not None
    assert row.compared.level is not None
    return f"{row.compared.level.denominator:,}"


def _services(told: Told, row: Comparison) -> list[Said]:
    """Only where allowing for the services complained about changes what stands out."""
    if row.answer == told.answer or not {row.answer, told.answer} & set(DIFFERENT):
        return []
    if row.answer in DIFFERENT:
        enough = "enough_" if told.answer == Answer.TOO_FEW else ""
        values = {"group": told.group, "odds": _odds(row)}
        return [(f"comparison.services_{enough}{row.answer}", values)]
    return [("comparison.services_no_longer", {})]


def _without_largest(told: Told, row: Comparison) -> list[Said]:
    _counted, out_of = _counts(told.share)
    values: Values = {
        "removed": out_of - row.out_of,
        "whole": out_of,
        "percent": percent_text(row.counted, row.out_of),
        "counted": row.counted,
        "out_of": row.out_of,
    }
    answer = row.answer.replace("-", "_")
    return [
        (f"comparison.without_{row.beside}", values),
        (f"comparison.without_{answer}", {"group": told.group}),
    ]


def _pooled(told: Told, row: Comparison) -> list[Said]:
    keys, cases = _KEYS[told.share.measure.slug]
    assert row.interval is not None
    values: Values = {
        cases: row.out_of,
        "counted": row.counted,
        "percent": percent_text(row.counted, row.out_of),
        "first_year": row.beside,
        "interval": row.interval.text,
        "confidence": SHOWN_TEXT,
    }
    said: list[Said] = [(f"{keys}.pooled", values)]
    return said + (_answer(told, row) if row.compared else [])


def _last_year(row: Comparison) -> list[Said]:
    if row.compared is None:
        return [("change.break", {"last_year": row.beside})]
    values: Values = {
        "last_year": row.beside,
        "percent": percent_text(row.counted, row.out_of),
        "counted": row.counted,
        "out_of": row.out_of,
    }
    if row.answer in DIFFERENT:
        values = {**values, "odds": _odds(row)}
    answer = row.answer.replace("-", "_")
    return [(f"change.{answer}", values)]
