"""The `upheld` command: each command reads, does and reports; nothing is decided here.

Exit codes: 0 done, 1 the input has problems (listed), 2 wrong use. What a command needs is imported
as it runs: all of it together takes two seconds.
"""

import gc
from collections.abc import Callable
from typing import Annotated

import typer

from upheld import __version__
from upheld.cli.building import build, check, demo, preview
from upheld.cli.office import office
from upheld.cli.publishing import boundaries, neighbours, postcodes, publish, register, site
from upheld.cli.reading import compare, compare_published, diff, figures, verify
from upheld.cli.running import out

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Complaint outcomes, counted once and said everywhere the same.",
)
BUILDING: tuple[Callable[..., None], ...] = (demo, check, build, figures, verify, diff, compare)
PUBLISHING: tuple[Callable[..., None], ...] = (
    *(preview, register, publish, postcodes, boundaries, neighbours, site),
)
for command in BUILDING:
    app.command()(command)
app.command("compare-published")(compare_published)
for command in PUBLISHING:
    app.command()(command)
app.add_typer(office, name="office")


def version_told(told: bool) -> None:
    if told:
        out.print(f"upheld {__version__}")
        raise typer.Exit


@app.callback()
def everywhere(
    version: Annotated[
        bool, typer.Option("--version", callback=version_told, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    """Complaint outcomes, counted once and said everywhere the same."""


def main() -> None:
    # A build makes millions of small objects that live to its end: looking through them for
    # garbage as often as Python does takes a third of the time of proving the tables.
    gc.set_threshold(100_000, 50, 50)
    app()
