"""Who acts by a command: asked for a password and a code, which are never on the command line."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from upheld.cli.office_shared import started
from upheld.cli.running import HAS_PROBLEMS, err
from upheld.office.rules.policy import Deed

if TYPE_CHECKING:
    from upheld.office.models import Person

As = Annotated[
    str,
    typer.Option("--as", metavar="EMAIL", help="Who does this. Asks for their password and code."),
]
PasswordStdin = Annotated[
    bool,
    typer.Option(
        "--password-stdin",
        help="Read the password, and on the next line the code, from standard input.",
    ),
]


@contextmanager
def acting_as(email: str, deed: Deed, *, password_stdin: bool) -> Iterator["Person"]:
    """Raises typer.Exit for somebody who is not that person or may not do this, and for whatever
    is refused inside: then the reason has been printed.
    """
    with started(begins_work=True):
        from django.core.exceptions import ValidationError

        from upheld.office.ledger.recording import ChangedMeanwhile, NotPossible
        from upheld.office.people.by_command import (
            by_password,
            check_code,
            refuse_unless_allowed,
        )
        from upheld.office.rules.states import NotAllowed

        person = by_password(email, _secret("Password", from_stdin=password_stdin))
        check_code(person, _secret("Code", from_stdin=password_stdin))
        refuse_unless_allowed(person, deed)
        try:
            yield person
        except (ValidationError, NotAllowed, ChangedMeanwhile, NotPossible) as refusal:
            told = getattr(refusal, "messages", None) or [str(refusal)]
            err.print(" ".join(told), markup=False)
            raise typer.Exit(HAS_PROBLEMS) from None


def _secret(what: str, *, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    return str(typer.prompt(what, hide_input=True, err=True))
