"""The table ``together``: made from the figures beside it, and made again to verify."""

import pytest

from tests.core.reorganised import wave
from tests.editions import edition_of
from tests.tables import extract
from upheld.edition.content.predecessors_together import together_recounted, together_rows

# By authority: decided, and how many of them upheld.
BUCKS = {
    "aylesbury-vale": (9, 4),
    "buckinghamshire-county": (34, 24),
    "chiltern": (1, 0),
    "wycombe": (6, 3),
}


def investigations(day, told, *, first=1):
    """Rows of ``decided``: of each authority so many, the first of them upheld."""
    rows = []
    for authority, (decided, upheld) in told.items():
        for at in range(decided):
            outcome = "upheld" if at < upheld else "not upheld"
            rows.append(
                {
                    "reference": str(first + len(rows)),
                    "authority": authority,
                    "decided_on": day,
                    "outcome": outcome,
                    "category": "Other",
                }
            )
    return rows


def edition_with(told, *, year, day, **more):
    return edition_of(extract(decided=investigations(day, told)), year=year, **more)


def two_years(before, now, *, years=("2019-20", "2020-21"), days=("2019-06-01", "2020-06-01")):
    first = edition_with(before, year=years[0], day=days[0])
    return edition_with(now, year=years[1], day=days[1], after=first.database)


def row(edition, authority, year, measure="upheld"):
    key = (authority, year, measure)
    found = edition.rows(
        "SELECT * FROM together WHERE authority = ? AND year = ? AND measure = ?", key
    )
    return found[0] if found else None


@pytest.fixture(scope="module")
def buckinghamshire():
    return two_years(BUCKS, {"buckinghamshire": (70, 40), "chiltern": (1, 1)})


def test_the_years_before_it_began_hold_its_predecessors_together(buckinghamshire):
    assert row(buckinghamshire, "buckinghamshire", "2019-20") == {
        "authority": "buckinghamshire",
        "year": "2019-20",
        "measure": "upheld",
        "counted": 31,
        "out_of": 50,
        "out_of_name": "detailed investigations",
        "text": "62%",
        "label": "The five councils that Buckinghamshire Council replaced on 1 April 2020, together",
        "members": "aylesbury-vale buckinghamshire-county chiltern south-bucks wycombe",
        "is_family": 0,
        "reason": "",
    }


def test_its_own_years_are_its_own(buckinghamshire):
    """Chiltern's late decision of 2020-21 stays Chiltern's."""
    assert row(buckinghamshire, "buckinghamshire", "2020-21") is None
    figures = buckinghamshire.rows(
        "SELECT authority, counted, out_of FROM figure WHERE year = '2020-21'"
        " AND measure = 'upheld' AND authority IN ('buckinghamshire', 'chiltern')"
    )
    assert [tuple(each.values()) for each in figures] == [
        ("buckinghamshire", 40, 70),
        ("chiltern", 1, 1),
    ]


def test_what_was_never_told_is_not_available_with_the_reason(buckinghamshire):
    found = row(buckinghamshire, "buckinghamshire", "2019-20", "compliance")
    assert (found["counted"], found["out_of"], found["text"]) == (None, None, "not available")
    assert found["reason"].startswith("We do not hold the counts behind this figure for")


def test_an_edition_tells_no_change_that_is_still_to_come():
    edition = edition_with(BUCKS, year="2019-20", day="2019-06-01")
    assert edition.rows("SELECT * FROM together") == []


def test_a_divided_county_gives_the_familys_sum_and_counts_each_resident_once():
    """Cumbria, 2022-23: seven councils, 499,800 residents."""
    told = {"cumbria": (40, 30), "carlisle": (4, 3), "eden": (2, 1)}
    edition = two_years(
        told,
        {"cumberland": (9, 5)},
        years=("2022-23", "2023-24"),
        days=("2022-06-01", "2023-06-01"),
    )
    upheld = row(edition, "cumberland", "2022-23")
    assert (upheld["counted"], upheld["out_of"], upheld["is_family"]) == (34, 46, 1)
    assert upheld["reason"].startswith("Cumbria County Council was divided between")
    rate = row(edition, "westmorland-and-furness", "2022-23", "upheld-per-100000")
    assert (rate["counted"], rate["out_of"], rate["text"]) == (34, 499_800, "6.8")


def test_nothing_is_said_of_a_sound_table(buckinghamshire):
    assert list(together_recounted(buckinghamshire)) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            "UPDATE together SET counted = 32 WHERE measure = 'upheld'",
            "together buckinghamshire 2019-20 upheld: counted is 32, but the figures give 31",
        ),
        (
            "DELETE FROM together WHERE measure = 'upheld'",
            "together buckinghamshire 2019-20 upheld: is not in the table",
        ),
        (
            "UPDATE together SET year = '2020-21' WHERE measure = 'upheld'",
            "together buckinghamshire 2020-21 upheld: should not be in the table",
        ),
        (
            "UPDATE figure SET counted = 5 WHERE authority = 'aylesbury-vale' AND year = '2019-20'"
            " AND measure = 'upheld'",
            "together buckinghamshire 2019-20 upheld: counted is 31, but the figures give 32",
        ),
        (
            "UPDATE authority SET last_day = NULL WHERE slug = 'chiltern'",
            "together: buckinghamshire succeeds chiltern on 1 April 2020,"
            " but chiltern still exists on that day.",
        ),
    ],
)
def test_what_does_not_follow_is_told(buckinghamshire, change, said):
    buckinghamshire.database.execute("SAVEPOINT untouched")
    buckinghamshire.database.execute(change)
    found = list(together_recounted(buckinghamshire))
    buckinghamshire.database.execute("ROLLBACK TO untouched")
    assert said in found
    assert list(together_recounted(buckinghamshire)) == []


def test_a_wave_of_160_mergers_builds_end_to_end():
    """2027-28 of 307 councils, 2028-29 of 160: both years right, no ended body in an average."""
    directory, successors = wave()
    before = sorted(a.slug for a in directory.authorities if a.group and a.last_day is not None)
    living = [slug for slug in before if directory.by_slug(slug).last_day.year == 2028]
    last = dict.fromkeys(living, (3, 1))
    # Two late decisions about one that had ended, beside five about each that had begun.
    now = {**dict.fromkeys(successors, (5, 2)), "leeds": (2, 2)}
    first = edition_with(last, year="2027-28", day="2027-06-01", directory=directory)
    edition = edition_with(
        now, year="2028-29", day="2028-06-01", directory=directory, after=first.database
    )

    averages = edition.rows("SELECT * FROM average WHERE measure = 'upheld' ORDER BY year")
    found = {
        (a["year"], a["peer_group"]): (a["counted"], a["out_of"], a["members"]) for a in averages
    }
    assert sum(members for (year, _), (_, _, members) in found.items() if year == "2027-28") == 307
    assert found["2027-28", "metropolitan"] == (36, 108, 36)
    assert [key for key in found if key[0] == "2028-29"] == [("2028-29", "unitary")]
    assert found["2028-29", "unitary"] == (320, 800, 160)
    assert edition.rows(
        "SELECT counted, out_of, peer_text FROM figure WHERE authority = 'leeds'"
        " AND year = '2028-29' AND measure = 'upheld'"
    ) == [{"counted": 2, "out_of": 2, "peer_text": None}]

    rows = together_rows(edition.database, edition.profile)
    upheld = [each for each in rows if each[1:3] == ("2027-28", "upheld")]
    assert sorted(each[0] for each in upheld) == successors
    assert all(each[3:5] == (len(each[8].split()), 3 * len(each[8].split())) for each in upheld)
    sums = {each[8]: each[3] for each in upheld}
    assert sum(sums.values()) == 307
    assert len([each for each in upheld if each[9]]) == 40  # the halves of 20 counties
    assert list(together_recounted(edition)) == []
