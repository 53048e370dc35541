"""A small country that was corrected once: one figure of Camden's, and Leeds' letter, which
identified somebody.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.once import made_once
from tests.whole.small import YEAR, Tables, build, upheld, write_directory, write_office
from tests.whole.test_corrections import HERE, OFFICE, ON_ANOTHER_DAY, one_of_camden, write_cases

FIRST, CORRECTED = f"{YEAR}.v1", f"{YEAR}.v2"
WORDS = "Mrs Quillfeather of Marrowby Lane"  # in the letter that identified somebody
OTHER_WORDS = "We thank your officers for their visits."
BECAUSE = f"""
[[corrections]]
edition = "{CORRECTED}"
kind = "correction"
words = "We counted a complaint that was about another council."
found = "Camden told us so in August."
substantial = true
identified = ["leeds"]
"""


def corrected_with_a_letter(factory: pytest.TempPathFactory) -> Path:
    """The folder with the office's ``editions`` and what is ``published``. No test may change it."""
    return made_once(factory, "identified-somebody", _make)


def _make(folder: Path) -> None:
    write_directory(folder / "directory", of=HERE)
    write_office(folder / "office", text=OFFICE)
    write_cases(folder / "cases", letter_to_leeds(f"We thank {WORDS} for her patience."))
    write_cases(folder / "corrected", _corrected)
    _build(folder, "cases")
    _do("sent", folder / "editions" / FIRST)
    _do("publish", folder / "editions" / FIRST, "--to", folder / "published")
    shutil.copytree(folder / "published", folder / "before")
    shutil.rmtree(folder / "office")
    write_office(folder / "office", text=OFFICE + BECAUSE)
    _build(folder, "corrected", *ON_ANOTHER_DAY)
    _do("sent", folder / "editions" / CORRECTED, "--letters", "2")
    _do("publish", folder / "editions" / CORRECTED, "--to", folder / "published")


def letter_to_leeds(words: str) -> Callable[[Tables], None]:
    def change(tables: Tables) -> None:
        row = {"authority": "leeds", "send": "yes", "paragraph": words}
        tables["letters"].append(row | {"approved_by": "the Ombudsman"})

    return change


def _corrected(tables: Tables) -> None:
    letter_to_leeds(OTHER_WORDS)(tables)
    one_of_camden(tables)


def _build(folder: Path, extract: str, *options: str) -> None:
    done = build(
        folder / extract,
        folder / "directory",
        folder / "editions",
        "--office",
        folder / "office",
        *options,
    )
    assert done.returncode == 0, done.stderr


def _do(*words: str | Path) -> None:
    done = upheld(*words)
    assert done.returncode == 0, done.stderr
