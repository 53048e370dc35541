"""guides.toml: an office's own or the default; what is wrong is told at once; no edition sees it."""

import hashlib

import pytest

from tests.offices import office_with, without_line
from upheld.ombudsman.folder import OfficeError, read_office
from upheld.ombudsman.guides import READERS
from upheld.ombudsman.not_its_own import NO_OFFICE
from upheld.ombudsman.whose import office_of_publisher, publisher_of

DEFAULT = read_office()


def guides_of(folder, text):
    (office_with(folder, "") / "guides.toml").write_text(text, "utf-8")
    return read_office(folder).guides


def problems_of(folder, text) -> list[str]:
    with pytest.raises(OfficeError) as refused:
        guides_of(folder, text)
    first, *lines = str(refused.value).splitlines()
    assert first == f"{folder / 'guides.toml'} cannot be used:"
    return [without_line(line) for line in lines]


def test_the_demonstration_has_something_for_every_reader():
    assert {reader for guide in DEFAULT.guides for reader in guide.readers} == set(READERS)


def test_an_office_without_guides_publishes_none_and_not_the_demonstrations(tmp_path):
    assert read_office(office_with(tmp_path, "")).guides == ()
    assert read_office(NO_OFFICE).guides == ()


def test_an_edition_brings_no_guides_but_those_of_the_demonstration_itself(tmp_path):
    own = read_office(office_with(tmp_path, ""))
    assert office_of_publisher(own.name, publisher_of(own)).guides == ()
    assert office_of_publisher(own.name, {}).guides == ()
    assert office_of_publisher(DEFAULT.name, publisher_of(own)).guides == ()
    assert office_of_publisher(own.name, publisher_of(DEFAULT)).guides == ()
    assert office_of_publisher(DEFAULT.name, publisher_of(DEFAULT)).guides == DEFAULT.guides


def test_an_office_has_its_own_guides_with_its_own_files(tmp_path):
    (tmp_path / "pack.pdf").write_bytes(b"%PDF-1.7")
    (guide,) = guides_of(
        tmp_path,
        '[[guides]]\ntitle = "A pack"\nfor = ["councils", "councillors"]\ntext = "Read it."\nfile = "pack.pdf"',
    )
    assert (guide.title, guide.readers, guide.text) == (
        "A pack",
        ("councils", "councillors"),
        "Read it.",
    )
    assert guide.file == tmp_path / "pack.pdf"
    assert guide.sha256 == hashlib.sha256(b"%PDF-1.7").hexdigest()


def test_guides_are_no_input_of_an_edition(tmp_path):
    before = read_office(office_with(tmp_path, "")).hashes()
    (tmp_path / "guides.toml").write_text("", "utf-8")
    assert read_office(tmp_path).guides == ()
    assert read_office(tmp_path).hashes() == before


def test_everything_wrong_with_guides_is_told_at_once(tmp_path):
    told = problems_of(
        tmp_path,
        """
        colour = "red"
        [[guides]]
        title = "A pack"
        for = "everybody"
        address = "http://unsafe.example"
        file = "../office.toml"
        [[guides]]
        title = ""
        for = "councils"
        text = "Read it."
        points = "one"
        file = "absent.pdf"
        """,
    )
    assert told == [
        "colour is not a setting. Write one of: guides.",
        "guides, number 1: text is missing. A guide needs title, for, text.",
        "guides, number 1, for: 'everybody' is not a reader."
        " Write one or more of: residents, councillors, councils.",
        "guides, number 1, address: 'http://unsafe.example' is not an address."
        " Write https://..., or /... for a page of this site.",
        "guides, number 1, file: '../office.toml' is in another folder."
        " Put it in the same folder as guides.toml.",
        "guides, number 1: it has both an address and a file. Give one of them, or write two guides.",
        "guides, number 2, title: '' is not a text. Write it between quotes.",
        'guides, number 2, points: \'one\' is not a list of texts. Write ["...", "..."].',
        f"guides, number 2, file: 'absent.pdf' is not in {tmp_path}."
        " Put it there, or leave the line out.",
    ]


def test_problems_of_both_files_are_told_together(tmp_path):
    (tmp_path / "office.toml").write_text('colour = "red"', "utf-8")
    (tmp_path / "guides.toml").write_text('guide = "one"', "utf-8")
    with pytest.raises(OfficeError) as refused:
        read_office(tmp_path)
    assert f"{tmp_path / 'office.toml'} cannot be used:" in str(refused.value)
    assert f"{tmp_path / 'guides.toml'} cannot be used:" in str(refused.value)
