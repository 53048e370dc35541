"""`upheld office person`: adds the first person, who then adds everyone else on the site."""

from typing import Annotated

import typer

from upheld.cli.running import HAS_PROBLEMS, err, out, user_mistakes_shown
from upheld.office.rules.roles import Role
from upheld.office.rules.signing_in import LINK_WORKS_FOR


def person(
    email: Annotated[str, typer.Argument(help="Email address they sign in with.")],
    name: Annotated[str, typer.Option(help="The name their colleagues use.")],
    role: Annotated[
        list[Role], typer.Option(help="What they do. Repeat it to give several roles.")
    ],
) -> None:
    """Add a person, and print a link to choose a password with. It works once."""
    from upheld.office.running.start import start

    with user_mistakes_shown():
        start()
        from django.core.exceptions import ValidationError

        from upheld.office.ledger.authorities_followed import enter_authorities
        from upheld.office.people.entering import enter_by_command
        from upheld.office.running.health import refuse_unless_ready

        refuse_unless_ready()
        enter_authorities("command")
        try:
            link = enter_by_command(email, name=name, roles=role)
        except ValidationError as refusal:
            told = " ".join(refusal.messages)
            err.print(f"{email!r}, named {name!r}, was not added: {told}", markup=False)
            raise typer.Exit(HAS_PROBLEMS) from None
    out.print(
        f"Link for {email} to choose a password. It works for {LINK_WORKS_FOR}:\n{link}",
        markup=False,
    )
