"""Letters from before the first edition: files in the extract, put where the site reads them.

Only PDFs that the table ``earlier_letters`` names are taken, and links are not followed. A missing
file is not a mistake: the site then tells people to ask for that letter.
"""

import shutil
from pathlib import Path

from upheld.intake.extract import Extract

FOLDER = "earlier-letters"  # next to editions and registers
SUFFIX = ".pdf"
BEGINNING = b"%PDF-"


def put_earlier_letters(extract: Extract, *, to: Path) -> int:
    """Copy those that are in the extract; returns how many."""
    found = [file for file in _named(extract) if _is_letter(extract.path, file)]
    for file in found:
        target = to / FOLDER / file
        target.parent.mkdir(parents=True, exist_ok=True)
        staged = target.with_name(f".{target.name}")
        shutil.copyfile(extract.path / file, staged)
        staged.replace(target)
    return len(found)


def earlier_letter_at(published: Path, file: str) -> Path | None:
    """Where the site finds a letter; None if it has not been put there."""
    return published / FOLDER / file if _is_letter(published / FOLDER, file) else None


def _named(extract: Extract) -> list[str]:
    if not extract.has("earlier_letters") or not extract.path.is_dir():
        return []
    return sorted(set(extract.tables["earlier_letters"]["file"].to_pylist()))


def _is_letter(folder: Path, file: str) -> bool:
    path = folder / file
    if not file.lower().endswith(SUFFIX) or not path.is_file() or ".." in path.parts:
        return False
    if path.resolve() != folder.resolve() / file:
        return False  # a link, or through one
    with path.open("rb") as opened:
        return opened.read(len(BEGINNING)) == BEGINNING
