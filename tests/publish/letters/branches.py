"""Which branches a template of letters has, and which of them a letter takes.

A condition has two branches, and a loop has one: its body. Of letter.html the tree that the engine
parses is watched while it runs. Typst does nothing on the side, so letter.typ is made to fail at
the first branch that no letter has taken yet, until a letter takes none that is new.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import nodes

from upheld.publish.letters import html
from upheld.publish.letters.letter import Addressee, Letter
from upheld.publish.letters.typesetting import LetterPress, TemplateError

DATED = datetime(2020, 7, 22, 12, tzinfo=UTC)
Written = tuple[Letter, Addressee]
BEGINS = re.compile(r"\b(if|while)\s+|\bfor\s+.+?\s+in\s+")
SKIPPED = re.compile(r'//[^\n]*|"(?:\\.|[^"\\])*"')
OPENING, CLOSING = "([{", ")]}"
WATCH = """
#let known = ({known})
#let seen(place, value) = {{
  let holds = if type(value) == bool {{ value }} else {{ value.len() > 0 }}
  let branch = str(place) + if holds {{ " taken" }} else {{ " left" }}
  if branch not in known {{ panic("took " + branch + ".") }}
  value
}}
"""
TOOK = re.compile(r"took ([0-9]+ (?:taken|left))\.")


class TypstBranches:
    """Of one letter.typ: ``names`` of its branches, and which of them letters take."""

    def __init__(self, template: Path, folder: Path) -> None:
        self.names: dict[str, str] = {}
        self._source = self._watching(template.read_text("utf-8"))
        self._file = folder / "watched.typ"

    def missed(self, letters: list[Written]) -> list[str]:
        """Names of the branches that none of the letters takes."""
        taken: set[str] = set()
        self._write(taken)
        press = LetterPress(self._file)
        for letter, addressee in letters:
            while took := _took(press, letter, addressee):
                taken.add(took)
                self._write(taken)
        return [name for branch, name in self.names.items() if branch not in taken]

    def _write(self, taken: set[str]) -> None:
        known = "".join(f'"{branch}", ' for branch in sorted(taken))
        self._file.write_text(WATCH.format(known=known) + self._source, "utf-8")

    def _watching(self, source: str) -> str:
        """The source in which every condition, and every list that is walked, is asked for."""
        done, at = "", 0
        for place, (start, end) in enumerate(_conditions(source)):
            line = source.count("\n", 0, start) + 1
            words = " ".join(source[start:end].split())
            self.names[f"{place} taken"] = f"line {line}: {words}"
            if not re.search(r"\bin\s+$", source[:start]):
                self.names[f"{place} left"] = f"line {line}, otherwise: {words}"
            done += source[at:start] + f"seen({place}, {source[start:end].rstrip()}) "
            at = end
        return done + source[at:]


def _took(press: LetterPress, letter: Letter, addressee: Addressee) -> str:
    """The first branch that is not known yet; '' where the letter takes none."""
    try:
        press.render(letter, addressee, timestamp=DATED)
    except TemplateError as error:
        found = TOOK.search(str(error))
        if found is None:
            raise
        return found[1]
    return ""


def _conditions(source: str) -> Iterator[tuple[int, int]]:
    """Where each condition, or list that is walked, begins and ends: before the body's bracket."""
    skipped = [found.span() for found in SKIPPED.finditer(source)]
    for found in BEGINS.finditer(source):
        if not any(first <= found.start() < last for first, last in skipped):
            yield found.end(), _end(source, found.end(), skipped)


def _end(source: str, start: int, skipped: list[tuple[int, int]]) -> int:
    depth = 0
    for at in range(start, len(source)):
        if any(first <= at < last for first, last in skipped):
            continue
        if source[at] in OPENING:
            if depth == 0 and source[at] in "{[":
                return at
            depth += 1
        elif source[at] in CLOSING:
            depth -= 1
    raise AssertionError(f"the condition at {start} has no body")


def html_branches(letters: list[Written]) -> tuple[set[str], set[str]]:
    """Of letter.html every branch, and those that the letters take."""
    environment = html.letter_template().environment
    source = html.TEMPLATE.read_text("utf-8")
    tree = environment.parse(source)
    every: set[str] = set()
    taken: set[str] = set()

    def seen(name: str, value: object) -> object:
        taken.add(f"{name} {'taken' if value else 'left'}")
        return value

    for place, node in enumerate([*tree.find_all((nodes.If, nodes.CondExpr, nodes.For))]):
        walks = isinstance(node, nodes.For)
        asked = node.iter if walks else node.test
        name = f"{place}, line {node.lineno}: {source.splitlines()[node.lineno - 1].strip()}"
        every |= {f"{name} taken"} | (set() if walks else {f"{name} left"})
        call = nodes.Call(
            nodes.Name("seen", "load"),
            [nodes.Const(name), asked],
            [],
            None,
            None,
            lineno=node.lineno,
        )
        if walks:
            node.iter = call
        else:
            node.test = call
    template = environment.template_class.from_code(
        environment, environment.compile(tree), {"seen": seen}
    )
    for letter, addressee in letters:
        template.render(letter=letter, addressee=addressee)
    return every, taken & every
