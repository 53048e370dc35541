"""Whose name is printed, and what may be published under it.

An office is named by its own folder. The demonstration's is printed on the demonstration's extract
alone, which bears its mark. Everything else has no name: there are places for one in it, and it
stays a draft.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from upheld.ombudsman.folder import NO_OFFICE, Link, Office, read_office


def whose(given: Office | None, *, is_demonstration: bool) -> Office:
    """The office that signs what is made of an extract."""
    if given is not None:
        return given
    return read_office() if is_demonstration else read_office(NO_OFFICE)


def why_unsigned(office: Office, *, is_demonstration: bool) -> str:
    """Why nothing may be published under the office's name; '' where it may."""
    if is_demonstration or not office.not_its_own:
        return ""
    if office.files["office.toml"].parent == NO_OFFICE:
        return (
            "no office has been named. Give --office FOLDER, a folder with your own office.toml:"
            " your office's name, address and who signs"
        )
    not_its_own = ", ".join(office.not_its_own)
    return (
        f"{office.files['office.toml']} still says what the demonstration's says, or what only"
        f" keeps a place, for {not_its_own}. Write your own office's there"
    )


def publisher_of(office: Office) -> dict[str, Any]:
    """What whoever reads an edition, or a register, must know of its office beside its name."""
    return {
        "short_name": office.short_name,
        "site": office.site,
        "contact": office.contact,
        "address": list(office.address),
        "colour": office.colour,
        "links": [{"text": link.text, "address": link.address} for link in office.links],
    }


def office_of_publisher(name: str, publisher: Mapping[str, Any]) -> Office:
    """The office as an edition or a register names it, with the default words; without dates and
    signatories, and without guides unless it is the demonstration's. Editions of earlier versions
    told no more than the name.
    """
    nobody, demonstration = read_office(NO_OFFICE), read_office()
    is_demonstration = (name, publisher) == (demonstration.name, publisher_of(demonstration))
    if not publisher:
        return replace(nobody, name=name)
    return replace(
        nobody,
        name=name,
        short_name=publisher["short_name"],
        site=publisher["site"],
        contact=publisher["contact"],
        address=tuple(publisher["address"]),
        colour=publisher["colour"],
        links=tuple(Link(**link) for link in publisher["links"]),
        signatories=(),
        guides=demonstration.guides if is_demonstration else (),
        not_its_own=(),
    )
