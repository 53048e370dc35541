"""A folder ``directory`` in an ombudsman's folder adds authorities, completes them, or has all of them."""

from datetime import date
from pathlib import Path

import pytest

from tests.directory import default_directory
from tests.offices import office_with
from tests.profiles import OMBUDSMEN
from tests.whole.small import upheld
from upheld.intake.directory.authority import Authority
from upheld.intake.directory.directory import Directory
from upheld.ombudsman.folder import OfficeError, read_office

AUTHORITIES = "slug,gss_code,name,short_name,group,kind,region,county,first_day,last_day,latitude,longitude,note"
NAMES = "slug,name,use,valid_from,valid_to"
SUCCESSIONS = "predecessor,successor,on"
HEADINGS = {"authorities": AUTHORITIES, "names": NAMES, "successions": SUCCESSIONS}
DAY = date(2031, 6, 1)


def folder_of(path: Path, *, settings: str = "", **rows: str) -> Path:
    """An ombudsman's folder with these rows in its directory."""
    (path / "directory").mkdir()
    for table, text in rows.items():
        file = path / "directory" / f"{table}.csv"
        file.write_text(f"{HEADINGS[table]}\n{text}\n", "utf-8")
    return office_with(path, settings)


def directory_of(path: Path, **given: str) -> Directory:
    return read_office(folder_of(path, **given)).directory


def named(directory: Directory, text: str, *, on: date = DAY) -> Authority | None:
    return directory.match(text, on=on).authority


DIVIDED = {  # an invented end of Rutland
    "authorities": """\
rutland,,,,,,,,,2030-03-31,,,
oakham,,Oakham Council,Oakham,unitary,Unitary council,East Midlands,,2030-04-01,,,,
uppingham,,Uppingham Council,Uppingham,unitary,Unitary council,East Midlands,,2030-04-01,,,,""",
    "successions": "rutland,oakham,2030-04-01\nrutland,uppingham,2030-04-01",
}


def test_without_a_directory_of_its_own_an_office_has_the_packaged_one(tmp_path):
    assert read_office(office_with(tmp_path, "")).directory == default_directory()


def test_a_folder_adds_authorities_and_keeps_the_packaged_ones(tmp_path):
    directory = directory_of(
        tmp_path, authorities="sea-view,,Sea View Care Limited,Sea View,,Care provider,,,,,,,"
    )

    assert named(directory, "Sea View Care Limited").slug == "sea-view"
    assert named(directory, "Leeds").slug == "leeds"
    assert len(directory.authorities) == len(default_directory().authorities) + 1


def test_a_folder_completes_a_known_authority_and_divides_it(tmp_path):
    """What it does not fill stays as it was: Rutland keeps its name, code, group and place."""
    directory = directory_of(tmp_path, **DIVIDED)
    before, after = default_directory().by_slug("rutland"), directory.by_slug("rutland")

    assert after.last_day == date(2030, 3, 31)
    assert (after.name, after.gss_code, after.group) == (before.name, "E06000017", "unitary")
    assert [each.slug for each in directory.successors("rutland")] == ["oakham", "uppingham"]
    assert directory.match("Rutland", on=DAY).did_you_mean[0] == before.name


def test_a_folder_gives_another_code_and_the_earlier_one_stays(tmp_path):
    directory = directory_of(
        tmp_path,
        authorities="rutland,E06000990,,,,,,,,,,,\nsheffield,E08000039,,,,,,,,,,,",
        names="leeds,E08000991,code,,\nleeds,Loiner City Council,accepted,,",
    )

    codes = {"E06000017": "rutland", "E06000990": "rutland", "E08000991": "leeds"}
    codes |= {"E08000019": "sheffield", "E08000039": "sheffield"}
    assert {code: directory.codes[code] for code in codes} == codes
    assert named(directory, "Loiner City Council").slug == "leeds"


def test_what_the_packaged_directory_says_too_does_no_harm(tmp_path):
    """A folder goes on working when a new version of the program has caught up with it."""
    directory = directory_of(
        tmp_path,
        authorities="cumbria,,Cumbria County Council,Cumbria,county,County council,,,,2023-03-31,,,",
        names="leeds,E08000035,code,,\nsheffield,E08000039,code,,",
        successions="cumbria,cumberland,2023-04-01",
    )

    assert set(directory.authorities) == set(default_directory().authorities)
    assert set(directory.successions) == set(default_directory().successions)


def test_a_folder_may_have_all_its_authorities_itself(tmp_path):
    directory = directory_of(
        tmp_path,
        settings='directory = "own"\n',
        authorities="leeds,,Leeds Homes,Leeds,,Landlord,,,,,,,",
    )

    assert [each.name for each in directory.authorities] == ["Leeds Homes"]


def test_its_files_are_inputs_of_what_is_built(tmp_path):
    office = read_office(folder_of(tmp_path, **DIVIDED))

    assert {"directory/authorities.csv", "directory/successions.csv"} <= office.hashes().keys()
    assert "directory/names.csv" not in office.hashes()


def test_its_neighbours_are_for_the_site_and_no_input_of_an_edition(tmp_path):
    (tmp_path / "directory").mkdir()
    (tmp_path / "directory" / "neighbours.csv").write_text(
        "authority,neighbour\nE08000039,Rotherham\n", "utf-8"
    )
    office = read_office(office_with(tmp_path, ""))

    assert office.neighbours == tmp_path / "directory" / "neighbours.csv"
    assert [name for name in office.hashes() if name.startswith("directory")] == []
    assert office.directory == default_directory()
    done = upheld("neighbours", "--office", tmp_path, "--into", tmp_path / "published")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "published" / "neighbours.json").is_file()


def test_without_any_file_of_neighbours_the_command_says_where_to_put_one(tmp_path):
    done = upheld("neighbours", "--office", office_with(tmp_path, ""), "--into", tmp_path / "x")

    assert done.returncode == 2
    assert "put neighbours.csv in directory in your ombudsman" in " ".join(
        done.stderr.replace("│", " ").split()
    )


def test_every_problem_of_the_folder_is_listed(tmp_path):
    folder = folder_of(
        tmp_path,
        authorities="rutland,,,,parish,,,,,31 March,,,\nkent,,,,,,,,,2030-03-31,,,\nnew,,,New,,,,,,,,,",
        successions="kent,essex,2031-04-01",
    )

    with pytest.raises(OfficeError) as refusal:
        read_office(folder)

    at = f"{folder}/directory/authorities.csv"
    assert str(refusal.value).splitlines() == [
        "The directory of authorities has 5 problems.",
        f"  {at}, line 2, group: 'parish' is not one of county, district, metropolitan, unitary,"
        " london.",
        f"  {at}, line 2, last_day: '31 March' is not a date. Write dates as 2024-02-29.",
        f"  {at}, line 4, name: '' is empty. Fill it in.",
        f"  {at}, line 4, kind: '' is empty. Fill it in.",
        f"  {folder}/directory/successions.csv, line 2: essex succeeds kent on 2031-04-01, but the last day of kent is 2030-03-31. Leave no gap.",
    ]


@pytest.mark.parametrize(
    ("file", "settings", "why"),
    [
        ("authority.csv", "", "We do not read authority.csv. Did you mean authorities.csv?"),
        ("notes.txt", "", "There is none of its files in it. Add authorities.csv, names.csv,"),
        ("", 'directory = "own"\n', '"own" needs a folder called directory, with authorities.csv.'),
        ("", 'directory = "ours"\n', "directory: 'ours' is not one that we know. Write \"added\""),
        ("notes.txt", "directory = []\n", "directory: [] is not one that we know."),
    ],
)
def test_a_folder_that_would_be_passed_over_is_refused(tmp_path, file, settings, why):
    folder = office_with(tmp_path, settings)
    if file:
        (folder / "directory").mkdir()
        (folder / "directory" / file).write_text("", "utf-8")

    with pytest.raises(OfficeError) as refusal:
        read_office(folder)

    assert why in str(refusal.value)


def test_a_packaged_authority_is_in_no_group_if_the_profile_does_not_have_it(tmp_path):
    """England's councils are no landlords of any size: they would be compared with nobody."""
    for name in ("profile.toml", "words/en-GB.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((OMBUDSMEN / "housing" / name).read_bytes())
    housing = read_office(office_with(tmp_path, ""))

    assert {each.group for each in housing.directory.authorities} == {None}
    assert named(housing.directory, "Kent County Council").slug == "kent"
