"""A statement cut into pieces for its page: each finding of the scan, and the text in between."""

from dataclasses import dataclass

from upheld.office.decisions.statements import PlacedFinding


@dataclass(frozen=True)
class Piece:
    """Part of a statement: a finding, or the text between findings."""

    text: str
    found: PlacedFinding | None = None
    number: int = 0  # of the finding on the page, from 1


def pieces_of(text: str, findings: list[PlacedFinding], part: str, *, after: int) -> list[Piece]:
    """``after`` is how many findings have been numbered before."""
    pieces, end = [], 0
    own = [found for found in findings if found.part == part]
    for number, found in enumerate(own, start=after + 1):
        pieces.append(Piece(text[end : found.finding.start]))
        pieces.append(Piece(found.finding.text, found, number))
        end = found.finding.end
    return [*pieces, Piece(text[end:])]
