"""`upheld office person` and `break-glass`: the first person, and what cannot be confirmed."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from upheld.cli.running import HAS_PROBLEMS, err, out, user_mistakes_shown
from upheld.office.rules.roles import Role
from upheld.office.rules.signing_in import LINK_WORKS_FOR

Email = Annotated[str, typer.Argument(help="Email address they sign in with.")]


def person(
    email: Email,
    name: Annotated[str, typer.Option(help="The name their colleagues use.")],
    role: Annotated[
        list[Role], typer.Option(help="What they do. Repeat it to give several roles.")
    ],
) -> None:
    """Add the first person, and print a link to choose a password with. It works once.

    They add everyone else in the office, where a second person confirms the roles that need one.
    """
    with _accounts(f"{email!r}, named {name!r}, was not added"):
        from upheld.office.people.commands import enter_by_command

        _print_link(email, enter_by_command(email, name=name, roles=role))


def break_glass(
    email: Email,
    why: Annotated[str, typer.Option(help="The reason. Everybody in the office will read it.")],
    name: Annotated[str, typer.Option(help="The name of somebody new.")] = "",
    role: Annotated[
        list[Role] | None, typer.Option(help="A role to give. Repeat it to give several roles.")
    ] = None,
    reset: Annotated[
        bool, typer.Option("--reset", help="Remove their password and second factor.")
    ] = False,
) -> None:
    """Give a role or a new link where nobody in the office could confirm it.

    Everybody is told on their start page, and auditors in the list of changed accounts.
    """
    with _accounts(f"Nothing was done to {email!r}"):
        from upheld.office.people.commands import break_glass as do

        link = do(email, name=name, roles=role or (), is_reset=reset, why=why)
        out.print(f"Done: {email}. Everybody in the office is told.", markup=False)
        if link:
            _print_link(email, link)


@contextmanager
def _accounts(refused: str) -> Iterator[None]:
    """Only these commands need Django, once it is known that the office is ready."""
    from upheld.office.running.start import start

    with user_mistakes_shown():
        start()
        from django.core.exceptions import ValidationError

        from upheld.office.ledger.authorities_followed import enter_authorities
        from upheld.office.people.proposals import NotForPerson
        from upheld.office.running.health import refuse_unless_ready

        refuse_unless_ready()
        enter_authorities("command")
        try:
            yield
        except (ValidationError, NotForPerson) as refusal:
            told = " ".join(getattr(refusal, "messages", None) or [str(refusal)])
            err.print(f"{refused}: {told}", markup=False)
            raise typer.Exit(HAS_PROBLEMS) from None


def _print_link(email: str, link: str) -> None:
    out.print(
        f"Link for {email} to choose a password. It works for {LINK_WORKS_FOR}:\n{link}",
        markup=False,
    )
