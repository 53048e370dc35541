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
from pathlib import Path

import pytest

from tests.once import made_once
from tests.sampling import WHOLE
from tests.whole.all_texts import TEXTS
from tests.whole.changed_rules import CHANGES, SOURCE, Change, changed_source, troubles

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
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    made = made_once(tmp_path_factory, "all-texts", lambda folder: texts_of(SOURCE.parent, folder))
    return json.loads((made / TEXTS).read_text("utf-8"))


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
