"""Serving the site: a few processes, each with the folder open, none with anything of its own."""

import os
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces

from upheld.edition.office import read_office
from upheld.site.app import application
from upheld.site.front import Front

FOLDER, OFFICE = "UPHELD_PUBLISHED", "UPHELD_OFFICE"


def serve(folder: Path, *, office: Path | None, address: str, port: int, processes: int) -> None:
    """Until it is interrupted. Processes learn of the folders through the environment."""
    os.environ[FOLDER] = str(folder.resolve())
    os.environ[OFFICE] = str(office.resolve()) if office else ""
    Granian(
        "upheld.site.serving:from_environment",
        factory=True,
        interface=Interfaces.ASGI,
        address=address,
        port=port,
        workers=processes,
        backlog=2048,
        log_access=False,
    ).serve()


def from_environment() -> Front:
    office = os.environ.get(OFFICE)
    return application(Path(os.environ[FOLDER]), read_office(Path(office) if office else None))
