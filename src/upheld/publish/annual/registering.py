"""Making a register from an extract: the order, the letters from before, and what is built.

A site belongs to one office, so a register is not made under a name that the editions next to it do
not have: the site would not show it.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from upheld.core.progress import Progress
from upheld.edition.manifest import EditionError, read_manifest
from upheld.intake.directory.directory import Directory
from upheld.intake.extract import Extract
from upheld.ombudsman.folder import Office
from upheld.publish.annual.earlier_letters import put_earlier_letters
from upheld.publish.annual.software import MAKE_REGISTERS, software
from upheld.register.building import BuiltRegister, build_register
from upheld.register.manifest import RegisterError
from upheld.register.order import RegisterOrder


def make_register(
    extract: Extract,
    *,
    directory: Directory,
    office: Office,
    published: Path,
    as_at: date,
    today: date,
    directory_folders: tuple[Path, ...] = (),
    progress: Progress,
) -> BuiltRegister:
    """In the folder that the site reads. Raises RegisterError."""
    if why := why_not_shown(office, published=published):
        raise RegisterError(why)
    order = RegisterOrder(
        extract=extract,
        directory=directory,
        office=office,
        published=published,
        as_at=as_at,
        today=today,
        software=software(MAKE_REGISTERS),
        directory_folders=directory_folders,
    )
    put_earlier_letters(extract, to=published)
    return build_register(order, progress=progress)


def why_not_shown(office: Office, *, published: Path) -> str:
    """Why the site would not show a register under the office's name; '' if it would."""
    known = (office.name, *office.earlier_names)
    others = {name: edition for edition, name in _editions(published) if name not in known}
    if not others:
        return ""
    told = ", ".join(f"{edition} was published as {name!r}" for name, edition in others.items())
    return (
        f"The site would not show a register of {office.name!r}, because {published} has editions"
        f" under another name ({told}). Use the folder that the editions were built with. If"
        ' the other name is an earlier one of the same office, add earlier_names = ["..."] to'
        " office.toml, and give that folder to the site with --ombudsman."
    )


def _editions(published: Path) -> Iterator[tuple[str, str]]:
    """Each with the name it was published under. One that cannot be read is not shown either."""
    for folder in sorted((published / "editions").glob("*")):
        try:
            yield folder.name, read_manifest(folder).office
        except EditionError:
            continue
