"""The demonstration's mark: the file that says that an extract is invented.

Only ``upheld demo`` writes it. Only an extract with this file may be published under the name of
the demonstration's office, and always with the notice that everything in it is invented. Whether
the authorities are real is only known of those of the package: a folder may have invented its own.
"""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from upheld.intake.raw import InputFile

FILE = "demonstration.txt"
NOTICE = (
    "Demonstration: the authorities are real; every case, complaint, decision and figure is"
    " invented."
)
NOTICE_OF_A_FOLDER = "Demonstration: every case, complaint, decision and figure is invented."
NOTICES = (NOTICE, NOTICE_OF_A_FOLDER)
TEXT = """{notice}

This file was written by `upheld demo`. It says that the tables in this folder were too. While it is
here, everything made from them says so, and may be published under the name of the demonstration's
office. Delete it when you put your own cases here.
"""


def write_mark(folder: Path, *, notice: str = NOTICE) -> None:
    (folder / FILE).write_text(TEXT.format(notice=notice), "utf-8")


def mark_in(folder: Path) -> InputFile | None:
    """The mark, if it is in the folder. A file with its name but other words does not count."""
    path = folder / FILE
    if not path.is_file() or path.is_symlink():
        return None
    content = path.read_bytes()
    found = InputFile(name=FILE, sha256=hashlib.sha256(content).hexdigest(), size=len(content))
    return found if notice_of([found]) else None


def notice_of(files: Iterable[InputFile]) -> str:
    """What everything made from these files must say; '' if the mark is not among them."""
    hashes = {file.sha256 for file in files if file.name == FILE}
    return next((notice for notice in NOTICES if _sha256_of_mark(notice) in hashes), "")


def _sha256_of_mark(notice: str) -> str:
    return hashlib.sha256(TEXT.format(notice=notice).encode()).hexdigest()
