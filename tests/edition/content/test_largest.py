import pytest

from tests.directory import only
from tests.editions import edition_of
from tests.publish.letters.composing import decided
from tests.tables import extract
from upheld.edition.proof.verifying import verify_database
from upheld.ombudsman.folder import read_office

OTHER_DISTRICTS = ("blaby", "charnwood", "harborough", "melton", "oadby-and-wigston")
FEW = only("hinckley-and-bosworth", *OTHER_DISTRICTS)
OTHERS = [
    row
    for place, slug in enumerate(OTHER_DISTRICTS)
    for row in decided(slug, start=1_000 * (place + 1), upheld=9, not_upheld=11)
]


def received_from(rows: list[dict], people: dict[int, str]) -> list[dict]:
    """A complaint for each decision; those not named come from a person each."""
    return [
        {
            "reference": row["reference"],
            "authority": row["authority"],
            "received_on": "2019-05-01",
            "category": row["category"],
            "complainant": people.get(place, f"person {place}"),
        }
        for place, row in enumerate(rows)
    ]


def edition_with(rows: list[dict], people: dict[int, str]):
    every = rows + OTHERS
    received = received_from(every, people)
    return edition_of(extract(decided=every, received=received), directory=FEW)


def figure(edition, slug: str):
    (row,) = edition.rows(
        "SELECT comparison, sentence FROM figure WHERE authority = ? AND measure = 'upheld'",
        (slug,),
    )
    return row


RELATED = "Several related complaints affect this figure. Without them it would not stand out."


def test_a_figure_that_one_person_made_stand_out_says_so_and_not_how_many_they_brought():
    rows = decided("hinckley-and-bosworth", upheld=14, not_upheld=4)
    edition = edition_with(rows, dict.fromkeys(range(10), "one person"))
    told = figure(edition, "hinckley-and-bosworth")
    assert told["comparison"] == "higher"
    assert told["sentence"].endswith(RELATED)
    assert edition.rows("SELECT authority, measure FROM related_figure") == [
        {"authority": "hinckley-and-bosworth", "measure": "upheld"}
    ]
    assert verify_database(edition) == []


def test_a_matter_that_many_complained_about_is_told_in_the_same_way():
    rows = [
        row | {"issue": "one planning application" if place < 10 else f"issue {place}"}
        for place, row in enumerate(decided("hinckley-and-bosworth", upheld=14, not_upheld=4))
    ]
    edition = edition_of(extract(decided=rows + [row | {"issue": ""} for row in OTHERS]))
    assert figure(edition, "hinckley-and-bosworth")["sentence"].endswith(RELATED)


@pytest.mark.parametrize(
    ("upheld", "not_upheld", "related"),
    [
        (9, 11, 3),  # nothing stands out
        (14, 4, 4),  # fewer than five are related
        (18, 0, 14),  # four are left, too few to say
        (60, 5, 6),  # fewer than a tenth, and it stands out without them
    ],
)
def test_related_complaints_that_change_nothing_are_not_mentioned(upheld, not_upheld, related):
    rows = decided("hinckley-and-bosworth", upheld=upheld, not_upheld=not_upheld)
    edition = edition_with(rows, dict.fromkeys(range(related), "one person"))
    assert edition.rows("SELECT * FROM related_figure") == []
    assert RELATED not in figure(edition, "hinckley-and-bosworth")["sentence"]


def test_related_complaints_never_make_a_figure_stand_out():
    """Without the ten that were not upheld it would be higher; nothing is said of that."""
    rows = decided("hinckley-and-bosworth", upheld=14, not_upheld=14)
    edition = edition_with(rows, dict.fromkeys(range(14, 24), "a complainant of ours"))
    told = figure(edition, "hinckley-and-bosworth")
    assert told["comparison"] == "no-difference-shown"
    assert RELATED not in told["sentence"]


def test_neither_the_name_nor_the_number_of_a_complainants_cases_is_in_the_edition():
    rows = decided("hinckley-and-bosworth", upheld=14, not_upheld=4)
    edition = edition_with(rows, dict.fromkeys(range(10), "a complainant of ours"))
    dump = "\n".join(edition.database.iterdump())
    assert "a complainant of ours" not in dump
    assert "4 of 8" not in dump


def test_a_sentence_about_related_complaints_that_was_taken_out_is_found():
    rows = decided("hinckley-and-bosworth", upheld=14, not_upheld=4)
    edition = edition_with(rows, dict.fromkeys(range(10), "one person"))
    edition.database.execute("DELETE FROM related_figure")
    assert verify_database(edition, read_office()) != []
