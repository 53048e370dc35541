"""Addresses that somebody might try who knows how they are made, and that an edition will come."""

import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path

from tests.site.addresses import OTHERS, PAGES
from tests.site.planted import EARLY, PRIVATE, marks_in
from tests.whole.small import AUTHORITIES, BEFORE, YEAR
from upheld.edition.manifest import read_manifest

BEFORE_THE_YEAR = f"{YEAR.first_day - timedelta(days=1)}"
WORDS = ("leeds", "improvement", EARLY, f"{EARLY}aaaaa", PRIVATE, "Homes and repairs", str(YEAR))


def copy_by_hand(built: Path, folder: Path, *names: str) -> None:
    for name in names:
        shutil.copytree(built / "editions" / name, folder / "editions" / name)


def hour_of(folder: Path) -> datetime:
    return datetime.fromisoformat(read_manifest(folder / "editions" / f"{YEAR}.v1").public_at)


def guessed(folder: Path) -> list[str]:
    edition, year = f"{YEAR}.v1", str(YEAR)
    files = sorted(read_manifest(folder / "editions" / edition).files)
    names = [file.rpartition("/")[2] for file in files]
    values = {
        "slug": AUTHORITIES,
        "year": (year, f"{year}.v1", "latest", "2022"),
        "edition": (edition, f"{YEAR}.v2", f"{edition}.private", year),
        "name": (*names, edition, f"{year}.v1", BEFORE_THE_YEAR),
        "measure": ("upheld", "compliance", "satisfactory-remedies", "upheld-per-100000"),
        "path": (*files, "edition.json", "edition.sqlite", "../edition.sqlite"),
        "hash": ("000000000000",),
        "key": ("22-001-001",),
        "table": ("decision", "improvement", "about"),
    }
    found = [
        address + form
        for route in (*PAGES, *OTHERS)
        for address in filled(route, values)
        for form in ("", ".json", ".csv", ".atom")
    ]
    paths = [address for address in found if not address.endswith((".json", ".csv", ".atom"))]
    found += [f"{path}?year={year}" for path in paths]
    found += [
        f"{path}{form}?{name}={word}"
        for path in ("/find", "/councils", "/decisions", "/improvements", "/reports", "/compare")
        for form in ("", ".json", ".csv", ".atom")
        for name in ("q", "edition", "year", "council", "with", "sort", "page")
        for word in (*WORDS, edition)
    ]
    found += [
        f"/{before}{climb}editions/{edition}/{file}"
        for before in ("", "look/x/", f"letters/{BEFORE}.v1/", f"data/{BEFORE}.v1/", "data/")
        for climb in ("", "../", "../../", "..%2F", "..%2f..%2f", "%2e%2e/", "....//", "..\\")
        for file in (*files, "edition.json")
    ]
    return list(dict.fromkeys(found))


def filled(route: str, values: dict[str, tuple[str, ...]]) -> Iterator[str]:
    names = [name.partition(":")[0] for name in re.findall(r"{([^}]+)}", route)]
    pattern = re.sub(r"{[^}]+}", "{}", route)
    for chosen in product(*(values.get(name, ("leeds",)) for name in names)):
        yield pattern.format(*chosen)


def folded_marks(text: str) -> set[str]:
    return {mark.casefold() for mark in marks_in(text, EARLY)}
