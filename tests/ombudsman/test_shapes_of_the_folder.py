"""Whatever shape a value of an ombudsman's folder has: it is told with its line, never by a traceback."""

import tomllib
from datetime import date, datetime, time
from random import Random

import pytest

from tests.offices import NEEDED, words_in
from tests.sampling import sample
from upheld.core.mistakes import Mistake
from upheld.ombudsman.folder import DEFAULT_OFFICE, read_office
from upheld.ombudsman.profile_reading import WORDS
from upheld.ombudsman.toml_lines import lines_of
from upheld.ombudsman.wording import read_wording

SHAPES = (
    '"Text"',
    '""',
    "7",
    "-1",
    "9" * 5_000,
    "true",
    "1.5",
    "nan",
    "2020-07-22",
    "2020-07-22T00:01:00",
    "00:01:00",
    "[]",
    '["Text"]',
    "[7]",
    "[[]]",
    "[{}]",
    '[{ name = "Text" }]',
    '[{ name = "Text" }, "Text"]',
    "{}",
    '{ name = "Text" }',
    "{ name = {} }",
)
POLICIES = """
[revisions]
title = "How we revise figures"
owner = "Head of Statistics"
approved_on = 2020-05-01
text = "revisions.md"
"""
OWN = {
    "office.toml": (DEFAULT_OFFICE / "office.toml").read_text("utf-8")
    + '[ended_letters]\nnorthampton = ["west-northamptonshire"]\n'
    + '[ended_outcomes]\npoole = "bournemouth-christchurch-and-poole"\n',
    "words/en-GB.toml": (DEFAULT_OFFICE / WORDS).read_text("utf-8"),
    "guides.toml": (DEFAULT_OFFICE / "guides.toml").read_text("utf-8"),
    "policies.toml": POLICIES,
}
# The default's own groups of these names hold nothing.
for group in ("ended_letters", "ended_outcomes"):
    OWN["office.toml"] = OWN["office.toml"].replace(f"[{group}]\n", "", 1)


def written(value) -> str:
    """As TOML on one line."""
    match value:
        case dict():
            return "{ " + ", ".join(f'"{k}" = {written(each)}' for k, each in value.items()) + " }"
        case list():
            return f"[{', '.join(map(written, value))}]"
        case bool():
            return str(value).lower()
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
        case date() | datetime() | time():
            return value.isoformat()
        case Raw():
            return value.text
    return repr(value)


class Raw:
    def __init__(self, text: str) -> None:
        self.text = text


def paths_of(value) -> list[tuple]:
    """Of every value in it, groups and lists too."""
    inside = value.items() if isinstance(value, dict) else ()
    inside = enumerate(value) if isinstance(value, list) else inside
    return [path for key, each in inside for path in ((key,), *((key, *p) for p in paths_of(each)))]


def with_value(content, path, shape):
    if not path:
        return Raw(shape)
    changed = dict(content) if isinstance(content, dict) else list(content)
    changed[path[0]] = with_value(changed[path[0]], path[1:], shape)
    return changed


def put(folder, name, content):
    """Each file of a folder, and this one as it is given."""
    (folder / "policies").mkdir(exist_ok=True)
    (folder / "policies" / "revisions.md").write_text("We mark them.\n", "utf-8")
    own = "\n".join(f"{key} = {value}" for key, value in NEEDED.items())
    (folder / "office.toml").write_text(own, "utf-8")
    lines = [f'"{key}" = {written(value)}' for key, value in content.items()]
    words_in(folder)
    (folder / name).write_text("\n".join(lines), "utf-8")


@pytest.mark.sampled
@pytest.mark.parametrize("name", OWN)
def test_no_shape_of_any_value_ends_in_a_traceback(tmp_path, name):
    content = tomllib.loads(OWN[name])
    trials = [(path, shape) for path in paths_of(content) for shape in SHAPES]
    few = 100 if name == WORDS else 400
    for path, shape in sample(trials, few, seed=11):
        put(tmp_path, name, with_value(content, path, shape))
        told = trouble_with(tmp_path)
        assert not told or "line " in told or "missing" in told, (path, shape, told)


def trouble_with(folder) -> str:
    """'' where there is nothing wrong."""
    try:
        read_wording(read_office(folder))
    except Mistake as mistake:
        return str(mistake)
    return ""


@pytest.mark.parametrize("name", [name for name in OWN if name != "policies.toml"])
def test_what_the_shapes_are_put_into_is_without_a_mistake(tmp_path, name):
    put(tmp_path, name, tomllib.loads(OWN[name]))
    read_wording(read_office(tmp_path))


@pytest.mark.parametrize("key", ["signatories", "links"])
def test_one_bracket_where_two_are_needed_is_told_with_its_line(tmp_path, key):
    put(tmp_path, "office.toml", {})
    needed = [f"{k} = {value}\n" for k, value in NEEDED.items() if k != key]
    group = f'[{key}]\nname = "A"\ntitle = "B"\n'
    (tmp_path / "office.toml").write_text("".join(needed) + group, "utf-8")
    with pytest.raises(Mistake) as refused:
        read_office(tmp_path)
    assert str(refused.value) == (
        f"{tmp_path / 'office.toml'} cannot be used:\n"
        f"  line {len(needed) + 1}, {key}: {{ name = 'A', title = 'B' }} is not a list of groups."
        f" Write [[{key}]] before each, with two brackets."
    )


def test_the_line_of_each_key_is_where_it_begins():
    text = OWN["office.toml"]
    lines = text.split("\n")
    found = lines_of(text)
    named = [(path, line) for path, line in found.items() if not path[-1].isdigit()]
    assert len(named) > 40
    for path, line in Random(11).sample(named, 40):
        assert path[-1] in lines[line - 1]
    assert found["years", "2019-20", "message"] == 1 + next(
        n for n, line in enumerate(lines) if line.startswith("message = [")
    )
    assert lines[found["links", "2"] - 1] == "[[links]]"
    assert "training" in lines[found["links", "2", "address"] - 1]
