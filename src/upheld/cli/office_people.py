"""`upheld office person`: the first person, who then enters all others on the pages."""

from typing import Annotated

import typer

from upheld.cli.running import HAS_PROBLEMS, err, out, user_mistakes_shown
from upheld.office.rules.roles import Role
from upheld.office.rules.signing_in import LINK_WORKS_FOR


def person(
    email: Annotated[str, typer.Argument(help="They sign in with it.")],
    name: Annotated[str, typer.Option(help="As colleagues know them.")],
    role: Annotated[list[Role], typer.Option(help="One or several times.")],
) -> None:
    """Enter a person, and print the link by which they choose a password: it works once."""
    from upheld.office.running.start import start

    with user_mistakes_shown():
        start()
        from django.core.exceptions import ValidationError

        from upheld.office.people.people import enter_by_command
        from upheld.office.running.health import refuse_unless_ready

        refuse_unless_ready()
        try:
            link = enter_by_command(email, name=name, roles=role)
        except ValidationError as refusal:
            told = " ".join(refusal.messages)
            err.print(f"{email!r}, named {name!r}, has not been entered: {told}", markup=False)
            raise typer.Exit(HAS_PROBLEMS) from None
    out.print(f"{email} chooses a password here, within {LINK_WORKS_FOR}:\n{link}", markup=False)
