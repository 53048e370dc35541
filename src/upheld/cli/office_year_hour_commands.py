"""`upheld office year ...` around the hour: announced, moved, rehearsed, published and checked.

Publishing needs no person: it does what two people have signed, and not before its hour.
"""

import time
from typing import Annotated

import typer

from upheld.cli.acting_as import As, PasswordStdin, acting_as
from upheld.cli.office_shared import started
from upheld.cli.office_year_commands import TheYear, year
from upheld.cli.options import a_time, a_year
from upheld.cli.progress import report_progress
from upheld.cli.running import HAS_PROBLEMS, err, out
from upheld.intake.checks.checked import number_of
from upheld.office.clock import now
from upheld.office.configuration import own_office, read_configuration
from upheld.office.rules.policy import Deed
from upheld.office.rules.year_steps import HourMove

Reason = Annotated[str, typer.Option(help="Why. Readers of the site see it.")]


@year.command()
def announce(
    year: TheYear, who: As, reason: Reason = "", password_stdin: PasswordStdin = False
) -> None:
    """Announce on the site when the figures will be published, and warn if that is too late."""
    with acting_as(who, Deed.MOVE_HOUR, password_stdin=password_stdin) as person:
        from upheld.office.year.announced_hour import announce_hour, hour_now, warnings_of
        from upheld.office.year.steps import year_now

        configuration = read_configuration()
        stands = year_now(a_year(year), configuration)
        announced = announce_hour(stands, configuration, by=person, at=now(), reason=reason)
        for warning in warnings_of(hour_now(stands, configuration), at=now()):
            err.print(f"note: {warning}", markup=False)
        out.print(announced.words, markup=False)


@year.command()
def postpone(
    year: TheYear,
    who: As,
    reason: Reason,
    public_at: Annotated[str, typer.Option(help="The new hour, such as 2024-08-07T09:30.")],
    password_stdin: PasswordStdin = False,
) -> None:
    """Ask for a later hour. A second person confirms it with confirm-hour."""
    _ask(year, who, HourMove.POSTPONED, reason, public_at, password_stdin)


@year.command("publish-now")
def publish_now(
    year: TheYear, who: As, reason: Reason, password_stdin: PasswordStdin = False
) -> None:
    """Ask to publish at once, because the embargo is broken. A second person confirms it with
    confirm-hour.
    """
    _ask(year, who, HourMove.EMBARGO_BROKEN, reason, None, password_stdin)


def _ask(
    year: str, who: str, move: HourMove, reason: str, public_at: str | None, password_stdin: bool
) -> None:
    with acting_as(who, Deed.MOVE_HOUR, password_stdin=password_stdin) as person:
        from upheld.office.year.moved_hour import ask
        from upheld.office.year.places import review_of

        configuration = read_configuration()
        asked = ask(
            review_of(a_year(year)),
            move,
            hour=a_time(public_at, own_office().time_zone),
            reason=reason,
            by=person,
            at=now(),
            configuration=configuration,
        )
        out.print(f"Asked for: {asked.move}. A second person must confirm it.", markup=False)


@year.command("confirm-hour")
def confirm_hour(year: TheYear, who: As, password_stdin: PasswordStdin = False) -> None:
    """Confirm, as the second person, the hour that another person has asked for."""
    with acting_as(who, Deed.MOVE_HOUR, password_stdin=password_stdin) as person:
        from upheld.office.rules.states import NotAllowed
        from upheld.office.year.moved_hour import confirm, waiting_of
        from upheld.office.year.places import review_of

        waiting = waiting_of(review_of(a_year(year)))
        if waiting is None:
            raise NotAllowed("No other hour has been asked for.")
        confirm(waiting, by=person, at=now(), configuration=read_configuration())
        out.print(f"Confirmed: {waiting.move}.", markup=False)


@year.command()
def publish(
    year: TheYear,
    wait: Annotated[
        bool, typer.Option("--wait", help="Wait until it may be public, then publish it.")
    ] = False,
) -> None:
    """Publish what has been signed, not before its hour, and compare the site with it. The worker
    does the same by itself.
    """
    with started(begins_work=True):
        from upheld.office.year.at_the_hour import publish_year
        from upheld.office.year.places import review_of
        from upheld.office.year.what_readers_get import SITE_LOOKS
        from upheld.publish.annual.publishing import Clock

        review, configuration = review_of(a_year(year)), read_configuration()
        folder = publish_year(
            review,
            configuration,
            clock=Clock(now=now, sleep=time.sleep),
            wait=wait,
            progress=report_progress,
        )
        report_progress("", 0, 0)
        out.print(f"Published: {folder}", markup=False)
        time.sleep(SITE_LOOKS.total_seconds())
        _compare(year)


@year.command("check-site")
def check_site(year: TheYear) -> None:
    """Fetch every file of the year's edition from the public site, and compare it."""
    with started(begins_work=True):
        _compare(year)


def _compare(year: str) -> None:
    from upheld.office.year.places import review_of
    from upheld.office.year.what_readers_get import compare_published, site_of

    review = review_of(a_year(year))
    compare_published(review, read_configuration(), at=now(), progress=report_progress)
    report_progress("", 0, 0)
    for line in review.differs:
        err.print(line, markup=False)
    if review.differs:
        raise typer.Exit(HAS_PROBLEMS)
    out.print(f"{site_of(read_configuration())} gives every file as published.", markup=False)


@year.command()
def rehearse(year: TheYear) -> None:
    """Publish a copy into a folder that is not the site's, and measure how long it takes."""
    with started(begins_work=True):
        from upheld.office.year.places import review_of
        from upheld.office.year.rehearsing import rehearse

        done = rehearse(
            review_of(a_year(year)),
            read_configuration(),
            by="command",
            at=now(),
            progress=report_progress,
        )
        report_progress("", 0, 0)
        took = number_of(done.seconds, "second", "seconds")
        out.print(f"Rehearsed: {done.files:,} files in {took}.", markup=False)
