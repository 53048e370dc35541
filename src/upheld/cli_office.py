"""`upheld office ...`: the private site and its commands."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import typer

from upheld.cli_office_people import person
from upheld.office.configuration import TELLS
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
