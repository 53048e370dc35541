"""An extract of another ombudsman, and cases about a service that their bodies do not provide."""

import pytest

from tests.ombudsman.test_folder_check import change, first_folder
from upheld.intake.problems import IntakeError
from upheld.intake.reading_extract import read_extract
from upheld.ombudsman.folder import read_office

ROWS = """reference,authority,decided_on,outcome,category
1,First Example Organisation,2023-09-14,fault found,Delays
2,Second Example Organisation,2023-10-02,no fault found,Staff
"""


def extract_in(folder, rows=ROWS):
    folder.mkdir()
    (folder / "decided.csv").write_text(rows, "utf-8")
    return folder


def read_by(extract, office):
    return read_extract(extract, directory=office.directory, profile=office.profile)


def test_an_extract_of_another_ombudsman_is_called_that_first(tmp_path):
    with pytest.raises(IntakeError) as refused:
        read_by(extract_in(tmp_path / "cases"), read_office())
    assert str(refused.value.problems[0]) == (
        "decided.csv: none of these outcomes and bodies is known to the Local Government and Social"
        " Care Ombudsman. If it is another ombudsman's extract, give that ombudsman's folder:"
        " --ombudsman FOLDER."
    )


def test_an_extract_with_one_body_that_is_known_is_not(tmp_path):
    rows = ROWS.replace("Second Example Organisation", "Kent County Council")
    with pytest.raises(IntakeError) as refused:
        read_by(extract_in(tmp_path / "cases", rows), read_office())
    assert "--ombudsman" not in str(refused.value)


def test_cases_about_what_their_group_does_not_provide_are_noted(tmp_path):
    folder = first_folder(tmp_path)
    change(folder / "profile.toml", '"Delays" = {}', '"Delays" = { groups = ["large"] }')
    change(folder / "profile.toml", "organisations = {}", "organisations = {}\nlarge = {}")
    group = 'organisations = "organisations"'
    change(folder / "words/en-GB.toml", group, f'{group}\nlarge = "large organisations"')
    notes = read_by(extract_in(tmp_path / "cases"), read_office(folder)).notes
    assert [note for note in notes if "provide" in note] == [
        "decided.csv: 1 case is about Delays, which the profile says that organisations do not"
        " provide."
    ]
