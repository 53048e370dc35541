"""What every command does around its work: it reports mistakes in words, and reads the extract."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.console import Console

from upheld.cli.progress import report_progress
from upheld.core.mistakes import Mistake
from upheld.core.years import Year
from upheld.intake.directory.directory import Directory
from upheld.intake.engines import Engine

if TYPE_CHECKING:
    from upheld.intake.extract import Extract
    from upheld.ombudsman.folder import Office

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

HAS_PROBLEMS = 1


@contextmanager
def user_mistakes_shown() -> Iterator[None]:
    """A user's mistake is printed word for word, without a traceback; a bug keeps its traceback."""
    try:
        yield
    except Mistake as mistake:
        err.print(str(mistake), markup=False)
        raise typer.Exit(HAS_PROBLEMS) from None


def tell_largest_causes(extract: "Extract", directory: Directory) -> None:
    from upheld.intake.checks.largest_cause import largest_causes

    for note in largest_causes(extract, directory=directory):
        err.print(f"note: {note}", markup=False)


def read(
    path: Path,
    directory: Directory,
    *,
    office: "Office",
    engine: Engine = Engine.DUCKDB,
    listing: Year | None = None,
    remote: bool = False,
    without: Collection[str] = (),
) -> "Extract":
    from upheld.intake.reading_extract import read_extract

    report_progress(f"Reading {path}", 0, 0)
    extract = read_extract(
        path,
        directory=directory,
        profile=office.profile,
        engine=engine,
        listing=listing,
        references=office.references,
        faults=office.faults,
        remote=remote,
        without=without,
    )
    for note in extract.notes:
        err.print(f"note: {note}", markup=False)
    return extract
