"""withheld.json: the decisions that the site must not show, whatever a register says of them.

It is in the published folder, outside of all registers, so that no register and no restored backup
of one brings a decision back. It has addresses of decisions and nothing else. The office writes it,
or a command where there is no office, and an address stays in it until a person releases it.
The site reads it before each answer, and shows no case while it is missing or cannot be read.
"""

import json
import os
import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from upheld.core.mistakes import Mistake
from upheld.disk.public_json import only_writer, write_json
from upheld.disk.real_files import LinkError, file_in

WITHHELD = "withheld.json"
VERSION = 1
LONGEST = 10_000_000  # bytes: room for more addresses than any ombudsman has decisions
ADDRESS = re.compile(r"/decisions/([^/?#\s]+)/([^/?#\s]+)")


class WithheldError(Mistake):
    """Why the list of withheld decisions cannot be read or written, and what to do."""


def address_of(*, key: str, authority: str) -> str:
    """Of a decision's page on the site, and so in this file.

    >>> address_of(key="19-018-397", authority="leeds")
    '/decisions/19-018-397/leeds'
    """
    return f"/decisions/{quote(key)}/{quote(authority)}"


def decision_at(address: str) -> tuple[str, str]:
    """Its key and authority. Raises WithheldError if it is not written as ``address_of`` does.

    >>> decision_at("/decisions/19-018-397/leeds")
    ('19-018-397', 'leeds')
    """
    found = ADDRESS.fullmatch(address)
    key, authority = (unquote(found[1]), unquote(found[2])) if found else ("", "")
    if not found or address_of(key=key, authority=authority) != address:
        raise WithheldError(
            f"{address!r} is not the address of a decision. Write it as the site does, for example"
            f" {address_of(key='19-018-397', authority='leeds')}."
        )
    return key, authority


def address_on_the_site(text: str) -> str:
    """From what somebody copied out of a browser. Raises WithheldError if it is no decision's.

    >>> address_on_the_site("https://data.example.org/decisions/19-018-397/leeds?x=1#report")
    '/decisions/19-018-397/leeds'
    """
    parts = urlsplit(text.strip())
    decision_at(parts.path)
    return parts.path


def read_withheld(published: Path) -> frozenset[str]:
    """The addresses. Raises WithheldError if the file is missing or is not exactly as it must be:
    a part of a list would show what the rest of it hides.
    """
    try:
        path = file_in(published, WITHHELD)
        with path.open("rb") as file:
            text = file.read(LONGEST + 1)
        return _addresses_in(text)
    except FileNotFoundError:
        why = f"{published / WITHHELD} is missing"
    except (OSError, ValueError, RecursionError, LinkError, WithheldError) as error:
        why = f"{published / WITHHELD} cannot be read: {str(error).rstrip('.')}"
    raise WithheldError(
        f"{why}. Until it is there, the site shows no decisions. Restore it from the newest backup"
        " that you have, or run `upheld office calendar`; then check it with `upheld withheld`."
    )


def _addresses_in(text: bytes) -> frozenset[str]:
    if len(text) > LONGEST:
        raise WithheldError(f"it is longer than {LONGEST:,} bytes")
    told = json.loads(text)
    if not isinstance(told, dict) or told.keys() != {"version", "withheld"}:
        raise WithheldError("it must have “version” and “withheld”, and nothing else")
    if told["version"] is True or told["version"] != VERSION:
        raise WithheldError(f"its version is {told['version']!r}, and we know {VERSION}")
    addresses = told["withheld"]
    if not isinstance(addresses, list) or not all(isinstance(each, str) for each in addresses):
        raise WithheldError("“withheld” must be a list of addresses")
    for each in addresses:
        decision_at(each)
    return frozenset(addresses)


def begin_withheld(published: Path) -> None:
    """Write an empty list if there is no file: the site can then show what is in a register."""
    with only_writer(published, WITHHELD, WithheldError):
        if not os.path.lexists(published / WITHHELD):
            _write(published, ())


def change_withheld(
    published: Path, *, add: Iterable[str] = (), remove: Iterable[str] = ()
) -> frozenset[str]:
    """Add and remove addresses, in one step, and return all that are withheld then.

    A missing file is begun. One that cannot be read is never overwritten: it may have addresses
    that are nowhere else. Raises WithheldError.
    """
    add, remove = frozenset(add), frozenset(remove)
    for each in add | remove:
        decision_at(each)
    with only_writer(published, WITHHELD, WithheldError):
        is_there = os.path.lexists(published / WITHHELD)
        before = read_withheld(published) if is_there else frozenset()
        after = (before | add) - remove
        if after != before or not is_there:
            _write(published, after)
    return after


def _write(published: Path, addresses: Iterable[str]) -> None:
    write_json(published, WITHHELD, {"version": VERSION, "withheld": sorted(addresses)})
