"""The paragraph of one letter and the message of a year, from what was approved to what is proved."""

import json

import pytest

from tests.directory import only
from tests.editions import edition_of
from tests.offices import office_with
from tests.publish.letters.composing import NWL, composed, decided, paragraphs, recipients
from tests.tables import extract
from upheld.core.progress import silent
from upheld.ombudsman.folder import OfficeError, read_office
from upheld.publish.letters.all_letters import writing_letters
from upheld.publish.letters.proof_of_content import prove_content
from upheld.publish.letters.typesetting import LetterError

MESSAGE = """
[message]
paragraphs = ["We made {all_decided} decisions, and {decided} about you.", { text = "We moved [3] times.", source = "Our calendar", approved_by = "The Ombudsman", checked_by = "Head of Data" }]
"""
ROW = {"authority": NWL, "send": "yes", "approved_by": "The Ombudsman"}
QUOTED = {"source": "Our calendar", "checked_by": "Head of Data"}


def data_with(paragraph, **more):
    return extract(
        decided=decided(NWL, upheld=1, not_upheld=2) + decided("leeds", start=100, upheld=4),
        letters=[{**ROW, "paragraph": paragraph, **more}],
    )


def made(tmp_path, data, office=None):
    """The edition with its letters stored, and the content of the one with a paragraph."""
    read = read_office(office)
    edition = edition_of(data, folder=tmp_path, office=read, directory=only(NWL, "leeds"))
    writing = writing_letters(
        edition, extract=data, office=read, before=None, share=map, progress=silent
    )
    with writing:
        pass
    query = "SELECT content FROM letter WHERE authority = ?"
    ((content,),) = edition.database.execute(query, (NWL,)).fetchall()
    return edition, json.loads(content)


def test_named_figures_of_the_authority_and_of_all_are_filled_in(tmp_path):
    data = data_with("We upheld {upheld_count} of {upheld_out_of}, of all {all_upheld_share}.")
    office = office_with(tmp_path, MESSAGE)
    edition = edition_of(data, office=read_office(office))
    told = paragraphs(composed(edition, recipients(data, edition, office)[NWL], office), "")
    assert "We upheld 1 of 3, of all 71%." in told
    assert "We made 7 decisions, and 3 about you." in told
    assert "We moved 3 times." in told


def test_a_figure_that_the_edition_does_not_hold_is_told_with_its_letter():
    data = data_with("You complied in {compliance_share} of cases.")
    edition = edition_of(data)
    with pytest.raises(LetterError, match=r"asks for \{compliance_share\}, but the edition has no"):
        composed(edition, recipients(data, edition)[NWL])


def test_named_and_quoted_numbers_are_proved_and_excuse_no_other(tmp_path):
    data = data_with("Thank you for [58] visits after {decided} decisions.", **QUOTED)
    edition, content = made(tmp_path, data)
    assert prove_content(content, edition) == []
    elsewhere = json.dumps(content).replace("detailed investigation", "58 detailed investigation")
    assert any("says 58 in" in f.trouble for f in prove_content(json.loads(elsewhere), edition))


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        ("written = 'Thank you for 58 visits.'", "has the number 58 typed in"),
        ("paragraph = 'Thank you for 59 visits.'", "prints 'Thank you for 59 visits.'"),
        ("written = 'Thank you for [59] visits.'", "which is not the approved text"),
        ("source = ''", "quotes 58 but gives no source"),
    ],
)
def test_a_paragraph_does_not_prove_itself(tmp_path, change, trouble):
    data = data_with("Thank you for [58] visits.", **QUOTED)
    edition, content = made(tmp_path, data)
    edition.database.execute(f"UPDATE letter SET {change} WHERE authority = ?", (NWL,))
    assert any(trouble in finding.trouble for finding in prove_content(content, edition))


def test_the_message_of_the_year_does_not_prove_itself(tmp_path):
    (tmp_path / "office").mkdir()
    office = office_with(tmp_path / "office", MESSAGE)
    edition, content = made(tmp_path, data_with(""), office)
    assert prove_content(content, edition) == []
    changed = json.dumps(content).replace("We made 7 decisions", "We made 77 decisions")
    assert any("says 77" in f.trouble for f in prove_content(json.loads(changed), edition))
    edition.database.execute("UPDATE message SET written = 'We made 7 decisions.' WHERE place = 1")
    assert any("has the number 7 typed in" in f.trouble for f in prove_content(content, edition))


@pytest.mark.parametrize(
    ("message", "told"),
    [
        ('["We upheld 12 complaints."]', "Write {upheld_count} for the edition's own"),
        ('["We moved [3] times."]', "quotes 3 without a source"),
        ('[{ text = "We moved [3] times." }]', "Write it between quotes or, if it quotes"),
    ],
)
def test_a_message_with_a_typed_number_is_refused_when_the_folder_is_read(tmp_path, message, told):
    for text in (f"[message]\nparagraphs = {message}", f'[years."2019-20"]\nmessage = {message}'):
        with pytest.raises(OfficeError) as refused:
            read_office(office_with(tmp_path, text))
        assert told in str(refused.value)
