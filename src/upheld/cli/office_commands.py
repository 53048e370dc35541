"""`upheld office ...`: the private site and its commands."""

from typing import Annotated

import typer

from upheld.cli.office_access_commands import access
from upheld.cli.office_data_commands import backup, demo_, extract_, import_, restore
from upheld.cli.office_people_commands import break_glass, person
from upheld.cli.office_query_commands import COMMANDS
from upheld.cli.office_shared import KeptHeads, started
from upheld.cli.office_signing_commands import sign, signing, signing_key
from upheld.cli.office_year_hour_commands import year
from upheld.cli.running import HAS_PROBLEMS, err, out
from upheld.office.clock import now, today
from upheld.office.configuration import TELLS, make_folder, own_office, read_configuration

office = typer.Typer(
    no_args_is_help=True,
    help="The private site: cases, recommendations, compliance, and what may be published.",
    epilog="Settings, from the environment: "
    + " ".join(f"{name}: {tells}" for name, tells in TELLS.items()),
)
office.command()(person)
office.command()(break_glass)
office.command()(signing_key)
for each in COMMANDS:
    year.command()(each)
office.add_typer(year, name="year")
year.command()(signing)
year.command()(sign)
year.add_typer(access, name="access")


@office.command()
def migrate() -> None:
    """Create or upgrade the office's database, and create the evidence folder."""
    with started(needs_database=False):
        from django.core.management import call_command

        from upheld.office.ledger.authorities_followed import enter_authorities
        from upheld.office.models import Entry
        from upheld.office.moving.directory_authorities import keep_directory
        from upheld.office.running.health import refuse_unless_it_answers

        configuration = read_configuration()
        make_folder(configuration.home)
        make_folder(configuration.evidence)
        refuse_unless_it_answers()
        call_command("migrate", verbosity=0)
        changed = keep_directory(own_office().directory, today=today())
        if Entry.objects.exists():  # a backup is restored into an office without any
            enter_authorities("migrate")
    out.print(f"The office is ready. Authorities changed: {changed:,}.", markup=False)


@office.command()
def head() -> None:
    """Print the head of the ledger (its last entry's number and hash), to keep elsewhere."""
    with started():
        from upheld.office.ledger.recording import head

        out.print(str(head()), markup=False)


@office.command()
def audit(kept: KeptHeads = None) -> None:
    """Prove that the ledger is whole, and that every record matches it."""
    with started():
        from upheld.office.ledger.audit import audit

        found = audit(kept=kept or ())
    for fault in found.faults:
        err.print(fault, markup=False)
    out.print(f"Head: {found.head}", markup=False)
    for line in found.erased:
        out.print(line, markup=False)
    if found.faults:
        err.print(f"Faults found: {len(found.faults):,}.", markup=False)
        raise typer.Exit(HAS_PROBLEMS)
    out.print(f"The ledger is whole: {found.head.number:,} entries, and the records agree.")


@office.command()
def serve(
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8001,
    address: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    processes: Annotated[int, typer.Option(help="Number of processes.", min=1)] = 2,
) -> None:
    """Serve the office until you stop it. TLS is handled by the proxy in front."""
    with started(needs_database=False):
        from upheld.office.running.serving import serve

        serve(address=address, port=port, processes=processes)


@office.command()
def check() -> None:
    """Check the settings, database, version and evidence folder, and list any problems."""
    with started(needs_database=False):
        from upheld.office.running.deployment_checks import faults

        found = faults()
    for fault in found:
        err.print(fault, markup=False)
    if found:
        raise typer.Exit(HAS_PROBLEMS)
    out.print("The office is in order.")


@office.command()
def work(
    once: Annotated[
        bool, typer.Option("--once", help="Make what has been asked for, then stop.")
    ] = False,
) -> None:
    """Make what people ask for on the page Outputs, and run the calendar, until you stop it."""
    with started():
        from upheld.office.jobs.worker import work

        done = work(read_configuration(), once=once)
    out.print(f"Jobs ended: {done:,}.", markup=False)


@office.command()
def calendar() -> None:
    """Publish what is due today, retire what is past its time, and show again what one person has
    hidden and no second has confirmed in time. Run it as often as you like.
    """
    with started():
        from upheld.office.decisions.calendar import run_calendar
        from upheld.office.jobs.queue import CALENDAR, give_sign
        from upheld.office.rules.times import Times

        settings = own_office()
        done = run_calendar(on=today(), at=now(), times=Times.of(settings))
        give_sign(CALENDAR, at=now())
    out.print(
        f"Published: {done.published:,}. Retired: {done.let_go:,}."
        f" Shown again: {done.shown_again:,}.",
        markup=False,
    )
    for key in done.held_back:
        out.print(f"Held back, because a finding has not been cleared: {key}", markup=False)


office.command("import")(import_)
office.command("extract")(extract_)
office.command("demo")(demo_)
office.command()(backup)
office.command()(restore)
