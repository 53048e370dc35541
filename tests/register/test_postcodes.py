"""Files of postcodes, of every release that is about, to the councils that a postcode lies in."""

import sqlite3
import zipfile
from contextlib import closing

import pytest

from upheld.intake.directory.postcode_files import read_postcodes
from upheld.intake.problems import IntakeError
from upheld.register.postcodes import DATABASE, Councils, councils_of, write_postcodes

COLCHESTER, ESSEX, LEEDS = "E07000071", "E10000012", "E08000035"
MAY_2024 = f"""pcd,pcd2,pcds,dointr,doterm,oscty,ced,oslaua,osward
"CO1 1AA","CO1  1AA","CO1 1AA","198001","","{ESSEX}","E58","{COLCHESTER}","E05"
"LS1 1AA","LS1  1AA","LS1 1AA","198001","","E99999999","E99","{LEEDS}","E05"
"LS1 9ZZ","LS1  9ZZ","LS1 9ZZ","198001","201212","E99999999","E99","{LEEDS}","E05"
"JE2 3AB","JE2  3AB","JE2 3AB","198001","","L99999999","L99","L99999999","L99"
"GY1 1AA","GY1  1AA","GY1 1AA","198001","","","","",""
"""
MAY_2025 = f"""pcd7,pcd8,pcds,dointr,doterm,usrtypind,cty25cd,ced25cd,lad25cd,wd25cd
"CO1 1AA","CO1  1AA","CO1 1AA","198001","","0","{ESSEX}","E58","{COLCHESTER}","E05"
"LS1 1AA","LS1  1AA","LS1 1AA","198001","","0","E99999999","E99","{LEEDS}","E05"
"LS1 9ZZ","LS1  9ZZ","LS1 9ZZ","198001","201212","0","E99999999","E99","{LEEDS}","E05"
"""
NOVEMBER_2012 = f"""pcd,oscty,oslaua
CO1 1AA,{ESSEX},{COLCHESTER}
LS1 1AA,E99999999,{LEEDS}
"""
CODE_POINT_CO = f'"CO1 1AA",10,599000,225000,"E92000001","E1","E1","{ESSEX}","{COLCHESTER}","E05"\n'
CODE_POINT_LS = f'"LS1 1AA",10,430000,433000,"E92000001","E1","E1","","{LEEDS}","E05"\n'
COLUMN_HEADERS = "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\nPostcode,Positional_quality_indicator\n"


def code_point(path):
    (path / "Data" / "CSV").mkdir(parents=True)
    (path / "Doc").mkdir()
    (path / "Doc" / "Code-Point_Open_Column_Headers.csv").write_text(COLUMN_HEADERS)
    (path / "Data" / "CSV" / "co.csv").write_text(CODE_POINT_CO)
    (path / "Data" / "CSV" / "ls.csv").write_text(CODE_POINT_LS)
    return path


def packed(folder):
    path = folder.with_suffix(".zip")
    with zipfile.ZipFile(path, "w") as archive:
        for file in folder.rglob("*.csv"):
            archive.write(file, file.relative_to(folder))
    return path


def loaded(path, into):
    return write_postcodes(read_postcodes(path), into=into, source=path, progress=lambda *_: None)


def asked(into, postcode):
    with closing(sqlite3.connect(into / DATABASE)) as database:
        return councils_of(database, postcode)


def written(tmp_path, text):
    path = tmp_path / "ONSPD.csv"
    path.write_text(text)
    return path


@pytest.mark.parametrize("text", [MAY_2024, MAY_2025, NOVEMBER_2012, "\ufeff" + MAY_2025])
def test_every_release_of_the_directory_gives_both_councils(tmp_path, text):
    assert loaded(written(tmp_path, text), tmp_path / "published") == 2
    assert asked(tmp_path / "published", "co1 1aa") == Councils(lower=COLCHESTER, upper=ESSEX)
    assert asked(tmp_path / "published", " LS11AA ") == Councils(lower=LEEDS, upper="")


@pytest.mark.parametrize("as_found", [lambda folder: folder, packed])
def test_code_point_open_is_read_as_a_folder_and_as_it_is_downloaded(tmp_path, as_found):
    path = as_found(code_point(tmp_path / "codepo"))
    assert loaded(path, tmp_path / "published") == 2
    assert asked(tmp_path / "published", "CO1 1AA") == Councils(lower=COLCHESTER, upper=ESSEX)


@pytest.mark.parametrize(
    "postcode", ["LS1 9ZZ", "JE2 3AB", "GY1 1AA", "", "LS1", "É" * 5, "A" * 99]
)
def test_a_postcode_that_ended_or_lies_in_no_council_or_is_none_is_not_known(tmp_path, postcode):
    loaded(written(tmp_path, MAY_2024), tmp_path / "published")
    assert asked(tmp_path / "published", postcode) is None


def test_every_bad_row_is_told_and_what_was_loaded_before_stays(tmp_path):
    into = tmp_path / "published"
    loaded(written(tmp_path, MAY_2024), into)
    bad = MAY_2024.replace('"LS1 1AA","LS1  1AA"', '"nowhere",""').replace(COLCHESTER, "Essex")
    with pytest.raises(IntakeError) as told:
        loaded(written(tmp_path, bad + "cut\n"), into)
    assert str(told.value).splitlines()[1:] == [
        "  ONSPD.csv, line 2, district: 'Essex' is not a GSS code. Write it as E07000223.",
        "  ONSPD.csv, line 3, postcode: 'nowhere' is not a postcode. Write it as SW1A 1AA.",
        "  ONSPD.csv, line 7: the row has 1 cells, which is too few. The file may have been"
        " cut short. Download it again.",
    ]
    assert asked(into, "CO1 1AA") == Councils(lower=COLCHESTER, upper=ESSEX)
    assert sorted(path.name for path in into.iterdir()) == [".upheld-lock", "postcodes.sqlite"]


def test_a_file_of_another_kind_is_told(tmp_path):
    with pytest.raises(IntakeError, match="neither an ONS Postcode Directory nor Code-Point Open"):
        loaded(written(tmp_path, "name,age\nBob,3\n"), tmp_path / "published")


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(IntakeError, match="cannot be read"):
        loaded(tmp_path / "nothing.csv", tmp_path / "published")


def test_two_releases_that_contradict_each_other_are_told(tmp_path):
    folder = tmp_path / "both"
    folder.mkdir()
    (folder / "a.csv").write_text(MAY_2024)
    (folder / "b.csv").write_text(MAY_2024.replace(LEEDS, "E08000036"))
    with pytest.raises(IntakeError, match="is in E08000035 in an earlier row"):
        loaded(folder, tmp_path / "published")


def test_a_later_file_replaces_the_earlier_whole(tmp_path):
    into = tmp_path / "published"
    loaded(written(tmp_path, MAY_2024), into)
    loaded(written(tmp_path, NOVEMBER_2012.replace("LS1 1AA", "LS1 1AB")), into)
    assert asked(into, "LS1 1AA") is None
    assert asked(into, "LS1 1AB") == Councils(lower=LEEDS, upper="")


def test_the_same_file_gives_the_same_bytes(tmp_path):
    path = written(tmp_path, MAY_2024)
    for name in ("a", "b"):
        loaded(path, tmp_path / name)
    first, second = ((tmp_path / n / "postcodes.sqlite").read_bytes() for n in ("a", "b"))
    assert first == second
    with sqlite3.connect(tmp_path / "a" / "postcodes.sqlite") as database:
        assert dict(database.execute("SELECT * FROM about"))["source"] == "ONSPD.csv"
