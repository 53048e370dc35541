"""The directory says who existed when, what each was called, and what it became."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.directory import by_code, default_directory, group_in
from tests.facts import facts
from tests.profiles import LGSCO
from upheld.core.english import body_named
from upheld.intake.directory.directory import PACKAGED, read_directory
from upheld.intake.directory.rows import DirectoryError

DIRECTORY = default_directory()


def year(first: int) -> dict[str, date]:
    return {"first_day": date(first, 4, 1), "last_day": date(first + 1, 3, 31)}


def slugs(authorities) -> list[str]:
    return [authority.slug for authority in authorities]


@pytest.mark.parametrize(
    ("first", "county", "district", "unitary"),
    [
        (2018, 27, 201, 56),
        (2019, 26, 192, 56),  # Dorset; Suffolk and West Somerset merge
        (2020, 25, 188, 57),  # Buckinghamshire
        (2021, 24, 181, 59),  # the Northamptonshires
        (2022, 24, 181, 59),
        (2023, 21, 164, 63),  # Cumbria, North Yorkshire, Somerset
        (2025, 21, 164, 63),
    ],
)
def test_groups_have_their_members_in_each_year(first, county, district, unitary):
    """The councils of England by type; unitary with the Isles of Scilly, London with the City."""
    groups = Counter(group_in(each, **year(first)) for each in DIRECTORY.authorities)
    del groups[None]

    assert groups == {
        "county": county,
        "district": district,
        "metropolitan": 36,
        "unitary": unitary,
        "london": 33,
    }


def test_an_ended_authority_keeps_its_group_in_its_last_year_only():
    northampton = DIRECTORY.by_slug("northampton")

    assert group_in(northampton, **year(2020)) == "district"
    assert group_in(northampton, **year(2021)) is None


def test_every_body_in_the_facts_is_here_with_its_code_and_last_day():
    ours = {(a.gss_code, a.last_day) for a in DIRECTORY.authorities if a.group}
    theirs = {
        (row["gss_code"] or None, date.fromisoformat(row["last_day"]) if row["last_day"] else None)
        for row in facts("authorities.csv")
        if row["group"]
    }

    assert ours == theirs


def test_a_successor_begins_the_day_after_its_predecessor_ended():
    for each in DIRECTORY.successions:
        assert DIRECTORY.by_slug(each.successor).first_day == each.on
        assert DIRECTORY.by_slug(each.predecessor).last_day == each.on - timedelta(days=1)


def test_every_ended_authority_has_a_successor():
    ended = {each.slug for each in DIRECTORY.authorities if each.last_day}

    assert ended == {each.predecessor for each in DIRECTORY.successions}


def test_predecessors_and_successors_are_many_to_many():
    assert slugs(DIRECTORY.successors("cumbria")) == ["cumberland", "westmorland-and-furness"]
    assert slugs(DIRECTORY.predecessors("cumberland")) == [
        "allerdale",
        "carlisle",
        "copeland",
        "cumbria",
    ]
    assert slugs(DIRECTORY.successors("kent")) == []


@pytest.mark.parametrize(
    ("slug", "last_day_of_old", "old", "new"),
    [
        ("colchester", date(2022, 11, 22), "Colchester Borough Council", "Colchester City Council"),
        (
            "southend-on-sea",
            date(2022, 2, 28),
            "Southend-on-Sea Borough Council",
            "Southend-on-Sea City Council",
        ),
        ("milton-keynes", date(2022, 8, 31), "Milton Keynes Council", "Milton Keynes City Council"),
        (
            "doncaster",
            date(2022, 11, 8),
            "Doncaster Metropolitan Borough Council",
            "City of Doncaster Council",
        ),
    ],
)
def test_the_name_printed_is_that_of_the_day(slug, last_day_of_old, old, new):
    assert DIRECTORY.name_on(slug, last_day_of_old) == old
    assert DIRECTORY.name_on(slug, last_day_of_old + timedelta(days=1)) == new


def test_a_code_from_before_or_after_a_change_of_boundary_finds_the_same_authority():
    def named(code):
        return DIRECTORY.match(code, on=date(2020, 1, 1)).authority

    assert named("E08000020") is DIRECTORY.by_slug("gateshead")
    assert named("E08000037") is DIRECTORY.by_slug("gateshead")
    assert named("E08000099") is None


def test_districts_lie_in_the_region_of_their_county():
    by_name = {each.name: each for each in DIRECTORY.authorities}

    for each in DIRECTORY.authorities:
        if each.group == "district":
            assert by_name[each.county].group == "county"
            assert by_name[each.county].region == each.region


@pytest.mark.parametrize("vintage", ["mid-2020", "Census 2021"])
def test_a_county_has_the_population_of_its_districts(vintage):
    districts = Counter()
    for each in DIRECTORY.authorities:
        population = DIRECTORY.population(each.slug, vintage)
        if each.group == "district" and population:
            districts[each.county] += population.residents

    counties = {
        each.name: population.residents
        for each in DIRECTORY.authorities
        if each.group == "county" and (population := DIRECTORY.population(each.slug, vintage))
    }
    assert counties == districts


def test_published_rates_of_2022_to_2023_rest_on_census_2021():
    """Ten of the eleven published rates; the eleventh, Cambridge's 3.5, fits no vintage."""
    rates = {}
    for row in facts("published_figures.csv"):
        if row["upheld_per_100k"]:
            slug = by_code(row["gss_code"]).slug
            residents = DIRECTORY.population(slug, "Census 2021").residents
            tenths = (2 * int(row["upheld"]) * 1_000_000 + residents) // (2 * residents)
            rates[slug] = (tenths / 10, float(row["upheld_per_100k"]))

    assert {slug: rate for slug, rate in rates.items() if rate[0] != rate[1]} == {
        "cambridge": (3.4, 3.5)
    }
    assert len(rates) == 11


def test_a_population_that_we_do_not_have_is_none():
    assert DIRECTORY.population("dartmoor-national-park", "Census 2021") is None
    assert DIRECTORY.population("leeds", "mid-1066") is None


def test_between_two_turning_days_the_same_authorities_exist():
    begun_in_may = date(2024, 5, 7)  # a combined authority: not all changes come on 1 April
    assert begun_in_may in DIRECTORY.turning_days

    def living(day: date) -> list[str]:
        return slugs(each for each in DIRECTORY.authorities if each.exists_on(day))

    turned = [
        day
        for day in (date(2018, 4, 1) + timedelta(days=n) for n in range(3000))
        if living(day) != living(day - timedelta(days=1))
    ]
    assert turned == [
        day for day in DIRECTORY.turning_days if date(2018, 4, 1) <= day < date(2026, 6, 18)
    ]


def test_existence_counts_both_ends():
    somerset_west = DIRECTORY.by_slug("somerset-west-and-taunton")

    days = [date(2019, 3, 31), date(2019, 4, 1), date(2023, 3, 31), date(2023, 4, 1)]
    assert [somerset_west.exists_on(day) for day in days] == [False, True, True, False]
    assert somerset_west.exists_in(date(2023, 3, 31), date(2024, 3, 31))
    assert not somerset_west.exists_in(date(2018, 4, 1), date(2019, 3, 31))


AUTHORITY_COLUMNS = (
    "slug,gss_code,name,short_name,group,kind,region,county,"
    "first_day,last_day,latitude,longitude,note"
)


def folder_of(path: Path, **tables: str) -> Path:
    for table, text in tables.items():
        (path / f"{table}.csv").write_text(text, encoding="utf-8")
    return path


def test_an_office_adds_a_folder_with_bodies_of_its_own(tmp_path):
    office = folder_of(
        tmp_path,
        authorities=f"{AUTHORITY_COLUMNS}\nsea-view,,Sea View Care Limited,Sea View,,"
        "Care provider,,,,,,,\n",
    )

    directory = read_directory(PACKAGED, office, groups=LGSCO.groups)

    match = directory.match("SEA VIEW CARE LIMITED", on=date(2020, 1, 1))
    assert match.authority == directory.by_slug("sea-view")
    assert directory.match("Leeds", on=date(2020, 1, 1)).authority.slug == "leeds"


def test_every_problem_of_a_directory_is_told_at_once(tmp_path):
    folder = folder_of(
        tmp_path,
        authorities=f"""{AUTHORITY_COLUMNS}
old,E07000901,Old Town District Council,Old Town,district,District council,,,,2019-03-30,,,
new,E07000902,New Town Council,New Town,district,District council,,,2019-04-01,,,,
newer,E07000902,Newer Town Council,Newer Town,district,District council,,,,,51.5,,
new,E07000903,Newest Town Council,Newest Town,district,District council,,,,,,,
backward,,Backward Council,Backward,unitary,Unitary council,,,2020-01-01,2019-01-01,,,
Bad Slug,,Bad Council,Bad,parish,Parish council,,,1 April,,51°N,,
beyond,E0700090,Beyond Council,Beyond,unitary,Unitary council,,,,,91.5,-181,
""",
        names="""slug,name,use,valid_from,valid_to
nobody,Nobody Council,accepted,,
backward,New Town Council,accepted,2020-01-01,2019-01-01
beyond,Far Council,accepted,,
""",
        successions="predecessor,successor,on\nold,new,2019-04-01\nnew,nowhere,2020-04-01\n",
        populations="slug,vintage,residents,source\nold,mid-2020,0,guess\nold,mid-2020,7\n",
    )

    with pytest.raises(DirectoryError) as refusal:
        read_directory(folder, groups=LGSCO.groups)

    files = f"{tmp_path}/authorities.csv", f"{tmp_path}/names.csv", f"{tmp_path}/successions.csv"
    rows, names, successions = files
    at = f"{rows}, line 7"
    assert list(refusal.value.problems) == [
        f"{rows}, line 5, new: this row is also in line 3. Keep one of them.",
        f"{at}, slug: 'Bad Slug' is not a slug. Use lower case letters, digits and single hyphens.",
        f"{at}, group: 'parish' is not one of county, district, metropolitan, unitary, london.",
        f"{at}, first_day: '1 April' is not a date. Write dates as 2024-02-29.",
        f"{at}, latitude: '51°N' is not a coordinate. Write degrees, for example 52.75.",
        f"{rows}, line 8, gss_code: 'E0700090' is not a GSS code, a letter and 8 digits. Leave it"
        " empty if it has none.",
        f"{rows}, line 8, latitude: '91.5' is beyond 90 degrees. Correct it.",
        f"{rows}, line 8, longitude: '-181' is beyond 180 degrees. Correct it.",
        f"{tmp_path}/populations.csv, line 2, residents: '0' is not a number of residents."
        " Write a whole number above 0.",
        f"{tmp_path}/populations.csv, line 3: the row does not have 4 cells."
        " Put quotes around names that have a comma.",
        f"{names}, line 2: 'nobody' is in names, successions or populations but not in authorities."
        " Add it there, or correct the slug.",
        f"{successions}, line 3: 'nowhere' is in names, successions or populations but not in authorities."
        " Add it there, or correct the slug.",
        f"{rows}, line 4: the GSS code 'E07000902' is that of new and newer. Keep one.",
        f"{rows}, line 6: backward ends on 2019-01-01, before it begins on 2020-01-01. Correct one of the days.",
        f"{rows}, line 4: newer has no longitude. Give both, or neither.",
        f"{names}, line 3: 'New Town Council' ends on 2019-01-01, before it begins on 2020-01-01."
        " Correct one of the days.",
        f"{successions}, line 2: new succeeds old on 2019-04-01, but the last day of old is 2019-03-30. Leave no gap.",
    ]


def test_one_full_name_for_two_living_authorities_is_refused(tmp_path):
    folder = folder_of(
        tmp_path,
        authorities=f"""{AUTHORITY_COLUMNS}
one,,Weston City Council,Weston,district,District council,,,,,,,
two,,City of Weston Council,Weston Two,district,District council,,,,,,,
""",
    )

    with pytest.raises(DirectoryError) as refusal:
        read_directory(folder, groups=LGSCO.groups)

    assert list(refusal.value.problems) == [
        f"{tmp_path}/authorities.csv, line 3: 'Weston City Council' (one) and 'City of Weston Council' (two) are the same name"
        " for two authorities on the same day. Rename one of them."
    ]


def test_a_folder_without_authorities_is_refused(tmp_path):
    with pytest.raises(DirectoryError) as refusal:
        read_directory(tmp_path, groups=LGSCO.groups)

    assert list(refusal.value.problems) == [
        f"There are no authorities in {tmp_path}. Add authorities.csv."
    ]


def test_wrong_columns_are_refused_with_the_right_ones(tmp_path):
    folder = folder_of(tmp_path, authorities="slug,name\none,One\n", names="slug\n")

    with pytest.raises(DirectoryError) as refusal:
        read_directory(PACKAGED, folder, groups=LGSCO.groups)

    assert list(refusal.value.problems) == [
        f"{tmp_path}/authorities.csv: the columns must be {AUTHORITY_COLUMNS.replace(',', ', ')}.",
        f"{tmp_path}/names.csv: the columns must be slug, name, use, valid_from, valid_to.",
    ]


def test_a_file_in_another_encoding_is_refused_with_the_remedy(tmp_path):
    (tmp_path / "authorities.csv").write_bytes(AUTHORITY_COLUMNS.encode() + b"\ncaf\xe9,")

    with pytest.raises(
        DirectoryError, match=r"authorities.csv: the file cannot be read .* in UTF-8"
    ):
        read_directory(PACKAGED, tmp_path, groups=LGSCO.groups)


def test_the_directory_does_not_change_when_a_copy_is_changed():
    leeds = DIRECTORY.by_slug("leeds")

    assert replace(leeds, name="Leeds") != leeds
    assert DIRECTORY.by_slug("leeds").name == "Leeds City Council"


def test_a_circle_of_successions_is_refused(tmp_path):
    """Each link is possible alone: the older one took over from its neighbour, and it from him."""
    folder = folder_of(
        tmp_path,
        authorities=f"""{AUTHORITY_COLUMNS}
one,,Weston Council,Weston,district,District council,,,,2019-03-31,,,
two,,Easton Council,Easton,district,District council,,,,2020-03-31,,,
""",
        successions="predecessor,successor,on\none,two,2019-04-01\ntwo,one,2020-04-01\n",
    )

    with pytest.raises(DirectoryError) as refusal:
        read_directory(folder, groups=LGSCO.groups)

    assert list(refusal.value.problems) == [
        "An authority cannot succeed itself: two became one became two.",
        "one succeeds two on 1 April 2020, but the last day of one was 31 March 2019.",
    ]


def test_a_sentence_names_no_borough_or_corporation_without_the():
    """The 31 boroughs of London that are called so, the royal one beyond it, and five others."""
    named = {each.name for each in DIRECTORY.authorities if body_named(each.name) != each.name}
    boroughs = {
        name for name in named if name.startswith(("London Borough of", "Royal Borough of"))
    }
    assert named - boroughs == {
        "Borough Council of King's Lynn and West Norfolk",
        "Borough of Poole",
        "City of London Corporation",
        "Council of the Isles of Scilly",
        "Environment Agency",
    }
    assert len(boroughs) == 32
    assert body_named("London Borough of Camden") == "the London Borough of Camden"
