"""Whose site it is: the office that its editions and its register name, and no other.

One folder holds what one office published. Its name, how to reach it and its colour come from the
newest edition, unless an office folder is given, which must be of the same office.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from upheld.edition.manifest import EditionError
from upheld.edition.reading import Edition
from upheld.ombudsman.folder import NO_OFFICE, Office, read_office
from upheld.ombudsman.whose import office_of_publisher
from upheld.register.reading import Register


class OtherOfficeError(EditionError):
    """What is published there is not all of one office; the message says which is of whom."""


@dataclass(frozen=True, kw_only=True)
class StatedOffice:
    """What an edition or a register says of its office."""

    where: str
    name: str
    publisher: Mapping[str, Any]


def offices_stated(editions: Iterable[Edition], register: Register | None) -> list[StatedOffice]:
    """The newest edition first; the register last, which is made of the same office's cases."""
    return [*_by_editions(editions), *([_by_register(register)] if register else [])]


def office_of(stated: list[StatedOffice], *, given: Office | None) -> Office:
    """Raises OtherOfficeError where one names another office than the others, or than the given."""
    if given:
        _refuse_others(stated, (given.name, *given.earlier_names), "the office folder")
        return given
    if not stated:
        return read_office(NO_OFFICE)
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
            "A site is of one office, and this folder holds what was published under another name"
            f" than {names[0]!r}, which {whose} says:\n" + "\n".join(others) + "\n"
            "Take away what is not yours; or, if the office was called so before, write the name"
            ' into office.toml, as earlier_names = ["..."], and give that folder with --office.'
        )
