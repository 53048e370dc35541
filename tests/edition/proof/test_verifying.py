"""Every change of a number, a word or a name in the database is found."""

import pytest

from tests.edition.content.test_content import DECIDED, of_a_few
from tests.tables import extract
from upheld.edition.proof.verifying import verify_database

RECEIVED = """
reference | authority | received_on | category
1         | leeds     | 2019-05-01  | Housing
2         | kent      | 2019-05-01  | Other
"""
COMPLIANCE = """
reference | authority | recorded_on | outcome
1         | leeds     | 2019-09-01  | complete late
"""


@pytest.fixture
def edition():
    return of_a_few(extract(received=RECEIVED, decided=DECIDED, compliance=COMPLIANCE))


def test_an_edition_as_made_has_nothing_to_find(edition):
    assert verify_database(edition) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE figure SET text = '51%' WHERE authority = 'leeds' AND measure = 'upheld'",
        "UPDATE figure SET counted = 2 WHERE authority = 'leeds' AND measure = 'upheld'",
        "UPDATE figure SET out_of = 3 WHERE authority = 'leeds' AND measure = 'upheld'",
        "UPDATE figure SET out_of_name = 'upheld decisions' WHERE measure = 'upheld'",
        "UPDATE figure SET peer_text = '66%' WHERE authority = 'leeds' AND measure = 'upheld'",
        "UPDATE figure SET peer_group = 'county' WHERE authority = 'leeds'",
        "UPDATE figure SET name = 'Leeds' WHERE authority = 'leeds'",
        "UPDATE figure SET gss_code = 'E08000036' WHERE authority = 'leeds'",
        "INSERT INTO other_code VALUES ('E08000035', 'bradford')",
        "DELETE FROM figure WHERE authority = 'kent' AND measure = 'upheld'",
        "INSERT INTO figure (authority, name, year, measure, out_of_name, text, comparison, sentence)"
        " VALUES ('purbeck', 'Purbeck District Council', '2019-20', 'upheld', '', '50%', '', '')",
        "UPDATE average SET text = '68%' WHERE peer_group = 'metropolitan'",
        "UPDATE average SET members = 35 WHERE peer_group = 'metropolitan'",
        "UPDATE average SET basis = 'pinned', text = '68%' WHERE peer_group = 'metropolitan'",
        "DELETE FROM average WHERE peer_group = 'metropolitan' AND measure = 'upheld'",
        "UPDATE counted SET count = 3 WHERE authority = 'leeds' AND outcome = 'not upheld'",
        "UPDATE counted SET outcome = 'upheld' WHERE outcome = 'not upheld'"
        " AND authority = 'dartmoor-national-park'",
        "UPDATE counted SET category = 'Houses' WHERE category = 'Housing' AND what = 'received'",
        "DELETE FROM counted WHERE what = 'received'",
        "UPDATE total SET count = count + 1 WHERE what = 'received' AND category = 'Housing'",
        "UPDATE total SET count = 9 WHERE what = 'complaints decided'",
        "DELETE FROM held WHERE what = 'compliance'",
        "DELETE FROM membership WHERE authority = 'kent'",
        "UPDATE authority SET last_day = '2019-03-31' WHERE slug = 'kent'",
        "UPDATE measure SET out_of_many = 'cases' WHERE slug = 'upheld'",
        "UPDATE break SET words = 'Compare freely.' WHERE series = 'upheld'",
        "UPDATE figure SET low = 0.1, high = 0.9 WHERE authority = 'leeds'",
        "UPDATE figure SET comparison = 'higher' WHERE authority = 'leeds'",
        "UPDATE figure SET sentence = sentence || ' It is 12% below.' WHERE authority = 'leeds'",
        "UPDATE comparing SET comparison = 'higher' WHERE authority = 'leeds'",
        "UPDATE comparing SET tail = tail / 2 WHERE authority = 'leeds' AND basis = 'peers'",
        "UPDATE comparing SET expected = expected + 1 WHERE authority = 'leeds'",
        "UPDATE comparing SET sentence = 'The 93 others are lower.' WHERE authority = 'leeds'",
        "DELETE FROM comparing WHERE authority = 'leeds' AND basis = 'peers'",
        "UPDATE service SET counted = 2 WHERE authority = 'leeds'",
        "UPDATE service SET text = '51%' WHERE authority = 'leeds'",
        "UPDATE service SET received = NULL WHERE authority = 'leeds'",
        "DELETE FROM service WHERE authority = 'leeds'",
        "UPDATE area SET counted = counted + 1 WHERE area = '' AND measure = 'upheld'",
        "UPDATE area SET authorities = authorities - 1 WHERE area = 'London'",
        "UPDATE area SET text = '51%' WHERE measure = 'late-compliance'",
        "DELETE FROM area WHERE area = 'London'",
        "UPDATE stage SET count = count + 1 WHERE whose = '' AND stage = 'received'",
        "UPDATE stage SET with_fault = with_fault + 1 WHERE whose = 'leeds' AND place = 2",
        "UPDATE stage SET count = NULL WHERE whose = 'London' AND place = 3",
        "DELETE FROM stage WHERE whose = 'leeds'",
        "UPDATE hexagon SET place_x = (SELECT place_x FROM hexagon WHERE authority = 'kent'),"
        " place_y = (SELECT place_y FROM hexagon WHERE authority = 'kent')"
        " WHERE authority = 'leeds' AND layer = 'upper'",
        "UPDATE hexagon SET layer = 'lower' WHERE authority = 'kent'",
        "DELETE FROM hexagon WHERE authority = 'leeds' AND layer = 'upper'",
        "UPDATE about SET value = '2020-07-30' WHERE key = 'letters_on'",
    ],
)
def test_a_change_is_found(edition, change):
    changed = edition.database.execute(change).rowcount
    assert changed > 0
    assert verify_database(edition) != []
