"""Serves the site: a few processes, each with the folder open and with nothing of its own."""

import gc
import os
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces

from upheld.ombudsman.folder import read_office
from upheld.site.app import application
from upheld.site.front import Front

FOLDER, OFFICE = "UPHELD_PUBLISHED", "UPHELD_OFFICE"


def serve(folder: Path, *, office: Path | None, address: str, port: int, processes: int) -> None:
    """Serve until interrupted. Processes get the folders from the environment."""
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
    """What has been loaded by now stays, so the garbage collector need never look at it again.

    A full collection stops every reader for an eighth of a second. What a request leaves behind is
    young, and is found among the young. The rest is looked at after some ten thousand searches, and
    not after every few hundred.
    """
    office = os.environ.get(OFFICE)
    site = application(Path(os.environ[FOLDER]), read_office(Path(office)) if office else None)
    gc.collect()
    gc.freeze()
    gc.set_threshold(1_000, 10, 1_000)
    return site
