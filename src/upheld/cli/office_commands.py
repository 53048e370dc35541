"""`upheld office ...`: the private site and its commands."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from upheld.cli.office_people_commands import break_glass, person
from upheld.cli.options import ExtractPath, a_day
from upheld.cli.progress import report_progress
from upheld.cli.running import HAS_PROBLEMS, err, out, read, user_mistakes_shown
from upheld.intake.checks.checked import number_of
from upheld.office.clock import now, today
from upheld.office.configuration import TELLS, make_folder, own_office, read_configuration
from upheld.office.rules.chain import Head

office = typer.Typer(
    no_args_is_help=True,
    help="The private site: cases, recommendations, compliance, and what may be published.",
    epilog="Settings, from the environment: "
    + " ".join(f"{name}: {tells}" for name, tells in TELLS.items()),
)
office.command()(person)
office.command()(break_glass)


@contextmanager
def started(*, needs_database: bool = True, begins_work: bool = False) -> Iterator[None]:
    """Only the commands that need Django import it.

    Work begins in an office with an entry of the authorities that it has.
    """
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


@office.command()
def migrate() -> None:
    """Create or upgrade the office's database, and create the evidence folder."""
    with started(needs_database=False):
        from django.core.management import call_command

        from upheld.intake.directory.directory import default_directory
        from upheld.office.ledger.authorities_followed import enter_authorities
        from upheld.office.models import Entry
        from upheld.office.moving.directory_authorities import keep_directory
        from upheld.office.running.health import refuse_unless_it_answers

        configuration = read_configuration()
        make_folder(configuration.home)
        make_folder(configuration.evidence)
        refuse_unless_it_answers()
        call_command("migrate", verbosity=0)
        changed = keep_directory(default_directory(), today=today())
        if Entry.objects.exists():  # a backup is restored into an office without any
            enter_authorities("migrate")
    out.print(f"The office is ready. Authorities changed: {changed:,}.", markup=False)


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


KeyFile = Annotated[
    Path | None, typer.Option("--key-file", help="File with a key of 64 hexadecimal digits.")
]


@office.command()
def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="File to write the backup to.")],
    key_file: KeyFile = None,
) -> None:
    """Back up all records and evidence in one file, and check it. People can keep working."""
    with started():
        from upheld.office.running.backup import back_up

        summary = back_up(file, evidence=read_configuration().evidence, key_file=key_file)
    sealed = "encrypted" if key_file else "not encrypted"
    out.print(f"{file}: {summary.rows:,} rows, {summary.files:,} files, {sealed}.", markup=False)
    out.print(f"SHA-256: {summary.sha256}\nHead: {summary.head}", markup=False)
    for key in summary.missing:
        err.print(f"{key}: its file is missing from the evidence folder.", markup=False)
    if summary.missing:
        raise typer.Exit(HAS_PROBLEMS)


@office.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A backup.")],
    key_file: KeyFile = None,
    kept: KeptHeads = None,
    erasures: Annotated[
        Path | None,
        typer.Option(help="The list of erasures, if it is not next to the evidence folder."),
    ] = None,
) -> None:
    """Restore a backup into an office that is migrated and empty, all or nothing.

    What was erased since the backup was made is erased again.
    """
    with started():
        from upheld.office.ledger.erased import bring_list
        from upheld.office.running.backup import restore

        evidence = read_configuration().evidence
        lines = bring_list(erasures, evidence=evidence)
        summary = restore(
            file, evidence=evidence, key_file=key_file, kept=kept or (), erasures=lines
        )
    out.print(f"Restored: {summary.rows:,} rows, {summary.files:,} files.", markup=False)
    if summary.erased_again:
        out.print(f"Erased again: {summary.erased_again:,}.", markup=False)
    out.print(f"Head: {summary.head}", markup=False)


@office.command("import")
def import_(
    extract: ExtractPath,
    take_theirs: Annotated[
        bool,
        typer.Option("--take-theirs", help="Overwrite changes made here since the last import."),
    ] = False,
    keep_ours: Annotated[
        bool,
        typer.Option("--keep-ours", help="Keep changes made here since the last import."),
    ] = False,
) -> None:
    """Import an extract into the office, all or nothing. Importing it again changes nothing."""
    if take_theirs and keep_ours:
        raise typer.BadParameter("Give either --take-theirs or --keep-ours, not both.")
    with started(begins_work=True):
        from upheld.intake.directory.directory import default_directory
        from upheld.office.moving.around import (
            import_read,
            import_report,
            refuse_without_authorities,
        )
        from upheld.office.moving.importing import Whose

        refuse_without_authorities()
        whose = Whose.THEIRS if take_theirs else Whose.OURS if keep_ours else Whose.NOT_SAID
        found = read(extract, default_directory(), office=own_office())
        done = import_read(found, whose=whose, progress=report_progress)
        report_progress("", 0, 0)
        for line in import_report(done, extract):
            out.print(line, markup=False)


@office.command("extract")
def extract_(
    extract: Annotated[Path, typer.Argument(metavar="EXTRACT", help="Folder to create.")],
    as_at: Annotated[
        str | None,
        typer.Option(
            help="Day on which to judge what may be public; anything put off until later is"
            " withheld. Default: today."
        ),
    ] = None,
) -> None:
    """Write what the office holds as an extract, for `upheld build` and `upheld register`."""
    with started():
        from upheld.office.decisions.calendar import past_their_day
        from upheld.office.moving.around import extract_report, extract_to
        from upheld.office.rules.times import Times

        sizes = extract_to(extract, as_at=a_day(as_at, "--as-at"), progress=report_progress)
        report_progress("", 0, 0)
        for line in extract_report(sizes, extract):
            out.print(line, markup=False)
        settings = own_office()
        if late := past_their_day(on=today(), times=Times.of(settings)):
            err.print(
                f"note: {number_of(late, 'decision is', 'decisions are')} due but not yet"
                " published, and so withheld in this extract. Run `upheld office calendar`, then"
                " run this command again.",
                markup=False,
            )


@office.command("demo")
def demo_(
    cases: Annotated[
        int | None, typer.Option(help="Number of complaints to invent. Default: about 95,000.")
    ] = None,
) -> None:
    """Fill an empty office from the demonstration extract: real authorities, invented cases."""
    with started(begins_work=True):
        from upheld.office.moving.around import fill_from_demonstration, import_report

        done = fill_from_demonstration(cases=cases, progress=report_progress)
        report_progress("", 0, 0)
        for line in import_report(done, Path("The demonstration")):
            out.print(line, markup=False)


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
