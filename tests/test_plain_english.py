"""Texts that people read are free of the turns of phrase that no native writer would use."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "upheld"
TEXTS = {".py", ".html", ".toml", ".typ", ".md"}
LISTS_OF_WORDS = [SOURCE / "site" / "data" / "glossary.csv"]
GENERATED = {"docs/data/dictionary.md", "docs/methodology.md", "docs/office-policy.md"}
MARKUP = re.compile(
    r"^```.*?^```$|`[^`\n]+`|<[^<>]*>|\{[{%#].*?[}%#]\}|\]\([^)\s]+\)", re.DOTALL | re.MULTILINE
)
IS = r"(?:is|are|was|were|has|have|had|may|can|could|do|does|needs?|holds?)"


class Turn(NamedTuple):
    pattern: str
    write: str
    seen: str
    better: str


TURNS = (
    Turn(
        r"(?<!\.)\bbeside\b",  # .beside is a class in a style
        "next to, or compared with",
        "Leeds, beside 2 other members of the group",
        "Leeds, compared with 2 other members of the group",
    ),
    Turn(
        r"\b(?:is|are|was|not) told (?:apart|aloud|back|here|in|of|word|with|to nobody)\b",
        "shown, given, listed or printed",
        "all problems are told in one message",
        "all problems are reported at once",
    ),
    Turn(
        r"\btells? (?:of|its|each|every|nobody)\b",
        "says, shows, lists or describes",
        "The dictionary tells every table and column.",
        "The dictionary describes every table and column.",
    ),
    Turn(
        r"\bwhom\b",
        "who, or a sentence that names the person",
        "the person whom the Ombudsman deals with",
        "the Ombudsman's contact at an authority",
    ),
    Turn(
        r"\bwhoever\b",
        "anyone who, or the person who",
        "a copy for whoever signs the edition",
        "a copy for the person who signs the edition",
    ),
    Turn(
        r"(?:\b(?-i:Nobody)|\b(?!so\b)\w+,? that nobody|\b(?:which|whose \w+|what) nobody)\b",
        "who does it, or that it has not been done",
        "findings that nobody has cleared",
        "findings that have not been cleared",
    ),
    Turn(
        r"\bbears? (?:that|the|a|an|this|its|no)\b|\bcases can bear\b",
        "has, or is called",
        "Several bear that name.",
        "More than one council has that name.",
    ),
    Turn(r"\bmend(?:s|ed|ing)?\b", "correct", "Names are not mended.", "We do not correct names."),
    Turn(r"\banew\b", "again", "It is written anew to its end.", "All of it is written again."),
    Turn(
        r"\bstands? (?:apart|before it|here|in it|on it|there|under)\b|\bwhat stands (?:against|in)\b",
        "is, or says",
        "TLS is the business of what stands before it.",
        "TLS is handled by the proxy in front.",
    ),
    Turn(
        r"\b(?!or\b|do\b|go\b)\w+ without(?=[.;]|$)",
        "Default: and what it is",
        "Day of the register; today without.",
        "Day of the register. Default: today.",
    ),
    Turn(
        rf"[,;:] for (?:it|they|we|she|he|there|this|these|that|its \w+|no \w+) {IS}\b",
        "because",
        "It is not a test, for they need no network.",
        "It is not a test, because they need no network.",
    ),
    Turn(
        r"(?:\b(?!there\b)\w+|-) (?:is|are) no"
        r" (?:authority|council|date|day|file|folder|number|part of|place|reference)\b",
        "is not a, or There is no",
        "letters is no folder. Publish an edition first.",
        "There is no folder letters. Publish an edition first.",
    ),
    Turn(
        r"\b(?:averages|date|dates|edition|figures|letters|message) of (?:a|the|each|that|this) year\b",
        "the year's, or for the year",
        "Build the edition of a year.",
        "Build the edition for a year.",
    ),
    Turn(
        r"\bpublic of (?:a|each|single|the)\b",
        "public about",
        "what is public of single cases",
        "what is public about each case",
    ),
    Turn(
        r"\b(?:cannot be|may not|That needs): ",
        "a whole sentence, with what to do instead",
        "A decision that is published cannot be: withhold.",
        "This decision is already published. To remove it, use Take down.",
    ),
    Turn(
        r"\bone's own\b",
        "your own",
        "for trying it on one's own machine",
        "for trying it on your own machine",
    ),
    Turn(
        r"\b(?:people|persons) of the office\b",
        "office staff",
        "It is for people of the office.",
        "It is for office staff.",
    ),
)


def files() -> dict[str, Path]:
    """The documents written by hand, and every file of the program that may have words in it."""
    source = (path for path in SOURCE.rglob("*") if path.suffix in TEXTS)
    documents = (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"))
    found = sorted({*source, *documents, *LISTS_OF_WORDS})
    named = {path.relative_to(ROOT).as_posix(): path for path in found}
    return {name: path for name, path in named.items() if name not in GENERATED}


def texts_of(path: Path) -> Iterator[tuple[int, str]]:
    """The line and the words of each text: of a module its strings, of other files all of it."""
    if path.suffix == ".py":
        yield from _strings(ast.parse(path.read_text("utf-8")))
    else:
        yield 1, path.read_text("utf-8")


def _strings(node: ast.AST) -> Iterator[tuple[int, str]]:
    """A string with values filled in is one text, in which each value is a dash."""
    if isinstance(node, ast.JoinedStr):
        parts = (part.value if isinstance(part, ast.Constant) else "-" for part in node.values)
        yield node.lineno, "".join(map(str, parts))
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.lineno, node.value
    for child in ast.iter_child_nodes(node):
        yield from _strings(child)


def faults_in(text: str) -> Iterator[tuple[int, str, str]]:
    """The line in the text, the turn that was found, and what to write instead."""
    words = MARKUP.sub(lambda found: "\n" * found[0].count("\n") or "-", text)
    if " " not in words.strip() or words.lstrip().startswith("SELECT "):
        return  # a name or a query, and not a sentence
    for turn in TURNS:
        for found in re.finditer(turn.pattern.replace(" ", r"\s+"), words, re.IGNORECASE):
            line = words.count("\n", 0, found.start())
            yield line, " ".join(found[0].split()), turn.write


def faults_of(name: str, path: Path) -> list[str]:
    return [
        f"{name}, line {begins + line}: {found!r}. Write {write}."
        for begins, text in texts_of(path)
        for line, found, write in faults_in(text)
    ]


def test_no_text_has_a_turn_that_we_do_not_use() -> None:
    faults = [fault for name, path in files().items() for fault in faults_of(name, path)]
    assert "\n".join(faults) == ""


@pytest.mark.parametrize("turn", TURNS, ids=lambda turn: turn.seen)
def test_each_turn_is_found_however_its_lines_break_and_not_in_what_is_better(turn: Turn) -> None:
    wrapped = turn.seen.replace(" ", "\n        ")
    for text in (turn.seen, wrapped):
        assert turn.write in {write for _, _, write in faults_in(text)}
    assert [*faults_in(turn.better)] == []


def test_strings_are_looked_at_and_names_in_code_are_not() -> None:
    module = ast.parse('"""It tells of it."""\nprint(f"{one} is no folder", "beside", beside)\n')
    found = [(line, what) for line, text in _strings(module) for _, what, _ in faults_in(text)]
    assert found == [(1, "tells of"), (2, "- is no folder")]
    assert [
        *faults_in("The column `beside` is in ```code``` and <a class='beside'>here</a>.")
    ] == []
    assert [*faults_in("SELECT beside FROM comparing")] == []
