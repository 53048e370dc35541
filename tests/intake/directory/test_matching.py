"""A text names one authority as at a date, or nobody and why. Nothing is guessed."""

import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.directory import by_code, default_directory
from tests.facts import facts

DIRECTORY = default_directory()
BODIES = Path(__file__).with_name("bodies_of_decisions.csv")
SUMMER_2022 = date(2022, 6, 1)


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def named(text: str, on: date) -> str | None:
    authority = DIRECTORY.match(text, on=on).authority
    return authority.slug if authority else None


def the_day(row: dict[str, str]) -> date:
    return date.fromisoformat(row["decision_date"] or "2020-01-01")  # 9 rows print no date


# The table beside this file was read through by eye, line by line.
def test_every_body_of_the_published_decisions_is_matched_as_in_the_table():
    expected = {row["body_name"]: row["slug"] or None for row in rows_of(BODIES)}
    decisions = facts("decisions.csv")

    assert {
        row["body_name"]: named(row["body_name"], the_day(row)) for row in decisions
    } == expected


def test_of_364_decisions_347_name_an_authority_and_17_name_none():
    why = {row["body_name"]: row["no_authority_because"] for row in rows_of(BODIES)}
    counts: dict[str, int] = {}
    for row in facts("decisions.csv"):
        reason = why[row["body_name"]] or "matched"
        counts[reason] = counts.get(reason, 0) + 1

    assert counts == {
        "matched": 347,
        "NHS body": 6,
        "care company": 5,
        "school": 4,
        "no body named": 2,
    }


def test_every_authority_of_the_published_figures_is_matched_to_its_code():
    wrong = {}
    for row in facts("published_figures.csv"):
        authority = DIRECTORY.match(row["authority"], on=last_day_of(row["year"])).authority
        if ((authority and authority.gss_code) or "") != row["gss_code"]:
            wrong[row["authority"], row["year"]] = authority

    # The newspaper's "four years ago" may be 2021-22; in 2020-21 this council did not exist.
    assert wrong == {("North Northamptonshire Council", "2020-21"): None}


def last_day_of(year: str) -> date:
    return date(int(year[:4]) + 1, 3, 31)


# Names in the gathered facts that do not tell one body: none of them is matched.
NAMES_OF_NOBODY = {
    "adur and worthing borough council": "two councils that share their staff",
    "Cambridgeshire and Peterborough": "two councils, or the combined authority",
    "East Midlands CC": "reads as a county council",
    "Greater London": "a region",
    "Greater Manchester": "combined authority, transport body, police",
    "North East": "a region",
    "North of Tyne": "an area",
    "Sheffield City Region": "an area",
    "Tees Valley": "an area",
    "West Midlands": "a region",
    "West of England": "an area",
    "West Yorkshire": "combined authority, police, fire service",
    "York and North Yorkshire": "two councils, or the combined authority",
    "Yorkshire and The Humber CA": "a region that is not the authority's",
    "Yorkshire and The Humber MCA": "a region that is not the authority's",
}


def test_every_name_in_the_facts_names_its_own_authority_or_is_of_nobody():
    unmatched = set()
    for row in facts("authorities.csv"):
        own = by_code(row["gss_code"]) or DIRECTORY.by_slug(row["slug"])
        names = [row["name"], row["short_name"], *row["other_names"].split("; ")]
        for name in filter(None, names):
            authority = DIRECTORY.match(name, on=a_day_of(own)).authority
            assert authority in (own, None), name
            if authority is None:
                unmatched.add(name)

    assert unmatched == set(NAMES_OF_NOBODY)


def a_day_of(authority) -> date:
    if authority.last_day:
        return authority.last_day
    return max(SUMMER_2022, authority.first_day or SUMMER_2022)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Lincoln City Council", "lincoln"),
        ("City of Lincoln Council", "lincoln"),
        ("Kingston Upon Hull City Council", "kingston-upon-hull"),
        ("Wolverhampton City Council", "wolverhampton"),
        ("Doncaster Metropolitan Borough Council", "doncaster"),
        ("Trafford", "trafford"),
        ("St. Helen's MBC", "st-helens"),
        ("Saint Albans City & District Council", "st-albans"),
        ("Bristol, City of", "bristol"),
        ("LB Hammersmith & Fulham", "hammersmith-and-fulham"),
        ("The Royal Borough of Greenwich Council", "greenwich"),
        ("King’s Lynn & West Norfolk Borough Council", "kings-lynn-and-west-norfolk"),
        ("Leicester CC", "leicester"),
        ("Leicestershire CC", "leicestershire"),
        ("Nottingham City", "nottingham"),
        ("Nottinghamshire County", "nottinghamshire"),
        ("Newcastle City Council", "newcastle-upon-tyne"),
        ("Newcastle Borough Council", "newcastle-under-lyme"),
        ("County Durham", "county-durham"),
        ("City of London", "city-of-london"),
        ("Northumberland National Park Authority", "northumberland-national-park"),
        ("Northumberland", "northumberland"),
        ("New Forest", "new-forest"),
        ("Transport For Greater Manchester", "transport-for-greater-manchester"),
        ("West Yorkshire Combined Authority", "west-yorkshire-combined-authority"),
        ("e07000134", "north-west-leicestershire"),
        ("E08000020", "gateshead"),  # its code until 2013
    ],
)
def test_usual_ways_to_write_a_name(text, slug):
    assert named(text, SUMMER_2022) == slug


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        # name; which authority in May 2018; which in May 2025
        ("Dorset", "dorset-county", "dorset"),
        ("Dorset County Council", "dorset-county", "dorset-county"),
        ("Dorset Council", None, "dorset"),
        ("Buckinghamshire County Council", "buckinghamshire-county", "buckinghamshire-county"),
        ("Buckinghamshire Council", None, "buckinghamshire"),
        ("Somerset County Council", "somerset-county", "somerset-county"),
        ("Somerset", "somerset-county", "somerset"),
        ("North Yorkshire Council", None, "north-yorkshire"),
        ("North Yorkshire County Council", "north-yorkshire-county", "north-yorkshire-county"),
        ("Northamptonshire", "northamptonshire", None),
        ("Northamptonshire County Council", "northamptonshire", "northamptonshire"),
        ("Waveney", "waveney", None),
        ("Waveney District Council", "waveney", "waveney"),
        ("North East Combined Authority", "north-east-combined-authority",
         "north-east-mayoral-combined-authority"),
    ],
)  # fmt: skip
def test_mergers_do_not_mix_the_old_and_the_new(text, before, after):
    assert (named(text, date(2018, 5, 1)), named(text, date(2025, 5, 1))) == (before, after)


def test_a_name_later_than_the_date_still_names_the_same_body():
    assert named("Colchester City Council", date(2021, 8, 12)) == "colchester"


@pytest.mark.parametrize(
    "text",
    [
        "Ashford County Council",
        "Cornwall County Council",  # ended in 2009
        "Herefordshire County Council",  # one letter from Hertfordshire's
        "Nottingham County Council",
        "Durham City Council",
        "Norwich Borough Council",
        "London",
        "London Council",
        "Council",
        "County Council",
        "Yorkshire",
        "Lincoln Parish Council",
        "Stafford Town Council",
        "Cumbria NHS Foundation Trust",
        "Northumbria Police",
        "Essex County Fire and Rescue",
        "Kent County Council and Essex County Council",
        "Leeds City Council Housing Limited",
        "West Yorkshire Council",
        "",
        " - ",
        "E99999999",
        "Leeds " * 50,
    ],
)
def test_what_names_no_authority_gets_none_and_a_reason(text):
    match = DIRECTORY.match(text, on=SUMMER_2022)

    assert (match.authority, bool(match.why)) == (None, True)


@pytest.mark.parametrize(
    ("text", "did_you_mean", "why"),
    [
        (
            "Northamtonshire County Council",
            (
                "Northamptonshire County Council",
                "East Northamptonshire Council",
                "West Northamptonshire Council",
            ),
            "is not an authority we know",
        ),
        (
            "Newcastle",
            ("Newcastle-under-Lyme Borough Council", "Newcastle City Council"),
            "may be any of 2 authorities",
        ),
        (
            "Somerset Council",
            ("Somerset County Council",),
            "names an authority that began on 2023-04-01, after 2022-06-01",
        ),
        (
            "Nottingham County Council",
            ("Nottingham City Council", "Nottinghamshire County Council"),
            "is not the name of an authority of that kind",
        ),
        (
            "Waveney",
            ("Waveney District Council", "East Suffolk Council", "Waverley Borough Council"),
            "is short for an authority that was abolished on 2019-04-01, before 2022-06-01",
        ),
        (
            "Rotherhm MBC",
            ("Rotherham Metropolitan Borough Council", "Rother District Council"),
            "is not an authority we know",
        ),
        ("Leeds Ctiy Council", ("Leeds City Council",), "is not an authority we know"),
    ],
)
def test_a_miss_says_why_and_what_may_be_meant(text, did_you_mean, why):
    match = DIRECTORY.match(text, on=SUMMER_2022)

    assert (match.did_you_mean, match.why) == (did_you_mean, why)


names = st.sampled_from([(each.name, each) for each in DIRECTORY.authorities])


@given(name=names, data=st.data())
def test_case_ampersands_and_spaces_never_change_the_answer(name, data):
    text, authority = name
    for one, other in ((" and ", " & "), (" ", "  "), ("-", " "), ("'", ""), (",", "")):
        if data.draw(st.booleans()):
            text = text.replace(one, other)
    text = data.draw(st.sampled_from([str.lower, str.upper, str.title, str.strip]))(text)

    assert named(text, a_day_of(authority)) == authority.slug


# Of 800,000 names with one letter wrong, only these are another authority's name in full.
ONE_LETTER_APART = (
    {"boston", "bolton"},
    {"herefordshire", "hertfordshire"},
    {"melton", "merton"},
)


@given(name=names, data=st.data())
def test_a_misspelt_name_never_names_another_authority(name, data):
    text, authority = name
    at = data.draw(st.integers(0, len(text) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz "))
    misspelt = data.draw(
        st.sampled_from(
            [
                text[:at] + letter + text[at:],
                text[:at] + text[at + 1 :],
                text[:at] + letter + text[at + 1 :],
                text[:at] + text[at : at + 2][::-1] + text[at + 2 :],
            ]
        )
    )

    found = named(misspelt, a_day_of(authority))
    assert found in (authority.slug, None) or {found, authority.slug} in ONE_LETTER_APART


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Richmond", "London Borough of Richmond upon Thames"),
        ("Barking", "London Borough of Barking and Dagenham"),
        ("RBKC", "Royal Borough of Kensington and Chelsea"),
        ("B&NES", "Bath and North East Somerset Council"),
    ],
)
def test_the_beginning_of_a_place_and_initials_are_suggested_and_never_taken(text, first):
    match = DIRECTORY.match(text, on=SUMMER_2022)
    assert (match.authority, match.did_you_mean[:1]) == (None, (first,))
