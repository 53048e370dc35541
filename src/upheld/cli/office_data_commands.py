"""`upheld office backup`, `restore`, `import`, `extract` and `demo`: what goes in and comes out."""

from pathlib import Path
from typing import Annotated

import typer

from upheld.cli.office_shared import KeptHeads, started
from upheld.cli.options import ExtractPath, a_day
from upheld.cli.progress import report_progress
from upheld.cli.running import HAS_PROBLEMS, err, out, read
from upheld.intake.checks.checked import number_of
from upheld.office.clock import today
from upheld.office.configuration import own_office, read_configuration

KeyFile = Annotated[
    Path | None, typer.Option("--key-file", help="File with a key of 64 hexadecimal digits.")
]


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="File to write the backup to.")],
    key_file: KeyFile = None,
) -> None:
    """Back up all records and evidence in one file, and check it. People can keep working."""
    with started():
        from upheld.office.running.backup import back_up
        from upheld.office.year.places import editions_folder

        summary = back_up(file, evidence=read_configuration().evidence, key_file=key_file)
        editions = editions_folder(read_configuration())
    sealed = "encrypted" if key_file else "not encrypted"
    out.print(f"{file}: {summary.rows:,} rows, {summary.files:,} files, {sealed}.", markup=False)
    out.print(f"SHA-256: {summary.sha256}\nHead: {summary.head}", markup=False)
    if editions.is_dir():
        err.print(
            f"note: Editions are not in it, nor who signed them. Copy {editions} as well.",
            markup=False,
        )
    for key in summary.missing:
        err.print(f"{key}: its file is missing from the evidence folder.", markup=False)
    if summary.missing:
        raise typer.Exit(HAS_PROBLEMS)


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
        from upheld.office.moving.around import (
            import_read,
            import_report,
            refuse_without_authorities,
        )
        from upheld.office.moving.imported import Whose

        refuse_without_authorities()
        whose = Whose.THEIRS if take_theirs else Whose.OURS if keep_ours else Whose.NOT_SAID
        settings = own_office()
        found = read(extract, settings.directory, office=settings)
        done = import_read(found, whose=whose, progress=report_progress)
        report_progress("", 0, 0)
        for line in import_report(done, extract):
            out.print(line, markup=False)


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


def demo_(
    cases: Annotated[
        int | None, typer.Option(help="Number of complaints to invent. Default: about 95,000.")
    ] = None,
) -> None:
    """Fill an empty office from the demonstration extract: your authorities, invented cases."""
    with started(begins_work=True):
        from upheld.office.moving.around import fill_from_demonstration, import_report

        done = fill_from_demonstration(cases=cases, progress=report_progress)
        report_progress("", 0, 0)
        for line in import_report(done, Path("The demonstration")):
            out.print(line, markup=False)
