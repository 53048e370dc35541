"""A stored sentence tells no number but its figure's: a digit in a name or a year is none."""

from collections import Counter

import pytest

from tests.edition.content.test_content import DECIDED, of_a_few
from tests.tables import extract
from upheld.edition.proof.verifying import verify_database

LEEDS = "Leeds City Council"
BODIES = ("A87Dominion", "Area 12 Council", "Borough of 1,066 Acres")
GROUPS = ("G15", "Group of 12")


@pytest.fixture
def edition():
    """Without its words, as with a year that an earlier edition worded: they are not said again."""
    found = of_a_few(extract(decided=DECIDED))
    found.database.execute("DELETE FROM frozen WHERE name = 'words'")
    found.database.commit()
    found.database.execute("VACUUM")
    return found


def named(edition, body, group):
    """The edition with another name for Leeds, and for its group, wherever they are written."""
    for table in ("authority", "name", "figure"):
        edition.database.execute(f"UPDATE {table} SET name = replace(name, ?, ?)", (LEEDS, body))
    for table in ("authority", "membership", "average", "figure", "chance"):
        change = f"UPDATE {table} SET peer_group = ? WHERE peer_group = 'metropolitan'"
        edition.database.execute(change, (group,))
    for table in ("figure", "comparing"):
        for old, new in ((LEEDS, body), ("metropolitan boroughs", group)):
            change = f"UPDATE {table} SET sentence = replace(sentence, ?, ?)"
            edition.database.execute(change, (old, new))
    return edition


def wrong_numbers(edition):
    return [
        each.trouble for each in verify_database(edition) if "its sentence says" in each.trouble
    ]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("group", GROUPS)
def test_sentences_may_name_a_body_and_a_group_with_digits(edition, body, group):
    edition = named(edition, body, group)
    sentences = "UPDATE figure SET sentence = sentence || ? WHERE authority = 'leeds'"
    edition.database.execute(sentences, (f" So it was in {body}, in {group}, in 2019-20.",))
    assert wrong_numbers(edition) == []


PLANTED = {
    "12 of them were late.": "12",
    "87 of them were late.": "87",
    "1,066 of them were late.": "1066",
    "15 of them were late.": "15",
    "20 of them were late.": "20",
    "Area 125 is larger.": "125",
}


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("group", GROUPS)
def test_a_digit_of_a_name_or_of_a_year_excuses_no_number(edition, body, group):
    edition = named(edition, body, group)
    for table in ("figure", "comparing"):
        change = (
            f"UPDATE {table} SET sentence = sentence || ' ' || ?"
            " WHERE authority = 'leeds' AND measure = 'upheld'"
        )
        rows = edition.database.execute(change, (" ".join(PLANTED),)).rowcount
        assert rows > 0
        told = [each for each in wrong_numbers(edition) if each.startswith(f"{table} ")]
        said = [each.partition("its sentence says ")[2].partition(",")[0] for each in told]
        assert Counter(said) == dict.fromkeys(PLANTED.values(), rows)
