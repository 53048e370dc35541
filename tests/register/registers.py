"""Registers made from small tables, for the tests of what is public and of the search."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tests.directory import default_directory
from tests.offices import given_office
from upheld.core.years import Year
from upheld.intake.extract import Extract
from upheld.ombudsman.folder import Dates, Office
from upheld.register.building import BuiltRegister, build_register
from upheld.register.order import RegisterOrder
from upheld.register.public import PublicRows, public_rows
from upheld.register.reading import Register, open_register

TODAY = date(2026, 11, 26)


def order_of(
    extract: Extract,
    *,
    as_at: str,
    published: Path = Path("nowhere"),
    **office: Any,
) -> RegisterOrder:
    return RegisterOrder(
        extract=extract,
        directory=default_directory(),
        office=replace(given_office(), **office),
        published=published,
        as_at=date.fromisoformat(as_at),
        today=TODAY,
        software="upheld 0",
    )


def public_of(extract: Extract, *, as_at: str, **office: Any) -> PublicRows:
    return public_rows(order_of(extract, as_at=as_at, **office))


def built(extract: Extract, published: Path, *, as_at: str, **office: Any) -> BuiltRegister:
    order = order_of(extract, as_at=as_at, published=published, **office)
    return build_register(order, progress=lambda *_: None)


def register_of(extract: Extract, published: Path, *, as_at: str, **office: Any) -> Register:
    return open_register(built(extract, published, as_at=as_at, **office).folder)


def references(rows: PublicRows) -> list[str]:
    return [row["reference"] for row in rows.decisions]


def office_of_years(*years: str) -> dict[str, Any]:
    """An office whose figures of these years were public at the first minute of 31 July."""
    office: Office = given_office()
    dates = {}
    for text in years:
        year = Year.parse(text)
        hour = office.dates_of(Year.parse("2019-20")).public_at
        assert hour
        public_at = hour.replace(year=year.start + 1, month=7, day=31)
        dates[year] = Dates(letters_on=public_at.date(), public_at=public_at)
    return {"dates": dates}
