"""CONTRIBUTING.md tells the truth: its rules are where it says, and its rooms are those there are."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from tests.test_layers import MAY_IMPORT

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
RULE = re.compile(r"^\| ([^|]+\?) \| \[([^\]]+)\]\(([^)]+)\) \| ([^|]+) \|$", re.MULTILINE)
RULES = RULE.findall(TEXT)
PATH = re.compile(r"`((?:[a-z_]+/)+[a-z_]+(?:\.\w+)?)`")
HOUSE = ("src/upheld", "")  # where a path of a file begins


def as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def names_in(file: Path) -> set[str]:
    """What a module defines at its top, or the keys of a TOML file, those of its tables too."""
    if file.suffix == ".toml":
        read = tomllib.loads(file.read_text("utf-8"))
        groups = (each for group in read.values() for each in as_list(group))
        return {*read, *(key for each in groups if isinstance(each, dict) for key in each)}
    found = set()
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found.add(node.name)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found |= {target.id for target in targets if isinstance(target, ast.Name)}
    return found


@pytest.mark.parametrize(
    ("shown", "file", "names"),
    [rest for _, *rest in RULES],
    ids=[question for question, *_ in RULES],
)
def test_each_rule_is_in_its_file_under_its_name(shown: str, file: str, names: str) -> None:
    assert file == f"src/upheld/{shown}"
    named = set(re.findall(r"`([^`]+)`", names))
    assert named
    assert named - names_in(ROOT / file) == set()


def test_every_row_of_the_table_of_rules_is_read() -> None:
    table = TEXT.split("## Where a rule is")[1].split("\n## ")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ") and "?" in line]
    assert len(rows) == len(RULES) > 20


def test_the_map_names_every_room_and_no_other() -> None:
    section = TEXT.split("## The rooms")[1].split("\n## ")[0]
    rooms = re.findall(r"^\| `([a-z_.]+)` \| ", section, re.MULTILINE)
    assert sorted(rooms) == sorted(MAY_IMPORT)


def test_every_path_in_it_exists() -> None:
    paths = PATH.findall(TEXT)
    assert len(paths) > 20
    there = [path for path in paths if any((ROOT / begin / path).exists() for begin in HOUSE)]
    assert [path for path in paths if path not in there] == []


def test_names_in_its_steps_are_in_the_file_that_is_named_beside_them() -> None:
    steps = {
        "core/saying/figures.py": "_OF_KIND",
        "publish/annual/software.py": "METHODOLOGY",
        "site/routes.py": "PAGES",
    }
    for file, name in steps.items():
        assert f"`{file}`" in TEXT
        assert f"`{name}`" in TEXT
        assert name in names_in(ROOT / "src" / "upheld" / file)
