"""The `upheld` command: each command reads, does and reports; nothing is decided here.

Exit codes: 0 done, 1 the input has problems (listed), 2 wrong use.
"""

import gc
import sys
from pathlib import Path
from typing import Annotated

import typer

from upheld import __version__
from upheld.cli_office import office
from upheld.cli_publishing import boundaries, neighbours, postcodes, publish, register, site
from upheld.edition.manifest import edition_hash
from upheld.edition.office import Office, read_office
from upheld.edition.reading import figures_of, find_authority, open_edition
from upheld.intake.engines import Engine
from upheld.options import (
    DirectoryPath,
    EditionPath,
    EngineName,
    ExtractPath,
    Format,
    OfficePath,
    YearText,
    a_day,
    a_directory,
    a_slug,
    a_time,
    a_year,
    directory_folders,
)
from upheld.reporting import (
    figure_table,
    report_progress,
    told_beside_group,
    told_differences,
    told_published,
)
from upheld.running import HAS_PROBLEMS, err, out, read, user_mistakes_shown

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Complaint outcomes, counted once and said everywhere the same.",
)


@app.command()
def demo(
    extract: ExtractPath,
    cases: Annotated[
        int | None, typer.Option(help="Complaints received in all; about 95,000 without.")
    ] = None,
) -> None:
    """Write the demonstration extract: real authorities, invented cases, labelled so."""
    from upheld.demo.writing import write_demonstration

    report_progress("Writing the demonstration extract", 0, 0)
    with user_mistakes_shown():
        write_demonstration(extract, cases=cases)
    report_progress("", 0, 0)
    out.print(f"Demonstration extract: {extract}", markup=False)


@app.command()
def check(
    extract: ExtractPath,
    directory: DirectoryPath = None,
    engine: EngineName = Engine.DUCKDB,
) -> None:
    """List every problem of an extract."""
    with user_mistakes_shown():
        checked = read(extract, a_directory(directory), engine=engine)
    rows = ", ".join(f"{name} {number:,}" for name, number in checked.sizes().items())
    out.print(f"{extract}: no problems. Rows: {rows}.", markup=False)


@app.command()
def build(
    extract: ExtractPath,
    year: YearText,
    into: Annotated[Path, typer.Option(help="Folder that holds the editions.")],
    office: OfficePath = None,
    after: Annotated[
        Path | None, typer.Option(help="The edition of the year before, for earlier years.")
    ] = None,
    as_at: Annotated[
        str | None, typer.Option(help="Day of the figures; the last of the year without.")
    ] = None,
    letters_on: Annotated[str | None, typer.Option(help="Date of the letters.")] = None,
    public_at: Annotated[
        str | None, typer.Option(help="Day and time of publication, in the office's zone.")
    ] = None,
    reissue: Annotated[
        str | None, typer.Option(help="Issue the letter of this authority again, and no other.")
    ] = None,
    directory: DirectoryPath = None,
    engine: EngineName = Engine.DUCKDB,
) -> None:
    """Build the edition of a year: figures, letters and tables, all proved to agree."""
    from upheld.publish.building import build as build_edition
    from upheld.publish.ordering import Order

    with user_mistakes_shown():
        settings: Office = read_office(office)
        bodies = a_directory(directory)
        order = Order(
            extract=read(extract, bodies, engine=engine, listing=a_year(year)),
            directory=bodies,
            office=settings,
            year=a_year(year),
            into=into,
            directory_folders=directory_folders(directory),
            after=after,
            as_at=a_day(as_at, "--as-at"),
            letters_on=a_day(letters_on, "--letters-on"),
            public_at=a_time(public_at, settings.time_zone),
            reissue=reissue and a_slug(bodies, reissue, a_year(year)),
        )
        built = build_edition(order, progress=report_progress)
    report_progress("", 0, 0)
    if not built.is_new:
        out.print(f"{built.folder}: unchanged, the same inputs gave the same bytes.", markup=False)
        return
    manifest = built.manifest
    letters = sum(path.endswith(".pdf") for path in manifest.files)
    out.print(f"Edition:  {built.folder}", markup=False)
    out.print(f"Letters:  {letters} in {built.folder / 'letters'}", markup=False)
    out.print(f"Tables:   {built.folder / 'tables'}", markup=False)
    out.print(f"Private:  {built.folder}.private (case by case, and the page for those who sign)")
    if manifest.is_draft:
        out.print("Draft: without --letters-on and --public-at it cannot be published.")
    else:
        out.print(f"Public:   not before {manifest.public_at}", markup=False)
    if any(name.startswith("corrects/") for name in manifest.inputs):
        again = ", ".join(built.reissued.again) or "none"
        out.print(f"Issued again: {again}", markup=False)
        if built.reissued.withdrawn:
            out.print(f"Withdrawn: {', '.join(built.reissued.withdrawn)}", markup=False)
    out.print(f"Hash:     {edition_hash(built.folder)}", markup=False)


@app.command()
def figures(
    edition: EditionPath,
    authority: Annotated[str | None, typer.Option(help="Name, GSS code or short name.")] = None,
    format: Annotated[Format, typer.Option(help="How to print.")] = Format.table,
) -> None:
    """Print the figures of an edition."""
    with user_mistakes_shown(), open_edition(edition) as opened:
        slug = find_authority(opened, authority) if authority else None
        rows = figures_of(opened, authority=slug)
        figure_table(opened, rows, as_=format.value, to=sys.stdout)


@app.command()
def verify(
    edition: EditionPath,
    office: OfficePath = None,
    signed: Annotated[
        str | None, typer.Option(help="The hash that was signed; refused when it differs.")
    ] = None,
) -> None:
    """Prove that an edition is whole and that all of it agrees."""
    from upheld.publish.proof import can_recompose
    from upheld.publish.proof import verify as verify_edition

    with user_mistakes_shown(), open_edition(edition) as opened:
        settings = read_office(office)
        found = verify_edition(opened, office=settings, progress=report_progress)
        report_progress("", 0, 0)
        actual = edition_hash(edition)
        if signed and signed.lower() != actual:
            err.print(f"{edition}: its hash is {actual}, signed was {signed}.", markup=False)
            raise typer.Exit(HAS_PROBLEMS)
        for finding in found:
            err.print(str(finding), markup=False)
        if found:
            err.print(f"{edition}: {len(found)} things do not agree.", markup=False)
            raise typer.Exit(HAS_PROBLEMS)
        letters = sum(path.endswith(".pdf") for path in opened.manifest.files)
        if not opened.private_folder.exists():
            err.print("note: the private folder is not beside it, so its sheets are not checked.")
        if not can_recompose(opened, settings):
            err.print(
                f"note: made by {opened.manifest.software} or with another office folder, so its"
                " letters are read back and held against its figures, but not composed again."
            )
    out.print(
        f"{edition}: verified. {len(opened.manifest.files):,} files, {letters} letters,"
        f" hash {actual}",
        markup=False,
    )


@app.command()
def diff(before: EditionPath, after: EditionPath) -> None:
    """Print what changed between two editions: figures, averages, letters, and the cases behind."""
    from upheld.edition.differences import differences

    with user_mistakes_shown(), open_edition(before) as old, open_edition(after) as new:
        told_differences(old, new, differences(old, new), out)


@app.command()
def compare(
    edition: EditionPath,
    authority: Annotated[str, typer.Option(help="Name, GSS code or short name.")],
    region: Annotated[bool, typer.Option("--region", help="Beside the councils of its region.")] = (
        False
    ),
    neighbours: Annotated[
        Path | None,
        typer.Option(help="Beside its neighbours in this CSV file: authority, neighbour, rank."),
    ] = None,
    others: Annotated[
        list[str] | None,
        typer.Option("--with", help="Beside this authority; give it again for each other one."),
    ] = None,
    office: OfficePath = None,
    directory: DirectoryPath = None,
) -> None:
    """Print one authority beside a group: its type, or the one that is picked here."""
    from upheld.core.groups import Kind
    from upheld.edition.picked_group import beside_group
    from upheld.intake.neighbours import read_neighbours

    picked = [
        kind
        for kind, asked in (
            (Kind.REGION, region),
            (Kind.NEIGHBOURS, neighbours),
            (Kind.CHOSEN, others),
        )
        if asked
    ]
    if len(picked) > 1:
        raise typer.BadParameter("Give one of --region, --neighbours and --with.")
    with user_mistakes_shown(), open_edition(edition) as opened:
        slug = find_authority(opened, authority)
        listed = tuple(find_authority(opened, each) for each in others or [])
        if neighbours:
            day = opened.year.last_day
            known = read_neighbours(neighbours, directory=a_directory(directory), on=day)
            listed = known.of.get(slug, ())
        kind = picked[0] if picked else Kind.TYPE
        group, found = beside_group(opened, slug, kind, read_office(office), listed=listed)
        told_beside_group(opened, slug, group, found, out)
    if group.reason:
        raise typer.Exit(HAS_PROBLEMS)


@app.command("compare-published")
def compare_published(
    edition: EditionPath,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="CSV of figures as published.")],
) -> None:
    """Print an edition beside figures published elsewhere; each difference with its cases."""
    from upheld.edition import published_elsewhere

    with user_mistakes_shown(), open_edition(edition) as opened:
        compared = published_elsewhere.compare_published(opened, file)
        told_published(opened, compared, out)
    if any(each.differs for each in compared):
        raise typer.Exit(HAS_PROBLEMS)


@app.command()
def preview(
    extract: ExtractPath,
    year: YearText,
    authority: Annotated[str, typer.Option(help="Name, GSS code or short name.")],
    office: OfficePath = None,
    after: Annotated[Path | None, typer.Option(help="The edition of the year before.")] = None,
    into: Annotated[Path, typer.Option(help="Folder for the letter.")] = Path(),
    directory: DirectoryPath = None,
) -> None:
    """Render the letter of one authority, marked as a draft."""
    from upheld.publish.previewing import preview as preview_letter

    with user_mistakes_shown():
        bodies = a_directory(directory)
        path = preview_letter(
            read(extract, bodies),
            directory=bodies,
            office=read_office(office),
            year=a_year(year),
            slug=a_slug(bodies, authority, a_year(year)),
            after=after,
            into=into,
        )
    report_progress("", 0, 0)
    out.print(f"Draft letter: {path}", markup=False)


for command in (register, publish, postcodes, boundaries, neighbours, site):
    app.command()(command)
app.add_typer(office, name="office")


def version_told(told: bool) -> None:
    if told:
        out.print(f"upheld {__version__}")
        raise typer.Exit


@app.callback()
def everywhere(
    version: Annotated[
        bool, typer.Option("--version", callback=version_told, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    """Complaint outcomes, counted once and said everywhere the same."""


def main() -> None:
    # A build makes millions of small objects that live to its end: looking through them for
    # garbage as often as Python does takes a third of the time of proving the tables.
    gc.set_threshold(100_000, 50, 50)
    app()
