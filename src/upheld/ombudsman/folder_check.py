"""All that is missing or wrong in an ombudsman's folder, and what in it is not its own yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from upheld.ombudsman.folder import Office, OfficeError, office_of
from upheld.ombudsman.folder_notes import notes_of
from upheld.ombudsman.parts import Parts, parts_of
from upheld.ombudsman.wording import problems_of_wording
from upheld.ombudsman.wording_checks import WordingError

# If the profile has mistakes, nobody knows what the names of its sentences are, or their kinds.
UNSURE = ("there is no sentence with", "there is no group of words", ": the sentences of ")


@dataclass(frozen=True, kw_only=True)
class CheckedFolder:
    problems: tuple[str, ...]  # each in its own line or lines, with its file
    office: Office | None  # None if there are problems
    notes: tuple[str, ...] = ()


def check_folder(folder: Path) -> CheckedFolder:
    """Raises OfficeError if it is not a folder."""
    if not folder.is_dir():
        raise OfficeError(
            f"{folder} is not a folder. Give your ombudsman's folder, or write a new one with"
            f" `upheld start {folder}`."
        )
    parts = parts_of(folder)
    problems = (*parts.problems, *_of_sentences(parts))
    office = None if problems else office_of(parts, folder)
    return CheckedFolder(problems=problems, office=office, notes=notes_of(office) if office else ())


def _of_sentences(parts: Parts) -> Iterator[str]:
    if parts.profile is None:
        return
    try:
        problems = problems_of_wording(parts.files, parts.profile)
    except WordingError as error:
        yield str(error)
        return
    for problem in problems:
        if parts.profile_is_fit or not any(unsure in problem for unsure in UNSURE):
            yield problem
