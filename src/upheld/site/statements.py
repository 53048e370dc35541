"""A statement as it was written, plain text with numbered lines, as ordered content for a page.

The numbers are the statement's own, because others quote them. No text is dropped or added.
"""

import re
from dataclasses import dataclass, field

NUMBERED = re.compile(r"(?P<number>\d{1,4})[.)]\s+(?P<text>\S.*)")
LETTERED = re.compile(r"(?:[•●▪◦*–—-]|\(?(?:[a-z]|[ivx]{1,5})[.)])\s+\S.*")
BULLET = re.compile(r"[•●▪◦*–—-]\s+")
LONGEST_HEADING = 90  # characters
ENDS_A_SENTENCE = (".", ",", ";", ":", "?", "!", ")", "”", '"')


@dataclass(kw_only=True)
class Block:
    """A heading, a paragraph, or a numbered paragraph with what belongs to it."""

    kind: str  # heading, paragraph, numbered, points
    text: str = ""
    number: int = 0
    more: list[str] = field(default_factory=list)  # further paragraphs of a numbered one
    points: list[str] = field(default_factory=list)  # lines with a bullet or a letter


def blocks_of(statement: str) -> list[Block]:
    """
    >>> [block.kind for block in blocks_of("Complaint\\n1. Mr X wrote.\\n2. Then:\\n(a) one")]
    ['heading', 'numbered', 'numbered']
    """
    found: list[Block] = []
    for line in filter(None, (line.strip() for line in statement.splitlines())):
        last = found[-1] if found else None
        if numbered := NUMBERED.fullmatch(line):
            found.append(
                Block(kind="numbered", number=int(numbered["number"]), text=numbered["text"])
            )
        elif LETTERED.fullmatch(line):
            _add_point(found, last, line)
        elif _is_heading(line):
            found.append(Block(kind="heading", text=line))
        elif last and last.kind == "numbered":
            last.more.append(line)
        else:
            found.append(Block(kind="paragraph", text=line))
    return found


def _add_point(found: list[Block], last: Block | None, line: str) -> None:
    """A bullet only marks a list. A letter is read and quoted, so it stays."""
    point = BULLET.sub("", line, count=1) if BULLET.match(line) else line
    if last is None or last.kind == "heading":
        last = Block(kind="points")
        found.append(last)
    last.points.append(point)


def _is_heading(line: str) -> bool:
    return len(line) <= LONGEST_HEADING and line[0].isupper() and not line.endswith(ENDS_A_SENTENCE)


def parts_of(statement: str) -> list[list[Block]]:
    """Blocks in runs: numbered paragraphs that follow each other are one ordered list."""
    runs: list[list[Block]] = []
    for block in blocks_of(statement):
        if block.kind == "numbered" and runs and runs[-1][-1].kind == "numbered":
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs
