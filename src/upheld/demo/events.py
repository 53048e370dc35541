"""Seminars for link officers, and courses: who came, so that the letters can count them.

In 2019-20 there were four seminars, in four cities, with 178 people from 143 different authorities.
Some authorities came twice, and some people came from bodies that are not authorities. Neither may
add to the 143.
"""

from dataclasses import dataclass, field
from datetime import date

import numpy as np

from upheld.demo.body_arrays import Bodies
from upheld.demo.calibration import YEARS, Calibration
from upheld.demo.case_arrays import FIRST, LAST, WORKING
from upheld.demo.columns import date_of
from upheld.intake.directory.directory import Directory

LINK_OFFICERS, COUNCILS, PROVIDERS = "link officers", "councils", "adult social care providers"
CITIES = ("Leeds", "Birmingham", "London", "Bristol")
# Year index: people and different authorities at the seminars in the four cities.
SEMINARS = {0: (161, 131), 1: (178, 143), 4: (128, 104), 5: (170, 138)}
WEBINARS = {2: 5, 3: 3, 4: 2, 5: 2}
TWICE = 4
OTHER_BODIES = (("Eastfold Homes", 2), ("Larkmead Housing Trust", 2), ("Highmoor Advice Centre", 2))
COURSE_TITLES = ("Effective complaint handling", "Complaints about adult social care")
FOR_PROVIDERS = 0.25
PROVIDER_NAMES = tuple(
    f"{place} {kind}"
    for place in ("Meadowbank", "Larchwood", "Rosehill", "Fernleigh", "Oakcroft", "Hollyfield")
    for kind in ("Care", "Home Care", "Lodge Care Home", "Support")
)


@dataclass(kw_only=True)
class Learning:
    """Rows of the tables events and attendance."""

    events: list[tuple[str, str, str, date, str, str]] = field(default_factory=list)
    attendance: list[tuple[str, str, int]] = field(default_factory=list)

    def hold(self, *, kind: str, audience: str, on: date, place: str, title: str) -> str:
        event = f"E-{len(self.events) + 1:04d}"
        self.events.append((event, kind, audience, on, place, title))
        return event


def learning(
    chance: np.random.Generator, bodies: Bodies, directory: Directory, plan: Calibration
) -> Learning:
    found = Learning()
    for year, england in enumerate(plan.england):
        councils = [
            bodies.authorities[index].slug
            for index in chance.permutation(len(bodies))
            if bodies.exists[index, year] and bodies.authorities[index].group
        ]
        if year in SEMINARS:
            _seminars(found, councils, directory, year=year)
        for number in range(WEBINARS.get(year, 0)):
            _webinar(found, councils[30 * number : 30 * number + 30], directory, year=year)
        people = 5 + chance.multinomial(
            england.course_people - 5 * england.courses,
            np.full(england.courses, 1 / england.courses),
        )
        for number, size in enumerate(people):
            host = councils[number % len(councils)]
            on = date_of(_course_day(chance, year))
            _course(found, host, directory, on=on, people=int(size), number=number)
    return found


def _seminars(found: Learning, councils: list[str], directory: Directory, *, year: int) -> None:
    people, authorities = SEMINARS[year]
    events = [
        found.hold(
            kind="seminar",
            audience=LINK_OFFICERS,
            on=date_of(WORKING[np.searchsorted(WORKING, FIRST[year] + 190 + 14 * number)]),
            place=city,
            title="Link officer seminar",
        )
        for number, city in enumerate(CITIES)
    ]
    others = sum(size for _, size in OTHER_BODIES)
    in_pairs = people - authorities - TWICE - others
    for number, slug in enumerate(councils[:authorities]):
        _attend(found, events[number % 4], slug, directory, people=2 if number < in_pairs else 1)
    for number, slug in enumerate(councils[:TWICE]):
        _attend(found, events[(number + 1) % 4], slug, directory, people=1)
    for number, (organisation, size) in enumerate(OTHER_BODIES):
        found.attendance.append((events[number], organisation, size))


def _webinar(found: Learning, councils: list[str], directory: Directory, *, year: int) -> None:
    day = FIRST[year] + 120 + 7 * (len(found.events) % 20)
    event = found.hold(
        kind="webinar",
        audience=LINK_OFFICERS,
        on=date_of(WORKING[np.searchsorted(WORKING, day)]),
        place="Online",
        title="Link officer webinar",
    )
    for slug in councils:
        _attend(found, event, slug, directory, people=1)


def _course(
    found: Learning, host: str, directory: Directory, *, on: date, people: int, number: int
) -> None:
    for_providers = number % round(1 / FOR_PROVIDERS) == 0
    authority = directory.by_slug(host)
    online = _online(on)
    event = found.hold(
        kind="course",
        audience=PROVIDERS if for_providers else COUNCILS,
        on=on,
        place="Online" if online or authority is None else authority.short_name,
        title=COURSE_TITLES[for_providers],
    )
    if not for_providers:
        _attend(found, event, host, directory, people=people)
        return
    first = number % len(PROVIDER_NAMES)
    for offset, size in enumerate((people - 3, 2, 1)):
        name = PROVIDER_NAMES[(first + offset) % len(PROVIDER_NAMES)]
        found.attendance.append((event, name, size))


def _attend(found: Learning, event: str, slug: str, directory: Directory, *, people: int) -> None:
    on = next(row[3] for row in reversed(found.events) if row[0] == event)
    found.attendance.append((event, directory.name_on(slug, on), people))


def _course_day(chance: np.random.Generator, year: int) -> int:
    first, last = np.searchsorted(WORKING, [FIRST[year] + 10, LAST[year] - 5])
    return int(WORKING[chance.integers(first, last)])


def _online(on: date) -> bool:
    """In 2020-21 every course was held online."""
    return YEARS[2].first_day <= on <= YEARS[2].last_day
