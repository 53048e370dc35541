"""The commands that take an extract: demo, check, build and preview."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from upheld.cli.folder_commands import refuse_folder
from upheld.cli.options import (
    DirectoryPath,
    EngineName,
    ExtractPath,
    OfficePath,
    Remote,
    YearText,
    a_day,
    a_directory,
    a_slug,
    a_time,
    a_year,
    an_office,
    directory_folders,
)
from upheld.cli.progress import report_progress
from upheld.cli.running import err, out, read, tell_largest_causes, user_mistakes_shown
from upheld.edition.beside.editions import corrected_beside
from upheld.edition.manifest import edition_hash
from upheld.edition.reading import open_edition
from upheld.intake.engines import Engine
from upheld.ombudsman.folder import Office, read_office
from upheld.ombudsman.whose import whose


def demo(
    extract: Annotated[
        Path, typer.Argument(metavar="EXTRACT", help="The folder to make: a new or empty one.")
    ],
    cases: Annotated[
        int | None,
        typer.Option(
            help="Number of complaints to invent: 1,000 to 20,000,000, by default about 95,000. For"
            " an ombudsman with a profile of its own 100 to 20,000, by default 600."
        ),
    ] = None,
    office: OfficePath = None,
) -> None:
    """Write a demonstration extract: your authorities, with invented cases labelled so."""
    from upheld.demo.whole_extract import write_demonstration

    report_progress("Writing the demonstration extract", 0, 0)
    with user_mistakes_shown():
        write_demonstration(extract, read_office(office), cases=cases)
    report_progress("", 0, 0)
    out.print(f"Demonstration extract: {extract}", markup=False)


def check(
    extract: ExtractPath,
    office: OfficePath = None,
    directory: DirectoryPath = None,
    engine: EngineName = Engine.DUCKDB,
    remote: Remote = False,
) -> None:
    """Check an extract, and list every problem with it."""
    with user_mistakes_shown():
        refuse_folder(extract)
        settings = read_office(office)
        bodies = a_directory(directory, settings)
        checked = read(extract, bodies, office=settings, engine=engine, remote=remote)
        tell_largest_causes(checked, bodies)
    rows = ", ".join(f"{name} {number:,}" for name, number in checked.sizes().items())
    out.print(f"{extract}: no problems. Rows: {rows}.", markup=False)


def build(
    extract: ExtractPath,
    year: YearText,
    into: Annotated[Path, typer.Option(help="Folder where you keep editions.")],
    office: OfficePath = None,
    after: Annotated[
        Path | None,
        typer.Option(help="The previous year's edition, which gives the earlier years."),
    ] = None,
    as_at: Annotated[
        str | None,
        typer.Option(help="Count cases as at this day. Default: the last day of the year."),
    ] = None,
    letters_on: Annotated[str | None, typer.Option(help="Date to print on the letters.")] = None,
    public_at: Annotated[
        str | None, typer.Option(help="Date and time of publication, in your time zone.")
    ] = None,
    reissue: Annotated[
        str | None, typer.Option(help="Issue only this authority's letter again.")
    ] = None,
    directory: DirectoryPath = None,
    engine: EngineName = Engine.DUCKDB,
    remote: Remote = False,
) -> None:
    """Build the edition for a year: figures, letters and tables, all proved to agree."""
    from upheld.publish.annual.building import build as build_edition
    from upheld.publish.annual.ordering import Order

    with user_mistakes_shown():
        given = an_office(office)
        settings = given or read_office()  # in all but names and dates
        bodies = a_directory(directory, settings)
        order = partial(
            Order,
            directory=bodies,
            year=a_year(year),
            into=into,
            directory_folders=directory_folders(directory),
            after=after,
            as_at=a_day(as_at, "--as-at"),
            letters_on=a_day(letters_on, "--letters-on"),
            public_at=a_time(public_at, settings.time_zone),
            reissue=reissue and a_slug(bodies, reissue, a_year(year)),
        )
        # What takes longest comes last.
        cases = read(
            extract,
            bodies,
            office=settings,
            engine=engine,
            listing=a_year(year),
            remote=remote,
        )
        signing = whose(given, is_demonstration=cases.is_demonstration)
        ordered = order(extract=cases, office=signing)
        if given and after:
            _tell_version(given, after)
        built = build_edition(ordered, progress=report_progress)
    report_progress("", 0, 0)
    if not built.is_new:
        out.print(f"{built.folder}: unchanged, the same inputs gave the same bytes.", markup=False)
        return
    manifest = built.manifest
    letters = sum(path.endswith(".pdf") for path in manifest.files)
    out.print(f"Edition:  {built.folder}", markup=False)
    if built.replaced:
        out.print(f"Replaced: the candidate of that name, hash {built.replaced}", markup=False)
    out.print(f"Letters:  {letters} in {built.folder / 'letters'}", markup=False)
    out.print(f"Tables:   {built.folder / 'tables'}", markup=False)
    out.print(f"Private:  {built.folder}.private (case by case, and the page for those who sign)")
    if ordered.why_unsigned:
        out.print(f"Draft, so it cannot be published: {ordered.why_unsigned}.", markup=False)
    elif manifest.is_draft:
        out.print("Draft: it cannot be published without --letters-on and --public-at.")
    else:
        out.print(f"Public:   not before {manifest.public_at}", markup=False)
    if any(name.startswith("corrects/") for name in manifest.inputs):
        again = ", ".join(built.reissued.again) or "none"
        out.print(f"Issued again: {again}", markup=False)
        if built.reissued.withdrawn:
            out.print(f"Withdrawn: {', '.join(built.reissued.withdrawn)}", markup=False)
        _tell_what_to_write(built.folder)
    out.print(f"Hash:     {edition_hash(built.folder)}", markup=False)


def _tell_what_to_write(folder: Path) -> None:
    from upheld.edition.beside.differences import differences
    from upheld.publish.annual.confirming import what_to_write

    with open_edition(folder) as edition:
        before = corrected_beside(edition)
        if before and not edition.manifest.because:
            with open_edition(before) as replaced:
                found = differences(replaced, edition)
                err.print(f"note: {what_to_write(replaced, edition, found)}", markup=False)


def _tell_version(office: Office, after: Path) -> None:
    from upheld.publish.annual.version_of_profile import why_unraised

    with open_edition(after) as edition:
        if why := why_unraised(edition, office.profile):
            err.print(f"note: {why}", markup=False)


def preview(
    extract: ExtractPath,
    year: YearText,
    authority: Annotated[str, typer.Option(help="Name, GSS code or short name.")],
    office: OfficePath = None,
    after: Annotated[Path | None, typer.Option(help="The previous year's edition.")] = None,
    into: Annotated[Path, typer.Option(help="Folder to put the letter in.")] = Path(),
    directory: DirectoryPath = None,
) -> None:
    """Make one authority's letter, marked as a draft."""
    from upheld.publish.annual.previewing import preview as preview_letter

    with user_mistakes_shown():
        given = an_office(office)
        settings = given or read_office()
        bodies = a_directory(directory, settings)
        cases = read(extract, bodies, office=settings)
        path = preview_letter(
            cases,
            directory=bodies,
            office=whose(given, is_demonstration=cases.is_demonstration),
            year=a_year(year),
            slug=a_slug(bodies, authority, a_year(year)),
            after=after,
            into=into,
        )
    report_progress("", 0, 0)
    out.print(f"Draft letter: {path}", markup=False)
