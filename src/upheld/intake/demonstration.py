"""The demonstration's mark: the file that says that an extract is invented.

Only ``upheld demo`` writes it. Only an extract with this file may be published under the name of
the demonstration's office, and always with the notice that everything in it is invented.
"""

import hashlib
from pathlib import Path

from upheld.intake.raw import InputFile

FILE = "demonstration.txt"
NOTICE = (
    "Demonstration: the authorities are real; every case, complaint, decision and figure is"
    " invented."
)
TEXT = f"""{NOTICE}

This file was written by `upheld demo`. It says that the tables in this folder were too. While it is
here, everything made from them says so, and may be published under the name of the demonstration's
office. Delete it when you put your own cases here.
"""


def write_mark(folder: Path) -> None:
    (folder / FILE).write_text(TEXT, "utf-8")


def mark_in(folder: Path) -> InputFile | None:
    """The mark, if it is in the folder. A file with its name but other words does not count."""
    path = folder / FILE
    content = TEXT.encode()
    if not path.is_file() or path.is_symlink() or path.read_bytes() != content:
        return None
    return InputFile(name=FILE, sha256=hashlib.sha256(content).hexdigest(), size=len(content))
