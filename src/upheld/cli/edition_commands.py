"""The commands that read an edition: figures, verify, diff, compare and compare-published."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from upheld.cli.options import (
    DirectoryPath,
    EditionPath,
    Format,
    OfficePath,
    a_directory,
    an_office,
)
from upheld.cli.progress import report_progress
from upheld.cli.running import HAS_PROBLEMS, err, out, user_mistakes_shown
from upheld.edition.manifest import EditionError, edition_hash
from upheld.edition.queries.authorities import find_authority, why_no_figures
from upheld.edition.queries.figures import figures_of
from upheld.edition.reading import open_edition
from upheld.intake.checks.checked import number_of
from upheld.ombudsman.whose import office_of_publisher, whose


def figures(
    edition: EditionPath,
    authority: Annotated[str | None, typer.Option(help="Name, GSS code or short name.")] = None,
    format: Annotated[Format, typer.Option(help="Output format.")] = Format.table,
) -> None:
    """Print the figures of an edition."""
    from upheld.cli.printing import figure_table

    with user_mistakes_shown(), open_edition(edition) as opened:
        slug = find_authority(opened, authority) if authority else None
        rows = figures_of(opened, authority=slug)
        if slug and not rows:
            raise EditionError(why_no_figures(opened, slug))
        figure_table(opened, rows, as_=format.value, to=sys.stdout)


def verify(
    edition: EditionPath,
    office: OfficePath = None,
    signed: Annotated[
        str | None,
        typer.Option(help="The hash that was signed. Fails if the edition's is different."),
    ] = None,
) -> None:
    """Prove that an edition is whole, and that all its parts agree."""
    from upheld.publish.annual.made_with import refuse_another_ombudsman
    from upheld.publish.annual.proof import verify as verify_edition
    from upheld.publish.annual.unchecked import unchecked

    with user_mistakes_shown(), open_edition(edition) as opened:
        given = an_office(office)
        settings = whose(given, is_demonstration=opened.manifest.is_demonstration)
        if given and office:
            refuse_another_ombudsman(opened, given, office)
        actual = edition_hash(edition)
        if signed and signed.lower() != actual:
            err.print(f"{edition}: its hash is {actual}, but {signed} was signed.", markup=False)
            raise typer.Exit(HAS_PROBLEMS)
        found = verify_edition(opened, office=settings, progress=report_progress)
        report_progress("", 0, 0)
        for finding in found:
            err.print(str(finding), markup=False)
        if found:
            things = number_of(len(found), "thing does", "things do")
            err.print(f"{edition}: {things} not agree.", markup=False)
            raise typer.Exit(HAS_PROBLEMS)
        letters = sum(path.endswith(".pdf") for path in opened.manifest.files)
        left_out = unchecked(opened, office=settings, is_signed=bool(signed), folder=office)
    out.print(
        f"{edition}: verified. {len(opened.manifest.files):,} files, {letters} letters,"
        f" hash {actual}",
        markup=False,
    )
    if left_out:
        out.print(f"Not checked: {'; '.join(left_out)}.", markup=False, soft_wrap=True)


def diff(
    before: EditionPath,
    after: EditionPath,
    is_whole: Annotated[
        bool, typer.Option("--all", help="List every difference, however many there are.")
    ] = False,
) -> None:
    """Print what changed between two editions: rules and names, figures, letters, and cases."""
    from upheld.cli.printing_differences import print_differences
    from upheld.edition.beside.differences import differences

    with user_mistakes_shown(), open_edition(before) as old, open_edition(after) as new:
        print_differences(old, new, differences(old, new), out, is_whole=is_whole)


def compare(
    edition: EditionPath,
    authority: Annotated[str, typer.Option(help="Name, GSS code or short name.")],
    region: Annotated[
        bool, typer.Option("--region", help="Compare with authorities in its region.")
    ] = False,
    neighbours: Annotated[
        Path | None,
        typer.Option(
            help="Compare with its neighbours in this CSV file: authority, neighbour, rank."
        ),
    ] = None,
    others: Annotated[
        list[str] | None,
        typer.Option("--with", help="Compare with this authority. Repeat it to name more."),
    ] = None,
    office: OfficePath = None,
    directory: DirectoryPath = None,
) -> None:
    """Compare an authority with others: those of its type, unless you pick another group."""
    from upheld.cli.printing import print_beside_group
    from upheld.core.authorities.groups import Kind
    from upheld.edition.beside.picked_group import beside_group
    from upheld.intake.directory.neighbours import read_neighbours

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
        raise typer.BadParameter("Give only one of --region, --neighbours and --with.")
    with user_mistakes_shown(), open_edition(edition) as opened:
        slug = find_authority(opened, authority)
        listed = tuple(find_authority(opened, each) for each in others or [])
        named = office_of_publisher(opened.manifest.office, opened.manifest.publisher)
        signing = an_office(office) or named
        if neighbours:
            bodies, day = a_directory(directory, signing), opened.year.last_day
            listed = read_neighbours(neighbours, directory=bodies, on=day).of.get(slug, ())
        kind = picked[0] if picked else Kind.TYPE
        group, found = beside_group(opened, slug, kind, signing, listed=listed)
        print_beside_group(opened, slug, group, found, out)
    if group.reason:
        raise typer.Exit(HAS_PROBLEMS)


def compare_published(
    edition: EditionPath,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="CSV file of the published figures.")
    ],
) -> None:
    """Compare an edition with figures published elsewhere, with the cases behind differences."""
    from upheld.cli.printing import print_published
    from upheld.edition.beside import published_elsewhere

    with user_mistakes_shown(), open_edition(edition) as opened:
        compared = published_elsewhere.compare_published(opened, file)
        print_published(opened, compared, out)
    if any(each.differs for each in compared):
        raise typer.Exit(HAS_PROBLEMS)
