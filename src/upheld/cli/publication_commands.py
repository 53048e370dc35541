"""Commands around publication: the hour is announced before it, and the site checked after it."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from upheld.cli.options import EditionPath, OfficePath, a_time, a_year
from upheld.cli.progress import report_progress
from upheld.cli.running import HAS_PROBLEMS, err, out, user_mistakes_shown
from upheld.core.days import day_in
from upheld.core.years import Year
from upheld.ombudsman.folder import Office, read_office


def announce(
    year: Annotated[str, typer.Argument(metavar="YEAR", help="Business year, such as 2019-20.")],
    into: Annotated[Path, typer.Option("--into", help="Folder that the site reads.")],
    public_at: Annotated[
        str | None,
        typer.Option(help="When it is public. Default: public_at of that year in office.toml."),
    ] = None,
    reason: Annotated[
        str, typer.Option(help="Why it is another hour than the one announced before.")
    ] = "",
    remove: Annotated[bool, typer.Option("--remove", help="Announce this year no longer.")] = False,
    office: OfficePath = None,
) -> None:
    """Announce on the site when the figures for a year will be published, and nothing else of them.

    It warns if that is too late. Where there is an office, use it instead.
    """
    from upheld.disk.announced import announce as announce_hour
    from upheld.disk.announced import take_back
    from upheld.publish.annual.hour_warnings import Hour, hour_warnings

    now = datetime.now(UTC)
    of = a_year(year)
    with user_mistakes_shown():
        settings = read_office(office)
        if remove:
            take_back(into, str(of))
            out.print(f"{of} is not announced.", markup=False)
            return
        hour = _an_hour(public_at, of, settings)
        announced = announce_hour(into, str(of), hour=hour, at=now, reason=reason)
        day = day_in(settings.time_zone, at=datetime.fromisoformat(announced.at))
        letters_on = settings.dates_of(of).letters_on
        about = Hour(public_at=hour, announced_on=day, letters_on=letters_on)
        for warning in hour_warnings(about, settings):
            err.print(f"note: {warning}", markup=False)
    out.print(announced.words, markup=False)


def _an_hour(public_at: str | None, year: Year, office: Office) -> datetime:
    hour = a_time(public_at, office.time_zone) or office.dates_of(year).public_at
    if hour is None:
        raise typer.BadParameter(
            f'Give it, or write public_at in [years."{year}"] of office.toml.',
            param_hint="--public-at",
        )
    return hour


def check_site(
    edition: EditionPath,
    site: Annotated[
        str | None,
        typer.Option(help="Address of the public site. Default: the one that the edition names."),
    ] = None,
) -> None:
    """Fetch every file of an edition from the public site, and compare it with the edition."""
    from upheld.edition.manifest import read_manifest
    from upheld.publish.annual.compared_with_site import compare_with_site

    with user_mistakes_shown():
        address = site or str(read_manifest(edition).publisher.get("site", ""))
        if not address:
            raise typer.BadParameter(
                "The edition names no site. Give its address.", param_hint="--site"
            )
        compared = compare_with_site(edition, site=address, progress=report_progress)
    report_progress("", 0, 0)
    for line in compared.differs:
        err.print(line, markup=False)
    same = compared.files - len(compared.differs)
    out.print(f"{address}: {same:,} of {compared.files:,} files are the edition's.", markup=False)
    if compared.differs:
        raise typer.Exit(HAS_PROBLEMS)
