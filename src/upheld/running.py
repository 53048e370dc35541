"""What every command does around its work: mistakes told in words, an extract read aloud."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer
from rich.console import Console

from upheld.core.years import Year
from upheld.demo.files import DemonstrationError
from upheld.edition.manifest import EditionError
from upheld.edition.office import OfficeError
from upheld.intake.directory import Directory
from upheld.intake.directory_rows import DirectoryError
from upheld.intake.engines import Engine, EngineError
from upheld.intake.extract import Extract
from upheld.intake.problems import IntakeError
from upheld.office.configuration import ConfigurationError
from upheld.office.mistakes import BackupError
from upheld.office.moving_mistakes import MovingError
from upheld.publish.maps.boundary_file import BoundaryError
from upheld.register.manifest import RegisterError
from upheld.reporting import report_progress

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

USER_MISTAKES = (
    IntakeError,
    EngineError,
    EditionError,
    OfficeError,
    DirectoryError,
    DemonstrationError,
    RegisterError,
    BoundaryError,
    ConfigurationError,
    BackupError,
    MovingError,
)
HAS_PROBLEMS = 1


@contextmanager
def user_mistakes_shown() -> Iterator[None]:
    """A user's mistake is told word for word, without a traceback; a bug keeps its traceback."""
    try:
        yield
    except USER_MISTAKES as mistake:
        err.print(str(mistake), markup=False)
        raise typer.Exit(HAS_PROBLEMS) from None


def read(
    path: Path,
    directory: Directory,
    *,
    engine: Engine = Engine.DUCKDB,
    listing: Year | None = None,
) -> Extract:
    from upheld.intake.reading_extract import read_extract

    report_progress(f"Reading {path}", 0, 0)
    extract = read_extract(path, directory=directory, engine=engine, listing=listing)
    for note in extract.notes:
        err.print(f"note: {note}", markup=False)
    return extract
