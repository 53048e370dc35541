"""A published country with one case that is then taken down: twenty words that only it has.

They are in everything that is public of a case: its summary, its statement, the part of the service
that it is about, what was agreed, and the title of its report. The case is in the edition's lists
too: an improvement, a failure to comply and a report.
"""

import re
from pathlib import Path

import pytest

from tests.once import made_once
from tests.profiles import LGSCO
from tests.site.cases import COUNCIL, shaped
from tests.site.shaped_country import AS_AT
from tests.whole.small import YEAR, Tables, build, upheld, write_directory, write_extract

REFERENCE, KEY = "22 777 555", "22-777-555"
ADDRESS = f"/decisions/{KEY}/{COUNCIL}"
LETTERS = "abcdefghijklmnopqrst"
WORDS = tuple(f"wombat{letter * 3}" for letter in LETTERS)  # letters alone: they stand in letters
MARK = re.compile(r"wombat([a-t])\1\1", re.IGNORECASE)


def to_take_down(tables: Tables) -> None:
    shaped(tables)
    words = iter(WORDS)
    former = [
        row["reference"]
        for row in tables["compliance"]
        if row["authority"] == COUNCIL and row["outcome"] in LGSCO.failed_compliance
    ][-1]
    for table in ("received", "decided", "recommendations", "compliance"):
        for row in tables[table]:
            if (row["authority"], row["reference"]) == (COUNCIL, former):
                row["reference"] = REFERENCE
    (case, *_) = (row for row in tables["decided"] if row["reference"] == REFERENCE)
    case |= {
        "withheld_reason": "",
        "subcategory": f"Delay {next(words)}",
        "summary": " ".join(f"The {next(words)} was late." for _ in range(4)),
        "statement": "\n".join(f"{n}. It was the {next(words)}." for n in range(1, 11)),
    }
    agreed = [row for row in tables["recommendations"] if row["reference"] == REFERENCE]
    for row in agreed[:3]:
        row |= {"kind": "service improvement", "text": f"Mend each {next(words)}."}
    tables["reports"].append(
        tables["reports"][0]
        | {"reference": REFERENCE, "authority": COUNCIL, "title": " ".join(("Of", *words))}
    )


def withheld_since(tables: Tables) -> None:
    """The same country, when the office's records withhold the case."""
    to_take_down(tables)
    for row in tables["decided"]:
        if row["reference"] == REFERENCE:
            row["withheld_reason"] = "a person could be identified"


def country_to_take_down(factory: pytest.TempPathFactory) -> Path:
    """extract, directory, and published: an edition and a register. Changed by no test."""
    return made_once(factory, "country-to-take-down", make)


def make(folder: Path) -> None:
    directory = write_directory(folder / "directory")
    extract = write_extract(folder / "extract", change=to_take_down)
    done = build(extract, directory, folder / "editions")
    assert done.returncode == 0, done.stderr
    name = f"{YEAR}.v1"
    (folder / "published" / "editions").mkdir(parents=True)
    (folder / "editions" / name).rename(folder / "published" / "editions" / name)
    words = ("--into", folder / "published", "--as-at", AS_AT, "--directory", directory)
    done = upheld("register", extract, *words)
    assert done.returncode == 0, done.stderr


def marks_in(text: str) -> set[str]:
    found = {match[0].lower() for match in MARK.finditer(text)}
    return found | {spelled for spelled in (REFERENCE, KEY) if spelled in text}
