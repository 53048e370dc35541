"""Zip packages whose bytes repeat: fixed dates, order and origin, whatever machine writes them."""

import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

LEVEL = 6  # at 1 a national ODS is 60% larger and takes 0.2 s less
UNIX = 3
READABLE = 0o100644 << 16


class Package:
    """An open package; parts go in in the order in which they are written."""

    def __init__(self, archive: zipfile.ZipFile, *, dated: date) -> None:
        self._archive = archive
        self._moment = (dated.year, dated.month, dated.day, 0, 0, 0)

    def write(self, name: str, pieces: Iterable[str | bytes], *, stored: bool = False) -> None:
        part = zipfile.ZipInfo(name, self._moment)
        part.create_system = UNIX
        part.external_attr = READABLE
        kind = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        content = b"".join(p.encode() if isinstance(p, str) else p for p in pieces)
        self._archive.writestr(part, content, compress_type=kind, compresslevel=LEVEL)


@contextmanager
def new_package(path: Path, *, dated: date) -> Iterator[Package]:
    with zipfile.ZipFile(path, "w") as archive:
        yield Package(archive, dated=dated)
