"""Making a register from an extract: the order, the letters from before, and what is built."""

from datetime import date
from pathlib import Path

from upheld.core.progress import Progress
from upheld.intake.directory.directory import Directory
from upheld.intake.extract import Extract
from upheld.ombudsman.folder import Office
from upheld.publish.annual.earlier_letters import put_earlier_letters
from upheld.publish.annual.software import MAKE_REGISTERS, software
from upheld.register.building import BuiltRegister, build_register
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
