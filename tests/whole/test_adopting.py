"""docs/adopting.md is followed from its first line to its last: each command prints what it says.

What a reader writes into a file is in comments of the document, which nobody sees: a change (FILE:
BEFORE => AFTER), or a file that holds the block below it (write FILE).
"""

import re
import shlex
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from docs.make_pictures import PROGRESS

from tests.command import forked

GUIDE = Path(__file__).parents[2] / "docs" / "adopting.md"
STEP = re.compile(
    r"<!-- write (?P<file>\S+) -->\s+```\w+\n(?P<content>.*?)```"
    r"|<!-- (?P<changed>\S+): (?P<before>.*?) => (?P<after>.*?) -->"
    r"|```console\n(?P<console>.*?)```",
    re.DOTALL,
)


def commands(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each command and the lines below it, when what comes before them has been done."""
    for step in STEP.finditer(text):
        if step["file"]:
            Path(step["file"]).parent.mkdir(exist_ok=True)
            Path(step["file"]).write_text(step["content"], "utf-8")
        elif step["changed"]:
            change(
                Path(step["changed"]), *(step[w].replace("\\n", "\n") for w in ("before", "after"))
            )
        else:
            for block in step["console"].split("$ ")[1:]:
                command, *shown = block.splitlines()
                yield command, shown


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(before) == 1, before
    path.write_text(text.replace(before, after), "utf-8")


def printed(command: str) -> list[str]:
    done = forked(shlex.split(command)[1:])
    told = done.stderr.splitlines()
    told = [line for line in told if not line.startswith((*PROGRESS, "note: "))]
    return done.stdout.splitlines() + told


def test_each_command_of_the_guide_prints_what_it_shows(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    followed = 0
    for command, shown in commands(GUIDE.read_text("utf-8")):
        for line, expected in zip_longest(printed(command), shown, fillvalue=""):
            pattern = ".*".join(re.escape(part) for part in expected.split("…"))
            assert re.fullmatch(pattern, line), (command, expected, line)
        followed += 1
    assert followed > 8
