"""Every text that speaks of a rule's number is filled from it: changed there, it changes everywhere.

All changes are made at once: to make every text of a country takes some 25 seconds, and one change
after another would take the suite minutes. Alone each is tried by `make prove`, which finds what all
together could hide: a text that takes its number from another rule's constant.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.sampling import WHOLE
from tests.whole.all_texts import TEXTS, all_texts
from tests.whole.changed_rules import CHANGES, Change, changed_source, troubles

REPOSITORY = Path(__file__).parent.parent.parent
WIDE = {"COLUMNS": "1000", "TERMINAL_WIDTH": "1000"}  # so that no help is cut or broken
Texts = dict[str, str]
ALL = pytest.param(CHANGES, id="all at once")
EACH = [pytest.param([change], id=change.name.strip()) for change in CHANGES]


def texts_of(source: Path, folder: Path) -> Texts:
    """All texts, by a new Python that imports the project from there."""
    found = os.pathsep.join(map(str, (source, REPOSITORY)))
    done = subprocess.run(
        [sys.executable, "-m", "tests.whole.all_texts", folder],
        env={**os.environ, **WIDE, "PYTHONPATH": found},
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads((folder / TEXTS).read_text("utf-8"))


@pytest.fixture(scope="module")
def unchanged(built: Path, planted: Path) -> Texts:
    """Of the same country as other tests have built and published by the source as it is."""
    with pytest.MonkeyPatch.context() as patched:
        for name, value in WIDE.items():
            patched.setenv(name, value)
        return all_texts(built / "editions", planted)


@pytest.mark.sampled
@pytest.mark.parametrize("changes", [ALL, *EACH] if WHOLE else [ALL])
def test_no_text_tells_the_number_that_a_rule_had(
    changes: Sequence[Change], unchanged: Texts, tmp_path: Path
) -> None:
    source = changed_source(tmp_path / "source", changes)
    made = tmp_path / "made"
    made.mkdir()
    changed = texts_of(source, made)
    assert [each for change in changes for each in troubles(change, unchanged, changed)] == []


def test_a_constant_that_has_moved_is_missed(tmp_path: Path) -> None:
    moved = replace(CHANGES[2], line="FEWEST_CASES = 4\n")
    with pytest.raises(LookupError, match="'FEWEST_CASES = 4' 0 times"):
        changed_source(tmp_path, [moved])


def test_what_a_text_still_says_no_longer_says_or_never_said_is_told() -> None:
    change = replace(CHANGES[0], said={"six weeks": "five weeks"})
    before = {"document: a": "after six weeks", "page: /b": "within six weeks"}
    typed = {"document: a": "after six weeks", "page: /b": "within five weeks"}
    lost = {"document: a": "", "page: /b": "within five weeks"}
    assert [*troubles(change, before, typed)] == [
        "document: a still says 'six weeks'",
        "document: a does not say 'five weeks'",
    ]
    assert [*troubles(change, before, lost)] == ["document: a does not say 'five weeks'"]
    assert next(iter(troubles(change, lost, typed))) == (
        f"{change.name}: no text says 'six weeks' as things are, so nothing is proved by it"
    )
