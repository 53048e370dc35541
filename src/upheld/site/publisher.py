"""Whose site it is: the office that its editions and its register name, and no other.

One folder holds what one office published. Its name, its contact details and its colour come from
the newest edition, unless an ombudsman's folder is given, which must be the same office's.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from upheld.core.profile import ANY_BODY
from upheld.edition.manifest import EditionError
from upheld.edition.reading import Edition
from upheld.ombudsman.folder import Office, read_office
from upheld.ombudsman.not_its_own import NO_OFFICE
from upheld.ombudsman.whose import office_of_publisher
from upheld.register.reading import Register

NOT_KNOWN_YET = "The Ombudsman"  # while nothing is published, nothing says whose site it is


class OtherOfficeError(EditionError):
    """Not everything published there is one office's. The message says which is whose."""


@dataclass(frozen=True, kw_only=True)
class StatedOffice:
    """What an edition or a register says about its office."""

    where: str
    name: str
    publisher: Mapping[str, Any]


def offices_stated(editions: Iterable[Edition], register: Register | None) -> list[StatedOffice]:
    """The newest edition first, and the register last, made from the same office's cases."""
    return [*_by_editions(editions), *([_by_register(register)] if register else [])]


def office_of(stated: list[StatedOffice], *, given: Office | None) -> Office:
    """Raises OtherOfficeError if one names a different office from the others or from ``given``."""
    if given:
        _refuse_others(stated, (given.name, *given.earlier_names), "the ombudsman's folder")
        return given
    if not stated:
        nobody = read_office(NO_OFFICE)
        profile = replace(nobody.profile, body=ANY_BODY, any_body=ANY_BODY)
        return replace(nobody, name=NOT_KNOWN_YET, profile=profile)
    newest = stated[0]
    _refuse_others(stated, (newest.name,), newest.where)
    return office_of_publisher(newest.name, newest.publisher)


def _by_editions(editions: Iterable[Edition]) -> Iterator[StatedOffice]:
    of = sorted((each.manifest for each in editions), key=lambda each: (each.year, each.version))
    for manifest in reversed(of):
        yield StatedOffice(
            where=manifest.folder_name, name=manifest.office, publisher=manifest.publisher
        )


def _by_register(register: Register) -> StatedOffice:
    manifest = register.manifest
    where = f"the register of {manifest.as_at}"
    return StatedOffice(where=where, name=manifest.office, publisher=manifest.publisher)


def _refuse_others(stated: list[StatedOffice], names: tuple[str, ...], whose: str) -> None:
    others = [f"  {each.where}: {each.name!r}" for each in stated if each.name not in names]
    if others:
        raise OtherOfficeError(
            "A site belongs to one office, and some of this folder was published under a name other"
            f" than {names[0]!r}, the name in {whose}:\n" + "\n".join(others) + "\n"
            "Remove what is not yours. Or, if that is an earlier name of the office, add it to"
            ' office.toml as earlier_names = ["..."], and give that folder with --ombudsman.'
        )
