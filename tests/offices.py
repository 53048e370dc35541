"""Office folders as tests write them: what office.toml must have, unless the test says it."""

import re
from dataclasses import replace
from pathlib import Path

from upheld.ombudsman.folder import Office, read_office
from upheld.ombudsman.profile_reading import WORDS

NEEDED = {
    "name": '"The Small Ombudsman"',
    "short_name": '"the Ombudsman"',
    "contact": '"reviews@small.example"',
    "site": '"https://small.example/reviews"',
    "address": '["The Small Ombudsman", "PO Box, Small"]',
    "signatories": '[{ name = "The Ombudsman", title = "The Small Ombudsman" }]',
}
# An office that may stand on a site with the demonstration's editions.
ONCE_THE_DEMONSTRATION = 'earlier_names = ["The Demonstration Ombudsman"]\n'


def without_line(problem: str) -> str:
    """What is wrong in a file of the folder, where the line of it is not what a test is about."""
    return re.sub(r"^line [0-9]+, ", "", problem.strip())


def given_office() -> Office:
    """As the demonstration's in all but that somebody has given these names as their own."""
    return replace(read_office(), not_its_own=())


def office_with(folder: Path, text: str) -> Path:
    """The folder with an office.toml of this text, and of the needed settings that it lacks."""
    before_groups = re.split(r"^\s*\[", text, maxsplit=1, flags=re.MULTILINE)[0]
    said = re.findall(r"^\s*(\w+) =", before_groups, flags=re.MULTILINE)
    said += re.findall(r"^\s*\[\[(\w+)", text, flags=re.MULTILINE)
    needed = [f"{key} = {value}\n" for key, value in NEEDED.items() if key not in said]
    (folder / "office.toml").write_text("".join(needed) + text, "utf-8")
    return folder


def words_in(folder: Path) -> Path:
    """The file of a folder's words, which may not be there yet."""
    (folder / WORDS).parent.mkdir(exist_ok=True)
    return folder / WORDS
