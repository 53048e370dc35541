"""A statement cut into pieces for its page: each finding of the scan, and the text in between."""

from dataclasses import dataclass

from upheld.office.decisions.statements import PlacedFinding


@dataclass(frozen=True)
class Piece:
    """Part of a statement: a finding, or the text between findings."""

    text: str
    found: PlacedFinding | None = None


def pieces_of(text: str, findings: list[PlacedFinding], part: str) -> list[Piece]:
    pieces, end = [], 0
    for found in findings:
        if found.part == part:
            pieces.append(Piece(text[end : found.finding.start]))
            pieces.append(Piece(found.finding.text, found))
            end = found.finding.end
    return [*pieces, Piece(text[end:])]
