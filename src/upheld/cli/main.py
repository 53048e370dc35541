"""The `upheld` commands: each reads, works and reports. No rule is decided here.

Exit codes: 0 done, 1 the input has problems (listed), 2 wrong use. A command imports what it needs
when it runs, because importing everything takes two seconds.
"""

import gc
from collections.abc import Callable
from typing import Annotated

import typer

from upheld import __version__
from upheld.cli.edition_commands import compare, compare_published, diff, figures, verify
from upheld.cli.extract_commands import build, check, demo, preview
from upheld.cli.folder_commands import check_folder, start
from upheld.cli.office_commands import office
from upheld.cli.publication_commands import announce, check_site
from upheld.cli.running import out
from upheld.cli.site_commands import (
    boundaries,
    neighbours,
    postcodes,
    publish,
    register,
    sent,
    site,
    withheld,
)

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Complaint outcomes, counted once and reported the same everywhere.",
)
BUILDING: tuple[Callable[..., None], ...] = (demo, check, build, figures, verify, diff, compare)
PUBLISHING: tuple[Callable[..., None], ...] = (
    *(preview, register, withheld, announce, sent, publish),
    *(postcodes, boundaries, neighbours, site),
)
app.command()(start)
app.command("check-folder")(check_folder)
for command in BUILDING:
    app.command()(command)
app.command("compare-published")(compare_published)
for command in PUBLISHING:
    app.command()(command)
app.command("check-site")(check_site)
app.add_typer(office, name="office")


def print_version(asked: bool) -> None:
    if asked:
        out.print(f"upheld {__version__}")
        raise typer.Exit


@app.callback()
def everywhere(
    version: Annotated[
        bool,
        typer.Option("--version", callback=print_version, is_eager=True, help="Print the version."),
    ] = False,
) -> None:
    """Complaint outcomes, counted once and reported the same everywhere."""


def main() -> None:
    # A build makes millions of small objects and keeps them to the end. Checking them for garbage
    # as often as Python does takes up a third of the time spent on proving the tables.
    gc.set_threshold(100_000, 50, 50)
    app()


if __name__ == "__main__":
    main()
