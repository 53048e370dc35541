"""Whose name is printed, and what may be published under it.

An office's own folder gives its name. The demonstration's name is printed only on what is made from
the demonstration's extract, which has a mark. Everything else has placeholders instead of a name,
and stays a draft.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from upheld.ombudsman.folder import Link, Office, read_office
from upheld.ombudsman.not_its_own import NO_OFFICE


def whose(given: Office | None, *, is_demonstration: bool) -> Office:
    """The office that signs what is made from an extract."""
    if given is not None:
        return given
    return read_office() if is_demonstration else read_office(NO_OFFICE)


def why_unsigned(office: Office, *, is_demonstration: bool) -> str:
    """Why nothing may be published under the office's name; '' if it may."""
    if is_demonstration or not office.not_its_own:
        return ""
    if office.files["office.toml"].parent == NO_OFFICE:
        return (
            "you have not given your ombudsman's folder. Use --ombudsman FOLDER, a folder with your"
            " own office.toml: your name, address and who signs"
        )
    not_its_own = ", ".join(office.not_its_own)
    return (
        f"{office.files['office.toml'].parent} still has the demonstration's words, or a"
        f" placeholder, for {not_its_own}. Write your own there"
    )


def publisher_of(office: Office) -> dict[str, Any]:
    """What readers of an edition or a register need to know about its office, besides its name."""
    return {
        "short_name": office.short_name,
        "site": office.site,
        "contact": office.contact,
        "address": list(office.address),
        "colour": office.colour,
        "links": [{"text": link.text, "address": link.address} for link in office.links],
    }


def office_of_publisher(name: str, publisher: Mapping[str, Any]) -> Office:
    """The office that an edition or a register names, with the default words. It has no dates or
    signatories, and no guides unless it is the demonstration's. Editions from earlier versions only
    give the name.
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
