"""Complainants that look like real names are a note, which repeats none of them."""

from tests.intake.extracts import notes_of

HEADINGS = "reference,authority,received_on,category,complainant\n"


def received(*complainants: str) -> str:
    rows = (
        f"19 000 00{number},Adur,2019-05-01,Housing,{complainant}"
        for number, complainant in enumerate(complainants, start=1)
    )
    return HEADINGS + "\n".join(rows)


def names_in(*complainants: str) -> list[str]:
    return [note for note in notes_of(received=received(*complainants)) if "real name" in note]


def test_names_are_counted_with_the_first_line():
    given = ("C-000123", "Jane Fairweather", "Mr B", "Ms Jane Fairweather", "Jane Fairweather", "")
    assert names_in(*given) == [
        "received.csv, line 3, complainant: 2 complainants look like a real name. Check, and use"
        " pseudonyms such as Mr B."
    ]


def test_pseudonyms_and_empty_cells_are_no_names():
    assert names_in("C-000123", "Mr B", "", "Person 12") == []
