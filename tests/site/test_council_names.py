"""Which words in the search box lead straight to a council, and which to a list of choices."""

import sqlite3

import pytest

from tests.profiles import LGSCO
from upheld.intake.directory.directory import PACKAGED, read_directory
from upheld.site.council_names import Names


@pytest.fixture(scope="module")
def names() -> Names:
    """Every name of the project's own directory, as an edition holds them."""
    directory = read_directory(PACKAGED, groups=LGSCO.groups)
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE authority (slug, name, short_name, gss_code)")
    database.execute("CREATE TABLE name (authority, name)")
    database.executemany(
        "INSERT INTO authority VALUES (?, ?, ?, ?)",
        [(each.slug, each.name, each.short_name, each.gss_code) for each in directory.authorities],
    )
    database.executemany(
        "INSERT INTO name VALUES (?, ?)", [(each.slug, each.name) for each in directory.names]
    )
    return Names(database)


STRAIGHT = {
    "Leeds": "leeds",
    "leeds city council": "leeds",
    "E08000035": "leeds",
    "City of York": "york",
    "Kent CC": "kent",
    "Kirklees Borough Council": "kirklees",
    "Brighton & Hove": "brighton-and-hove",
    "Kings Lynn and West Norfolk": "kings-lynn-and-west-norfolk",
    "Durham County Council": "county-durham",
    "Herefordshire County Council": "herefordshire",
    "BCP": "bournemouth-christchurch-and-poole",
    "Borough of Poole": "poole",
    "Herts": "hertfordshire",
    "Herts County Council": "hertfordshire",
    "Wilts": "wiltshire",
    "north herts": "north-hertfordshire",
    "South Bucks": "south-bucks",
    "RBKC": "kensington-and-chelsea",
    "B&NES": "bath-and-north-east-somerset",
    "BANES": "bath-and-north-east-somerset",
    "the broads": "broads-authority",
    "CWaC": "cheshire-west-and-chester",
    "RBWM": "windsor-and-maidenhead",
}
CHOICES = {
    "Bath": {"bath-and-north-east-somerset"},
    "Windsor": {"windsor-and-maidenhead"},
    "Lee": {"leeds"},
    "Hertsm": {"hertsmere"},
    "leedz": {"leeds"},
    "Brighton": {"brighton-and-hove"},
    "Cambridge County Council": {"cambridge"},
    "Kent District Council": {"kent"},
}


@pytest.mark.parametrize("text", STRAIGHT)
def test_a_whole_name_a_code_or_a_usual_short_form_leads_straight_there(names, text):
    assert names.bearing(text) == [STRAIGHT[text]]


@pytest.mark.parametrize("text", CHOICES)
def test_a_part_of_a_name_is_a_choice_even_where_one_council_has_it(names, text):
    assert names.bearing(text) == []
    assert CHOICES[text] <= set(names.maybe(text))


@pytest.mark.parametrize(
    ("text", "slugs"),
    [
        ("Bucks", ["buckinghamshire", "buckinghamshire-county"]),
        ("Dorset", ["dorset", "dorset-county"]),
        ("Newcastle", ["newcastle-under-lyme", "newcastle-upon-tyne"]),
        ("council", []),
        ("", []),
    ],
)
def test_a_name_of_several_leads_to_none_of_them(names, text, slugs):
    assert names.bearing(text) == slugs


def test_no_name_cut_within_a_word_leads_to_its_council(names):
    cut_short = [
        (short_name[:end], slug)
        for slug, short_name in names.database.execute("SELECT slug, short_name FROM authority")
        for end in range(1, len(short_name))
        if short_name[end - 1 : end + 1].isalpha()
    ]
    assert len(cut_short) > 3000
    led_there = {text for text, slug in cut_short if names.bearing(text) == [slug]}
    assert {
        text for text in led_there if not text.endswith(("Berks", "Derbys", "Wilts", "Yorks"))
    } == set()
