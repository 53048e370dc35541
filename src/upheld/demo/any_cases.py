"""Cases for any ombudsman, invented from its profile and its directory: every rate is by chance."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from upheld.core.profile import Profile
from upheld.core.profile_parts import DONE, Kept, Outcome
from upheld.core.references import PLACES, Forms, shapes_of
from upheld.core.years import Year
from upheld.intake.directory.authority import Authority
from upheld.intake.directory.directory import Directory

MOST_OF_A_GROUP = 12  # bodies
FRIDAY = 4
LATEST = Year(2023)  # or the first year of a measure, if that is later
OUTCOME = {  # how often each is the end of what was agreed
    Kept.ON_TIME: 0.72,
    Kept.LATE: 0.14,
    Kept.NOT_SATISFIED: 0.05,
    Kept.NOT_DONE: 0.05,
    Kept.NEITHER: 0.04,
}
AGREED = 0.85  # of decisions with fault
WITHHELD = 0.04  # of decisions that would be listed
REPORTED = 0.06  # of decisions with fault


@dataclass(frozen=True, kw_only=True)
class Followed:
    """What became of the recommendations of a case."""

    due: date
    completed: date | None
    recorded: date
    outcome: str


@dataclass(frozen=True, kw_only=True)
class Case:
    reference: str
    body: Authority
    category: str
    received: date
    decided: date | None  # None: it is still open
    outcome: Outcome
    is_remedied: bool  # by the body itself, before the complaint came
    is_reported: bool
    withheld: str
    followed: Followed | None


def years_of(profile: Profile) -> tuple[Year, Year]:
    """Two years in which every measure is worked out, so that the later one has an earlier one."""
    begun = [measure.since for measure in profile.measures if measure.since]
    last = max([LATEST, *begun])
    return last.previous, last


def bodies_of(directory: Directory, profile: Profile, chance: Random) -> list[Authority]:
    """Some of each group, and some without one, that existed in both years."""
    first, last = years_of(profile)
    there = [
        each
        for each in directory.authorities
        if each.exists_on(first.first_day) and each.exists_on(last.last_day)
    ]
    found = []
    for group in (*profile.groups, None):
        of_group = sorted((each for each in there if each.group == group), key=lambda e: e.slug)
        found += chance.sample(of_group, min(len(of_group), MOST_OF_A_GROUP))
    return sorted(found, key=lambda each: each.slug)


def cases_of(
    profile: Profile, bodies: Sequence[Authority], forms: Forms, *, many: int, chance: Random
) -> list[Case]:
    weights = [chance.lognormvariate(0, 0.5) for _ in bodies]
    leaning = {each.slug: chance.lognormvariate(0, 0.25) for each in bodies}
    outcomes = {key: chance.uniform(0.6, 1.4) for key in profile.outcomes}
    numbers = references(forms, many)
    picked = chance.choices(bodies, weights, k=many)
    return [
        _case(profile, body, next(numbers), outcomes, leaning[body.slug], chance) for body in picked
    ]


def references(forms: Forms, many: int) -> Iterator[str]:
    """The first ones in the office's form, or plain numbers if it has none."""
    shape = _shape(forms)
    for number in range(1, many + 1):
        left = number
        written = []
        for mark in reversed(shape):
            if mark in PLACES:
                left, at = divmod(left, 10 if mark == "#" else 26)
                mark = str(at) if mark == "#" else chr(ord("A") + at)
            written.append(mark)
        yield "".join(reversed(written))


def places_for(forms: Forms) -> int:
    """How many references there are in the office's form."""
    shape = _shape(forms)
    return 10 ** shape.count("#") * 26 ** shape.count("@")


def _shape(forms: Forms) -> str:
    return shapes_of(forms.texts)[0] if forms.texts else "#######"


def _case(
    profile: Profile,
    body: Authority,
    reference: str,
    outcomes: Mapping[str, float],
    leaning: float,
    chance: Random,
) -> Case:
    first, last = years_of(profile)
    days = (last.last_day - first.first_day).days
    received = _working(first.first_day + timedelta(days=chance.randint(0, days - 7)))
    decided = _working(received + timedelta(days=chance.randint(10, 200)))
    outcome = _outcome(profile, outcomes, leaning, chance)
    is_fault = outcome.has_fault
    is_remedied = is_fault and chance.random() < 0.1
    is_agreed = is_fault and not is_remedied and chance.random() < AGREED
    is_withheld = outcome.is_listed and chance.random() < WITHHELD
    return Case(
        reference=reference,
        body=body,
        category=chance.choice(profile.categories_of(body.group)),
        received=received,
        decided=decided if decided <= last.last_day else None,
        outcome=outcome,
        is_remedied=is_remedied,
        is_reported=is_fault and outcome.is_listed and chance.random() < REPORTED,
        withheld=chance.choice(profile.lasting) if is_withheld and profile.lasting else "",
        followed=_followed(profile, decided, chance) if is_agreed else None,
    )


def _outcome(
    profile: Profile, outcomes: Mapping[str, float], leaning: float, chance: Random
) -> Outcome:
    """``leaning``: how much more often the body is at fault than others."""
    known = list(profile.outcomes.values())
    weights = [outcomes[each.key] * (leaning if each.has_fault else 1) for each in known]
    return chance.choices(known, weights)[0]


def _followed(profile: Profile, decided: date, chance: Random) -> Followed:
    due = decided + timedelta(days=chance.randint(28, 84))
    kept = _kept(profile, chance)
    completed = due + timedelta(days=chance.randint(1, 30) * (-1 if kept is Kept.ON_TIME else 1))
    return Followed(
        due=due,
        completed=max(completed, decided) if kept in DONE else None,
        recorded=max(completed, due) + timedelta(days=chance.randint(1, 30)),
        outcome=chance.choice(profile.compliance_that(kept)) if kept else "",
    )


def _kept(profile: Profile, chance: Random) -> Kept | None:
    """None for an ombudsman that does not check what was agreed."""
    there = [kept for kept in OUTCOME if profile.compliance_that(kept)]
    return chance.choices(there, [OUTCOME[kept] for kept in there])[0] if there else None


def _working(day: date) -> date:
    """That day, or the Monday after it."""
    return day + timedelta(days=(7 - day.weekday()) * (day.weekday() > FRIDAY))
