"""The commands that put something where the public site reads it: register, publish, postcodes."""

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from upheld.cli.options import (
    DirectoryPath,
    EditionPath,
    ExtractPath,
    OfficePath,
    a_day,
    a_directory,
    an_office,
    directory_folders,
)
from upheld.cli.progress import report_progress
from upheld.cli.running import err, out, read, user_mistakes_shown
from upheld.core.days import day_in
from upheld.edition.manifest import EditionError
from upheld.ombudsman.folder import read_office
from upheld.ombudsman.whose import whose

NO_NEIGHBOURS = "Name a CSV file, or put neighbours.csv in directory in your ombudsman's folder."
PublishedPath = Annotated[Path, typer.Option("--into", help="Folder that the site reads.")]


def register(
    extract: ExtractPath,
    into: PublishedPath,
    as_at: Annotated[str | None, typer.Option(help="Day of the register. Default: today.")] = None,
    office: OfficePath = None,
    directory: DirectoryPath = None,
) -> None:
    """Build the register: what is public about each case on a given day, ready to search."""
    from upheld.publish.annual.registering import make_register
    from upheld.register.order import NOT_NEEDED

    with user_mistakes_shown():
        given = an_office(office)
        settings = given or read_office()  # in all but names and dates
        bodies = a_directory(directory, settings)
        today = day_in(settings.time_zone, at=datetime.now(UTC))
        day = a_day(as_at, "--as-at") or today
        cases = read(extract, bodies, office=settings, without=NOT_NEEDED)
        built = make_register(
            cases,
            directory=bodies,
            office=whose(given, is_demonstration=cases.is_demonstration),
            published=into,
            as_at=day,
            today=today,
            directory_folders=directory_folders(directory),
            progress=report_progress,
        )
    report_progress("", 0, 0)
    if not built.is_new:
        out.print(f"{built.folder}: unchanged, the same inputs gave the same bytes.", markup=False)
        return
    out.print(f"Register:  {built.folder}", markup=False)
    out.print(f"Decisions: {built.manifest.decisions:,}", markup=False)


def withheld(
    published: Annotated[
        Path, typer.Argument(metavar="PUBLISHED", help="Folder that the site reads.")
    ],
    add: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESS", help="Hide the decision with this address on the site."),
    ] = None,
    remove: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESS", help="Show the decision with this address again."),
    ] = None,
) -> None:
    """List the decisions that the site must not show, after adding or removing some.

    The site hides a decision at once. Where there is an office, use it instead.
    """
    from upheld.disk.withheld import address_on_the_site, change_withheld, read_withheld
    from upheld.register.hiding import registers_with

    with user_mistakes_shown():
        added = [address_on_the_site(each) for each in add or ()]
        removed = [address_on_the_site(each) for each in remove or ()]
        if added or removed:
            listed = change_withheld(published, add=added, remove=removed)
        else:
            listed = read_withheld(published)
        for each in added:
            if not registers_with(published, each):
                err.print(f"note: no register there has {each}. Check the address.", markup=False)
    for each in sorted(listed):
        out.print(each, markup=False, soft_wrap=True)
    err.print(f"Withheld: {len(listed):,}", markup=False)


def publish(
    edition: EditionPath,
    to: Annotated[Path, typer.Option(help="Folder that the site reads.")],
    wait: Annotated[
        bool, typer.Option("--wait", help="Wait until it may be public, then publish it.")
    ] = False,
) -> None:
    """Publish an edition on the site, whole, and not before its hour."""
    from upheld.publish.annual.publishing import Clock
    from upheld.publish.annual.publishing import publish as publish_edition

    clock = Clock(now=lambda: datetime.now(UTC), sleep=time.sleep)
    with user_mistakes_shown():
        done = publish_edition(edition, to=to, clock=clock, wait=wait, progress=report_progress)
    report_progress("", 0, 0)
    told = "Published" if done.is_new else "Already published"
    out.print(f"{told}: {done.folder}, hash {done.hash}", markup=False)


def sent(
    edition: EditionPath,
    letters: Annotated[
        int | None, typer.Option(help="How many letters. Default: all of it.", min=1)
    ] = None,
) -> None:
    """Say that letters of an edition have been sent: from then on a change is a correction."""
    from upheld.publish.annual.marking import mark_sent

    with user_mistakes_shown():
        act = mark_sent(edition, letters=letters, at=datetime.now(UTC))
    out.print(f"{edition}: {act.number:,} letters sent, hash {act.edition}", markup=False)


def postcodes(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="ONS Postcode Directory (CSV), or Code-Point Open."),
    ],
    into: PublishedPath,
) -> None:
    """Load the authorities that each postcode belongs to, all or nothing."""
    from upheld.intake.directory.postcode_files import read_postcodes
    from upheld.register.postcodes import write_postcodes

    with user_mistakes_shown():
        many = write_postcodes(
            read_postcodes(file), into=into, source=file, progress=report_progress
        )
    report_progress("", 0, 0)
    out.print(f"Postcodes: {many:,} in {into}", markup=False)


def boundaries(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Boundaries of areas, as GeoJSON or TopoJSON.")
    ],
    into: PublishedPath,
) -> None:
    """Prepare real boundaries for the map, small enough for one page."""
    from upheld.publish.maps.boundaries import write_boundaries

    report_progress("Simplifying boundaries", 0, 0)
    with user_mistakes_shown():
        written = write_boundaries(file, into=into)
    report_progress("", 0, 0)
    for layer, areas in written.areas.items():
        out.print(f"Boundaries: {areas} areas of the {layer} layer in {written.path}", markup=False)


def neighbours(
    into: PublishedPath,
    file: Annotated[
        Path | None,
        typer.Argument(
            metavar="[FILE]",
            help="CSV with authority, neighbour and rank. Default: neighbours.csv in the folder"
            " directory of your ombudsman's folder.",
        ),
    ] = None,
    as_at: Annotated[
        str | None, typer.Option(help="Match names as at this day. Default: today.")
    ] = None,
    office: OfficePath = None,
    directory: DirectoryPath = None,
) -> None:
    """Give the site statistical neighbours to compare authorities with, replacing any it has."""
    from upheld.intake.directory.neighbours import read_neighbours
    from upheld.publish.annual.neighbours_file import write_neighbours

    with user_mistakes_shown():
        settings = read_office(office)
        day = a_day(as_at, "--as-at") or day_in(settings.time_zone, at=datetime.now(UTC))
        given = file or settings.neighbours
        if given is None:
            raise typer.BadParameter(NO_NEIGHBOURS, param_hint="FILE")
        known = read_neighbours(given, directory=a_directory(directory, settings), on=day)
        path = write_neighbours(into, known.of)
    for note in known.notes:
        err.print(f"note: {note}", markup=False)
    out.print(f"{path}: neighbours of {len(known.of):,} authorities.", markup=False)


def site(
    published: Annotated[
        Path, typer.Argument(metavar="PUBLISHED", help="Folder with editions and registers.")
    ],
    port: Annotated[int, typer.Option(help="Port to listen on.", min=1, max=65535)] = 8000,
    address: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    processes: Annotated[int, typer.Option(help="Number of processes.", min=1)] = 2,
    office: OfficePath = None,
) -> None:
    """Serve the public site, read-only, until you stop it."""
    from upheld.disk.styles import refuse_without_styles
    from upheld.site.published import refuse_nameless
    from upheld.site.serving import serve

    with user_mistakes_shown():
        if not published.is_dir():
            raise EditionError(
                f"There is no folder {published}. Publish an edition first:"
                f" upheld publish EDITION --to {published}"
            )
        refuse_without_styles()
        shown = refuse_nameless(published, an_office(office), at=datetime.now(UTC))
        if shown.latest is None:
            err.print(
                f"note: No edition in {published} is public yet, and the site says so. It shows one"
                f" as soon as it is published: upheld publish EDITION --to {published}",
                markup=False,
            )
        out.print(f"Serving {published} at http://{address}:{port}", markup=False)
        serve(published, office=office, address=address, port=port, processes=processes)
