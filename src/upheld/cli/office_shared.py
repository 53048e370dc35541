"""What commands of the office share. Only those that need Django import it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from upheld.cli.running import user_mistakes_shown
from upheld.office.rules.chain import Head


@contextmanager
def started(*, needs_database: bool = True, begins_work: bool = False) -> Iterator[None]:
    """Work begins in an office with an entry of the authorities that it has."""
    from upheld.office.running.start import start

    with user_mistakes_shown():
        start()
        if needs_database:
            from upheld.office.running.health import refuse_unless_ready

            refuse_unless_ready()
        if begins_work:
            from upheld.office.ledger.authorities_followed import enter_authorities

            enter_authorities("command")
        yield


def a_head(text: str) -> Head:
    try:
        return Head.parse(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


KeptHeads = Annotated[
    list[Head] | None,
    typer.Option(
        "--head", parser=a_head, metavar='"NUMBER HASH"', help="A head that you kept elsewhere."
    ),
]
