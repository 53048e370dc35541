from tests.editions import edition_of
from tests.publish.letters.composing import decided
from tests.tables import extract
from upheld.edition.verifying import verify_database

OTHERS = [
    row
    for place, slug in enumerate(
        ("blaby", "charnwood", "harborough", "melton", "oadby-and-wigston")
    )
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
    return edition_of(extract(decided=every, received=received_from(every, people)))


def figure(edition, slug: str):
    (row,) = edition.rows(
        "SELECT comparison, sentence FROM figure WHERE authority = ? AND measure = 'upheld'",
        (slug,),
    )
    return row


def test_a_figure_that_one_person_made_stand_out_is_told_without_them():
    rows = decided("hinckley-and-bosworth", upheld=14, not_upheld=4)
    edition = edition_with(rows, dict.fromkeys(range(10), "one person"))
    told = figure(edition, "hinckley-and-bosworth")
    assert told["comparison"] == "higher"
    assert (
        "One person brought 10 of these 18 cases. Without them it would be 50% (4 of 8). Chance"
        " alone could produce what is left, which does not show that it differs from other district"
        " councils, or that it is the same."
    ) in told["sentence"]
    assert verify_database(edition) == []


def test_an_issue_that_many_complained_about_is_left_out_in_the_same_way():
    rows = [
        row | {"issue": "one planning application" if place < 10 else f"issue {place}"}
        for place, row in enumerate(decided("hinckley-and-bosworth", upheld=14, not_upheld=4))
    ]
    edition = edition_of(extract(decided=rows + [row | {"issue": ""} for row in OTHERS]))
    sentence = figure(edition, "hinckley-and-bosworth")["sentence"]
    assert "One matter gave rise to 10 of these 18 cases. Without them it would be 50%" in sentence


def test_a_largest_complainant_who_changes_nothing_is_not_told_of():
    rows = decided("hinckley-and-bosworth", upheld=9, not_upheld=11)
    edition = edition_with(rows, dict.fromkeys(range(3), "one person"))
    assert edition.rows("SELECT * FROM largest") == []
    assert "One person" not in figure(edition, "hinckley-and-bosworth")["sentence"]


def test_the_name_of_a_complainant_is_nowhere_in_the_edition():
    rows = decided("hinckley-and-bosworth", upheld=14, not_upheld=4)
    edition = edition_with(rows, dict.fromkeys(range(10), "one person"))
    dump = "\n".join(edition.database.iterdump())
    assert "one person" not in dump


def test_a_changed_count_of_the_largest_is_found():
    rows = decided("hinckley-and-bosworth", upheld=14, not_upheld=4)
    edition = edition_with(rows, dict.fromkeys(range(10), "one person"))
    edition.database.execute("UPDATE largest SET upheld = upheld - 1")
    assert verify_database(edition) != []
