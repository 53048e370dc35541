"""An early copy has its holder's name in every file, and the numbers of the edition."""

import zipfile
from datetime import datetime
from hashlib import sha256
from io import BytesIO

import pytest

from tests.whole.country import country_once
from upheld.edition.manifest import edition_hash
from upheld.publish.annual.early_copy import (
    DESCRIBED_IN,
    NOTE,
    EarlyCopyError,
    Holder,
    letters_copy,
    tables_copy,
)

HOLDER = Holder(
    name="Áine <Ṅkem>",
    post="Permanent secretary",
    organisation="The ministry",
    until=datetime.fromisoformat("2023-07-26T00:01:00+01:00"),
)


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    return country_once(tmp_path_factory).edition


def files_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_letters_are_those_that_were_asked_for_with_a_note_that_says_whose_they_are(edition):
    found = files_of(letters_copy(edition, ["leeds", "kent"], HOLDER))
    assert list(found) == [NOTE, "leeds.pdf", "kent.pdf"]
    note = found[NOTE].decode()
    assert note.startswith(
        "Early copy for Áine <Ṅkem>, Permanent secretary, The ministry. Confidential until 00:01 on"
        " Wednesday 26 July 2023: do not copy it, share it or publish it.\n"
    )
    assert edition_hash(edition) in note
    for name in ("leeds.pdf", "kent.pdf"):
        assert f"{sha256(found[name]).hexdigest()}  {name}" in note


def test_workbooks_differ_in_their_description_alone(edition):
    found = files_of(tables_copy(edition, HOLDER))
    books = [name for name in found if name != NOTE]
    assert sorted(name.rpartition(".")[2] for name in books) == ["ods", "xlsx"]
    for name in books:
        before = files_of((edition / "tables" / name).read_bytes())
        after = files_of(found[name])
        assert list(after) == list(before)
        described = DESCRIBED_IN[name[name.index(".") :]]
        assert [part for part in before if before[part] != after[part]] == [described]
        assert "Early copy for Áine &lt;Ṅkem&gt;, Permanent" in after[described].decode()
        with zipfile.ZipFile(BytesIO(found[name])) as book:
            assert (
                book.infolist()[0].compress_type
                == (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)[name.endswith("xlsx")]
            )


def test_a_letter_that_is_not_there_is_named(edition):
    with pytest.raises(EarlyCopyError, match="has no letter about none-such"):
        letters_copy(edition, ["leeds", "none-such"], HOLDER)
