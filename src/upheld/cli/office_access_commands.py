"""`upheld office year access ...`: early access given, ended, and its copy taken, by commands."""

from pathlib import Path
from typing import Annotated

import typer

from upheld.cli.acting_as import As, PasswordStdin, acting_as
from upheld.cli.office_shared import started
from upheld.cli.options import a_time, a_year
from upheld.cli.running import out
from upheld.core.mistakes import Mistake
from upheld.office.clock import now
from upheld.office.configuration import own_office, read_configuration
from upheld.office.rules.policy import Deed
from upheld.office.rules.year_steps import EarlyCopy

access = typer.Typer(
    no_args_is_help=True,
    help="Early access: given to one person, whose copy is taken once and handed over.",
)
TheYear = Annotated[str, typer.Argument(metavar="YEAR", help="The business year: 2023-24.")]
Number = Annotated[int, typer.Argument(metavar="NUMBER", help="Its number, as `list` has it.")]


@access.command("list")
def list_(year: TheYear) -> None:
    """List who has been given early access, and whether their copy was taken."""
    with started():
        from upheld.office.year.early_access import access_of, why_not_now
        from upheld.office.year.steps import year_now

        stands, at = year_now(a_year(year), read_configuration()), now()
        for each in access_of(a_year(year)):
            why = why_not_now(each, stands, at=at)
            can = why or "Can be taken now."
            whose = f"{each.name}, {each.post}, {each.organisation}"
            out.print(f"{each.number}. {whose}: {each.what}. {can}", markup=False)


@access.command()
def give(
    year: TheYear,
    who: As,
    name: Annotated[str, typer.Option(help="Whose name the copy is marked with.")],
    post: Annotated[str, typer.Option(help="It is published with the edition.")],
    organisation: Annotated[str, typer.Option(help="It is published with the edition.")],
    begins: Annotated[str, typer.Option("--from", help="Date and time, in your time zone.")],
    ends: Annotated[str, typer.Option("--until", help="Date and time, in your time zone.")],
    reason: Annotated[str, typer.Option(help="Why they need it before everybody else.")],
    letter: Annotated[
        list[str] | None,
        typer.Option(help="An authority whose letter they may have. Default: all tables."),
    ] = None,
    publish_name: Annotated[
        bool, typer.Option("--publish-name", help="Publish their name too: for senior posts only.")
    ] = False,
    password_stdin: PasswordStdin = False,
) -> None:
    """Give one person early access, to letters or to all tables."""
    with acting_as(who, Deed.GIVE_ACCESS, password_stdin=password_stdin) as person:
        from upheld.office.clock import today
        from upheld.office.models import EarlyAccess
        from upheld.office.web.forms import authority_named
        from upheld.office.year.early_access import grant
        from upheld.office.year.keeping import record_of

        slugs = [authority_named(each, on=today()).slug for each in letter or ()]
        zone = own_office().time_zone
        given = EarlyAccess(
            review=record_of(a_year(year)),
            name=name,
            post=post,
            organisation=organisation,
            is_named=publish_name,
            what=EarlyCopy.LETTERS if slugs else EarlyCopy.TABLES,
            authorities=" ".join(dict.fromkeys(slugs)),
            access_from=a_time(begins, zone),
            access_until=a_time(ends, zone),
            reason=reason,
        )
        grant(given, by=person, at=now())
        out.print(f"Given: number {given.number}", markup=False)


@access.command()
def take(
    year: TheYear,
    number: Number,
    who: As,
    to: Annotated[Path, typer.Option(help="Where the copy goes: a new file, for you alone.")],
    password_stdin: PasswordStdin = False,
) -> None:
    """Take the copy, once, to hand it over. It cannot be recalled."""
    with acting_as(who, Deed.TAKE_EARLY_COPY, password_stdin=password_stdin) as person:
        from upheld.office.year.early_access import numbered, take

        asked = numbered(a_year(year), number)
        try:
            to.touch(mode=0o600, exist_ok=False)
        except OSError as error:
            raise Mistake(f"{to}: {error.strerror}. The copy was not taken.") from None
        try:
            copy = take(asked, read_configuration(), by=person, at=now())
        except BaseException:
            to.unlink()
            raise
        to.write_bytes(copy.content)
        out.print(f"Taken: {to}", markup=False)


@access.command()
def end(year: TheYear, number: Number, who: As, password_stdin: PasswordStdin = False) -> None:
    """End access. A copy that was not taken can no longer be taken."""
    with acting_as(who, Deed.GIVE_ACCESS, password_stdin=password_stdin) as person:
        from upheld.office.year.early_access import end, numbered

        end(numbered(a_year(year), number), by=person, at=now())
        out.print(f"Ended: number {number}", markup=False)
