"""Editions of three small files, built and put in place by the real build.

Only their content is not made: no case is counted and no letter set. Nor is the disk waited for,
because nobody pulls the plug. So one is built in a few milliseconds, and what comes of builds, acts
and publications can be tried thousands of times.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from tests.directory import only
from tests.offices import given_office
from upheld.core.years import Year
from upheld.edition.reading import DATABASE
from upheld.edition.signatures import public_of
from upheld.edition.staging import Staging
from upheld.intake.extract import Extract
from upheld.intake.raw import InputFile
from upheld.ombudsman.correction_settings import Because
from upheld.ombudsman.folder import Office
from upheld.ombudsman.signing_settings import Signing
from upheld.publish.annual import building
from upheld.publish.annual.ordering import Order
from upheld.publish.letters.all_letters import Reissued

LETTERS_ON = date(2030, 1, 1)
FIRST_HOUR = datetime(2030, 1, 1, tzinfo=UTC)  # no edition is public before
LETTER = "letters/leeds.html"
LETTERS = 3  # that an edition says it has
YEARS = (Year(2017), Year(2019), Year(2021))  # none follows another
ALONE = "We are three people."


@contextmanager
def tiny_editions() -> Iterator[None]:
    """Until its end, whatever is built is tiny."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda handle: None)  # noqa: ARG005
        patch.setattr(building, "_make", _write)
        patch.setattr(building, "_prove", lambda *_: None)
        patch.setattr(building, "_refuse_unconfirmed", lambda *_: None)
        patch.setattr(building, "write_signing_page", lambda *_, **__: None)
        yield


def _write(order: Order, _manifest: object, staged: Staging, **_: object) -> Reissued:
    content = order.extract.files[0].sha256
    (staged.public / DATABASE).write_bytes(_database())
    (staged.public / LETTER).parent.mkdir()
    (staged.public / LETTER).write_text(f"{order.year}: {content}")
    (staged.private / "leeds.csv").write_text(f"cases of {content}")
    return Reissued()


@cache
def _database() -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(f"CREATE TABLE letter AS VALUES {', '.join(['(1)'] * LETTERS)}")
        return database.serialize()


def order(
    into: Path,
    year: Year = YEARS[0],
    *,
    content: int = 1,
    hour: datetime | None = FIRST_HOUR,
    secret: bytes = b"",
    alone: bool = False,
    identified: tuple[str, ...] = (),
) -> Order:
    """Without an hour it is a draft. Without a secret it needs no signature. ``identified``: whose
    letter of the first version could tell readers who somebody is, as the second says.
    """
    digest = hashlib.sha256(str(content).encode()).hexdigest()
    return Order(
        extract=Extract(
            path=into / "extract",
            tables={},
            given={},
            files=(InputFile(name="decided.csv", sha256=digest, size=1),),
            notes=(),
        ),
        directory=_directory(),
        office=replace(
            _office(),
            signing=signing_with(secret, alone=alone),
            corrections={f"{year}.v2": _because(identified)} if identified else {},
        ),
        year=year,
        into=into,
        letters_on=LETTERS_ON if hour else None,
        public_at=hour,
    )


_directory = cache(lambda: only("leeds"))


@cache
def _office() -> Office:
    return replace(given_office(), dates={})


def _because(identified: tuple[str, ...]) -> Because:
    told = {"words": "A name was in a letter.", "found": "Somebody wrote to us."}
    return Because(kind="correction", substantial=True, identified=identified, **told)


def signing_with(secret: bytes, *, alone: bool = False) -> Signing:
    if not secret:
        return Signing()
    return Signing(key=public_of(secret), one_signature_because=ALONE if alone else "")
