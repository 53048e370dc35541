"""A file that is only nearly called as we read it is told of, never passed over."""

from pathlib import Path

import pytest

from tests.offices import office_with
from upheld.ombudsman.folder import DEFAULT_OFFICE, OfficeError, read_office
from upheld.ombudsman.not_its_own import NO_OFFICE


def refusal(folder: Path) -> str:
    with pytest.raises(OfficeError) as refused:
        read_office(folder)
    return str(refused.value)


@pytest.mark.parametrize(
    "name",
    ["office.toml.txt", "Office.toml", "OFFICE.TOML", "office.tml", "office .toml", "office.toml~"],
)
def test_a_file_that_is_nearly_called_office_toml_is_named(tmp_path, name):
    (tmp_path / name).write_text("", "utf-8")
    told = refusal(tmp_path)
    assert f"There is no office.toml. The folder has {name}." in told
    assert f"We do not read {name}. Did you mean office.toml? Rename it" in told


def test_an_empty_folder_is_said_to_be_empty(tmp_path):
    assert "There is no office.toml: the folder is empty." in refusal(tmp_path)


def test_an_office_in_a_folder_below_is_pointed_at(tmp_path):
    below = tmp_path / "our-office"
    below.mkdir()
    office_with(below, "")
    assert f"The folder has our-office. Did you mean the folder {below}?" in refusal(tmp_path)


def test_a_folder_of_words_alone_is_no_office(tmp_path):
    (tmp_path / "letter.typ").write_text("", "utf-8")
    assert "There is no office.toml. The folder has letter.typ." in refusal(tmp_path)


def test_a_folder_of_other_things_is_told_by_a_few_of_them(tmp_path):
    for number in range(20):
        (tmp_path / f"page-{number:02}.odt").write_text("", "utf-8")
    assert "page-06.odt, page-07.odt and 12 more." in refusal(tmp_path)


@pytest.mark.parametrize("name", ["profile.toml", "letter.typ", "guides.toml"])
def test_words_and_looks_under_nearly_the_right_name_are_told_of_too(tmp_path, name):
    office_with(tmp_path, "")
    (tmp_path / f"{name}.txt").write_text("", "utf-8")
    assert f"We do not read {name}.txt. Did you mean {name}?" in refusal(tmp_path)


def test_a_copy_beside_the_file_itself_hurts_nobody(tmp_path):
    office_with(tmp_path, "")
    (tmp_path / "office.toml.bak").write_text("", "utf-8")
    (tmp_path / "notes.txt").write_text("", "utf-8")
    assert read_office(tmp_path).name == "The Small Ombudsman"


NAMED = ("name", "contact", "site", "address", "signatories")


def test_the_demonstrations_office_and_nobodys_say_nothing_of_their_own():
    assert read_office().not_its_own == (*NAMED, "links")
    assert read_office(NO_OFFICE).not_its_own == NAMED


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ('name = "The Demonstration Ombudsman"', "name"),
        ('contact = "reviews@ombudsman.example"', "contact"),
        ('site = "https://ombudsman.example/your-councils-performance"', "site"),
        ('address = ["Our Office", "PO Box, Demonstration"]', "address"),
        ('[[signatories]]\nname = "The Ombudsman"\ntitle = "The Demonstration Ombudsman"', "signatories"),
        ('name = "Name of the ombudsman"', "name"),
    ],
)  # fmt: skip
def test_what_a_copied_folder_still_says_of_the_demonstration_is_not_its_own(tmp_path, line, key):
    assert read_office(office_with(tmp_path, line)).not_its_own == (key,)


def test_a_copy_of_the_demonstrations_office_is_not_somebodys_own(tmp_path):
    text = (DEFAULT_OFFICE / "office.toml").read_text("utf-8")
    (tmp_path / "office.toml").write_text(text.replace("The Demo", "The True Demo"), "utf-8")
    assert read_office(tmp_path).not_its_own == ("contact", "site", "address", "links")


def test_what_an_office_says_itself_is_its_own(tmp_path):
    assert read_office(office_with(tmp_path, "")).not_its_own == ()
