"""`upheld office ...`: the private site and its commands."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from upheld.cli_office_people import person
from upheld.office.configuration import TELLS
from upheld.options import ExtractPath, a_day
from upheld.reporting import report_progress
from upheld.running import out, user_mistakes_shown

office = typer.Typer(
    no_args_is_help=True,
    help="The private site: cases, recommendations, compliance, and what may be published.",
    epilog="Settings, from the environment: "
    + " ".join(f"{name}: {tells}" for name, tells in TELLS.items()),
)
office.command()(person)


@contextmanager
def started() -> Iterator[None]:
    """Django is imported by the commands that need it alone."""
    from upheld.office.start import start

    with user_mistakes_shown():
        start()
        yield


@office.command()
def migrate() -> None:
    """Make the office's database, or bring it up to this version, with its directory."""
    with started():
        from django.core.management import call_command

        from upheld.intake.directory import default_directory
        from upheld.office.directory import keep_directory

        call_command("migrate", verbosity=0)
        changed = keep_directory(default_directory(), today=datetime.now(UTC).date())
    out.print(f"The office is ready. Authorities changed: {changed:,}.", markup=False)


@office.command("import")
def import_(
    extract: ExtractPath,
    take_theirs: Annotated[
        bool,
        typer.Option("--take-theirs", help="Overwrite what people here have changed since."),
    ] = False,
    keep_ours: Annotated[
        bool,
        typer.Option("--keep-ours", help="Leave what people here have changed as it is."),
    ] = False,
) -> None:
    """Take an extract into the office, all of it or nothing; the same one again changes nothing."""
    if take_theirs and keep_ours:
        raise typer.BadParameter("Give one of --take-theirs and --keep-ours.")
    with started():
        from upheld.office.importing import Whose
        from upheld.office.moving import import_from, told_of_import

        whose = Whose.THEIRS if take_theirs else Whose.OURS if keep_ours else Whose.NOT_SAID
        done = import_from(extract, whose=whose, progress=report_progress)
        report_progress("", 0, 0)
        for line in told_of_import(done, extract):
            out.print(line, markup=False)


@office.command("extract")
def extract_(
    extract: Annotated[Path, typer.Argument(metavar="EXTRACT", help="A new folder.")],
    as_at: Annotated[
        str | None,
        typer.Option(help="Day for what may be public; what is put off beyond it is withheld."),
    ] = None,
) -> None:
    """Write what the office holds as an extract, for `upheld build` and `upheld register`."""
    with started():
        from upheld.office.moving import extract_to, told_of_extract

        sizes = extract_to(extract, as_at=a_day(as_at, "--as-at"), progress=report_progress)
        report_progress("", 0, 0)
        for line in told_of_extract(sizes, extract):
            out.print(line, markup=False)


@office.command("demo")
def demo_(
    cases: Annotated[
        int | None, typer.Option(help="Complaints received in all; about 95,000 without.")
    ] = None,
) -> None:
    """Fill an empty office from the demonstration extract: real authorities, invented cases."""
    with started():
        from upheld.office.moving import fill_from_demonstration, told_of_import

        done = fill_from_demonstration(cases=cases, progress=report_progress)
        report_progress("", 0, 0)
        for line in told_of_import(done, Path("The demonstration")):
            out.print(line, markup=False)
