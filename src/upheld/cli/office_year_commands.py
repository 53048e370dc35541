"""`upheld office year ...`: what the pages of a year do, for those who work with commands.

Each acts as a person (cli.acting_as), and is refused where the page would refuse it.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from upheld.cli.acting_as import As, PasswordStdin, acting_as
from upheld.cli.office_shared import started
from upheld.cli.options import a_year
from upheld.cli.progress import report_progress
from upheld.cli.running import out
from upheld.core.days import in_words
from upheld.core.english import joined
from upheld.office.clock import day_of, now
from upheld.office.configuration import read_configuration
from upheld.office.rules.policy import Deed
from upheld.office.rules.year_steps import Step

if TYPE_CHECKING:
    from upheld.office.year.steps import YearNow

year = typer.Typer(
    no_args_is_help=True, help="The year in the office: frozen, built, signed, sent, published."
)
TheYear = Annotated[str, typer.Argument(metavar="YEAR", help="The business year: 2023-24.")]


@year.command("list")
def list_() -> None:
    """List the years, and the next step of each."""
    with started():
        from upheld.office.year.steps import year_now
        from upheld.office.year.which_years import years_known

        for each in years_known():
            stands = year_now(each, read_configuration())
            edition = f" ({stands.edition.name})" if stands.edition else ""
            out.print(f"{each}: {stands.next_step or 'published'}{edition}", markup=False)


@year.command()
def show(year: TheYear) -> None:
    """Show each step of a year: when it was taken and who took it, or what is missing for it."""
    with started():
        from upheld.office.year.steps import year_now

        for line in _said(year_now(a_year(year), read_configuration())):
            out.print(line, markup=False)


def _said(stands: "YearNow") -> Iterator[str]:
    for number, step in enumerate(Step, 1):
        taken = stands.taken(step)
        if taken:
            by = f", by {joined(taken.by)}" if taken.by else ""
            yield f"{number}. {step}: {in_words(day_of(taken.at))}{by}"
        else:
            yield " ".join([f"{number}. {step}: not yet.", *stands.missing(step)])


@year.command()
def freeze(year: TheYear, who: As, password_stdin: PasswordStdin = False) -> None:
    """Freeze the cases as they are now. What came after is undone."""
    with acting_as(who, Deed.FREEZE_YEAR, password_stdin=password_stdin) as person:
        from upheld.office.year.freezing import freeze

        done = freeze(
            a_year(year),
            by=person,
            configuration=read_configuration(),
            progress=report_progress,
        )
        report_progress("", 0, 0)
        out.print(f"Frozen: {done}", markup=False)


@year.command()
def build(year: TheYear, who: As, password_stdin: PasswordStdin = False) -> None:
    """Build the candidate from the frozen cases and the ombudsman's folder."""
    with acting_as(who, Deed.BUILD_CANDIDATE, password_stdin=password_stdin) as person:
        from upheld.office.year.candidate import build_candidate

        done = build_candidate(
            a_year(year),
            by=person,
            configuration=read_configuration(),
            progress=report_progress,
        )
        report_progress("", 0, 0)
        out.print(f"Built: {done}", markup=False)


@year.command()
def sent(
    year: TheYear,
    who: As,
    letters: Annotated[
        int | None, typer.Option(help="How many were sent. Default: all.", min=1)
    ] = None,
    password_stdin: PasswordStdin = False,
) -> None:
    """Say that the letters have been sent. From then on a change is a correction."""
    with acting_as(who, Deed.SAY_SENT, password_stdin=password_stdin) as person:
        from upheld.office.year.letters_sent import say_sent

        many = say_sent(
            a_year(year),
            letters=letters,
            by=person,
            at=now(),
            configuration=read_configuration(),
        )
        out.print(f"Letters recorded as sent: {many:,}.", markup=False)
