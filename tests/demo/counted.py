"""The figures of the extract in plain loops, to be compared with what was published.

Nothing here is imported from core but the way a share is written: the counting is a second one.
"""

import csv
from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tests.directory import by_code, default_directory, group_in
from tests.profiles import UPHELD_PER_100000
from upheld.core.shares import percent_text, rate_text

YEARS = ("2018-19", "2019-20", "2020-21", "2021-22", "2022-23", "2023-24")
Row = dict[str, str]


def rows_of(folder: Path, table: str) -> list[Row]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def year_of(day: str) -> str:
    """2020-03-31 -> 2019-20"""
    start = int(day[:4]) - (int(day[5:7]) < 4)
    return f"{start}-{(start + 1) % 100:02d}"


def last_day(year: str) -> str:
    return f"{int(year[:4]) + 1}-03-31"


@cache
def slug_of(authority: str, year: str) -> str:
    found = by_code(authority)
    if found is None:
        found = (
            default_directory().match(authority, on=date.fromisoformat(last_day(year))).authority
        )
    assert found is not None, authority
    return found.slug


@cache
def group_of(slug: str, year: str) -> str | None:
    authority = default_directory().by_slug(slug)
    assert authority is not None
    start = int(year[:4])
    return group_in(authority, first_day=date(start, 4, 1), last_day=date(start + 1, 3, 31))


def standing(rows: list[Row], *, on: str, year: str) -> list[Row]:
    """Of each case the last entry as at the last day of the year, if it is of that year."""
    last: dict[tuple[str, str], Row] = {}
    for row in rows:
        key = (row["reference"], slug_of(row["authority"], year_of(row[on])))
        before = last.get(key)
        sequence = int(row.get("sequence") or 1)
        if row[on] <= last_day(year) and (
            before is None or int(before.get("sequence") or 1) < sequence
        ):
            last[key] = row
    return [row for row in last.values() if year_of(row[on]) == year]


@dataclass(frozen=True, kw_only=True)
class Counted:
    """Counters by (slug, year, outcome), as at the last day of each year."""

    received: Counter[tuple[str, str]]
    decided: Counter[tuple[str, str, str]]
    remedied: Counter[tuple[str, str]]
    compliance: Counter[tuple[str, str, str]]

    def group(self, counter: str, *key: str, group: str | None, year: str) -> int:
        """The sum over the members of the group in the year; None: all of England."""
        return sum(
            number
            for (slug, at, *rest), number in getattr(self, counter).items()
            if at == year and tuple(rest) == key and (not group or group_of(slug, year) == group)
        )

    def upheld(self, group: str | None, year: str) -> tuple[int, int]:
        found = self.group("decided", "upheld", group=group, year=year)
        return found, found + self.group("decided", "not upheld", group=group, year=year)

    def remedies(self, group: str | None, year: str) -> tuple[int, int]:
        before = self.group("remedied", group=group, year=year)
        return before, self.group("decided", "upheld", group=group, year=year)

    def complied(self, group: str | None, year: str) -> tuple[int, int]:
        outcomes = ("complete and satisfied", "complete late")
        failures = ("complete but not satisfied", "not complete and not satisfied")
        met, failed = (
            sum(self.group("compliance", outcome, group=group, year=year) for outcome in kinds)
            for kinds in (outcomes, failures)
        )
        return met, met + failed

    def text(self, measure: str, group: str | None, year: str) -> str:
        if measure == "upheld-per-100000":
            return self._rate(group, year)
        shares = {"upheld": self.upheld, "satisfactory-remedies": self.remedies}
        return percent_text(*shares.get(measure, self.complied)(group, year))

    def _rate(self, group: str | None, year: str) -> str:
        assert UPHELD_PER_100000.is_rate
        directory = default_directory()
        found = residents = 0
        for authority in directory.authorities:
            population = directory.population(authority.slug, "Census 2021")
            if group_of(authority.slug, year) != group or population is None:
                continue
            if population.residents >= UPHELD_PER_100000.fewest:
                found += self.decided[authority.slug, year, "upheld"]
                residents += population.residents
        return rate_text(found, residents, per=UPHELD_PER_100000.per)


def counted(folder: Path) -> Counted:
    decided, compliance = rows_of(folder, "decided"), rows_of(folder, "compliance")
    found = Counted(received=Counter(), decided=Counter(), remedied=Counter(), compliance=Counter())
    for row in rows_of(folder, "received"):
        year = year_of(row["received_on"])
        found.received[slug_of(row["authority"], year), year] += 1
    for year in YEARS:
        for row in standing(decided, on="decided_on", year=year):
            slug = slug_of(row["authority"], year)
            found.decided[slug, year, row["outcome"]] += 1
            found.remedied[slug, year] += row["remedied_by_authority"] == "yes"
        for row in standing(compliance, on="recorded_on", year=year):
            found.compliance[slug_of(row["authority"], year), year, row["outcome"]] += 1
    return found
