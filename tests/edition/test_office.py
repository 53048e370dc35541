"""The office folder: what it leaves out is the default's, what is wrong in it is told at once."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from upheld.core.years import Year
from upheld.edition.office import OfficeError, read_office


def office_of(folder, text):
    (folder / "office.toml").write_text(text, "utf-8")
    return read_office(folder)


def test_what_an_office_leaves_out_is_the_default(tmp_path):
    office = office_of(tmp_path, 'name = "Ombwdsmon"')
    assert office.name == "Ombwdsmon"
    assert office.contact == read_office().contact
    assert office.files["letter.typ"] == read_office().files["letter.typ"]


def test_its_own_template_and_words_stand_before_the_default(tmp_path):
    (tmp_path / "letter.typ").write_text("mine")
    office = office_of(tmp_path, "")
    assert office.files["letter.typ"] == tmp_path / "letter.typ"
    assert office.hashes() != read_office().hashes()


def test_times_are_in_the_offices_zone(tmp_path):
    office = office_of(tmp_path, '[years."2019-20"]\npublic_at = 2020-07-29T00:01:00\n')
    expected = datetime(2020, 7, 29, 0, 1, tzinfo=ZoneInfo("Europe/London"))
    assert office.dates_of(Year(2019)).public_at == expected
    assert office.dates_of(Year(2019)).is_draft
    assert office.dates_of(Year(2031)).is_draft


def test_who_signs_is_decided_by_the_date_of_the_letters(tmp_path):
    office = office_of(
        tmp_path,
        """
        [[signatories]]
        name = "A"
        title = "Ombudsman"
        valid_to = 2020-06-30
        [[signatories]]
        name = "B"
        title = "Interim Ombudsman"
        valid_from = 2020-07-01
        """,
    )
    assert [s.name for s in office.signatories_on(date(2020, 6, 30))] == ["A"]
    assert [s.name for s in office.signatories_on(date(2020, 7, 1))] == ["B"]


def test_every_problem_is_told_at_once(tmp_path):
    with pytest.raises(OfficeError) as refused:
        office_of(
            tmp_path,
            """
            name = ""
            time_zone = "Europe/Londres"
            publication_delay_days = -1
            [[signatories]]
            name = "A"
            role = "Ombudsman"
            [years."2019-21"]
            [years."2019-20"]
            letters_on = "22 July"
            """,
        )
    for words in (
        "name: ''",
        "'Europe/Londres'",
        "publication_delay_days: -1",
        "signatories, number 1: role, title",
        "2019-21",
        "'22 July' is not a day",
    ):
        assert words in str(refused.value)


def test_a_file_that_is_not_toml_is_named_with_its_line(tmp_path):
    with pytest.raises(OfficeError, match=r"office.toml is not TOML.*line 1"):
        office_of(tmp_path, "name = unquoted")


def test_a_folder_that_is_none_is_refused(tmp_path):
    with pytest.raises(OfficeError, match="is not a folder"):
        read_office(tmp_path / "nowhere")
