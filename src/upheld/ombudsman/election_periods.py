"""The periods before elections in which an ombudsman would rather publish nothing: days in its own
office.toml, because each election has its own, and each part of the country.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from upheld.ombudsman.setting_values import groups_of, not_groups, text
from upheld.ombudsman.toml_values import shown

GROUP = "election_periods"
KEYS = ("name", "from", "until")


@dataclass(frozen=True, kw_only=True)
class ElectionPeriod:
    name: str
    first_day: date
    last_day: date

    def has(self, day: date) -> bool:
        return self.first_day <= day <= self.last_day


def election_periods_of(settings: Mapping[str, Any]) -> tuple[ElectionPeriod, ...]:
    return tuple(
        ElectionPeriod(name=each["name"], first_day=each["from"], last_day=each["until"])
        for each in settings.get(GROUP, ())
    )


def problems_of_election_periods(key: str, value: Any) -> Iterator[str]:
    yield from not_groups(key, value)
    for where, group in groups_of(key, value):
        if set(group) != set(KEYS):
            yield f"{where}: {shown(group)}. A period has {', '.join(KEYS)}, and nothing else."
            continue
        yield from text(f"{where}, name", group["name"])
        days = [group["from"], group["until"]]
        for name, day in zip(KEYS[1:], days, strict=True):
            if type(day) is not date:
                yield f"{where}, {name}: {shown(day)} is not a day. Write 2027-03-22."
        if all(type(day) is date for day in days) and days[0] > days[1]:
            yield f"{where}, until: {days[1]} is before {days[0]}. Write its last day."
