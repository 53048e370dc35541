"""The mark by which an extract is known to be the demonstration's."""

import hashlib
from pathlib import Path

import pytest

from tests.directory import default_directory
from tests.profiles import LGSCO
from upheld.intake.demonstration import FILE, NOTICE, NOTICE_OF_A_FOLDER, TEXT, write_mark
from upheld.intake.extract import Extract
from upheld.intake.reading_extract import read_extract

DECIDED = """reference,authority,decided_on,outcome,category
19 000 001,Kent County Council,2019-06-03,upheld,Housing
"""


def extract_in(folder: Path, **files: str) -> Extract:
    (folder / "decided.csv").write_text(DECIDED, "utf-8")
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, "utf-8")
    return read_extract(folder, directory=default_directory(), profile=LGSCO)


def test_an_extract_without_the_mark_is_nobodys_demonstration(tmp_path):
    assert not extract_in(tmp_path).is_demonstration


def test_a_notice_that_says_demonstration_is_no_mark(tmp_path):
    extract = extract_in(tmp_path, about=f'key,value\nnotice,"{NOTICE}"\n')
    assert (extract.notice, extract.is_demonstration) == (NOTICE, False)


def test_the_mark_is_one_of_the_files_that_were_read_with_its_hash(tmp_path):
    write_mark(tmp_path)
    extract = extract_in(tmp_path)
    assert extract.is_demonstration
    hashes = {file.name: file.sha256 for file in extract.files}
    assert hashes[FILE] == hashlib.sha256(TEXT.format(notice=NOTICE).encode()).hexdigest()
    assert not [note for note in extract.notes if FILE in note]


@pytest.mark.parametrize("about", ["", "key,value\nnotice,Provisional figures\n"])
def test_what_bears_the_mark_says_that_it_is_invented(tmp_path, about):
    """Whoever puts own cases beside the mark is told so on every page, whatever else is said."""
    write_mark(tmp_path)
    files = {"about": about} if about else {}
    assert extract_in(tmp_path, **files).notice == NOTICE


def test_authorities_are_only_said_to_be_real_where_that_is_known(tmp_path):
    write_mark(tmp_path, notice=NOTICE_OF_A_FOLDER)
    assert extract_in(tmp_path).notice == (
        "Demonstration: every case, complaint, decision and figure is invented."
    )


def test_a_file_of_its_name_with_other_words_is_no_mark_and_is_told_of(tmp_path):
    (tmp_path / FILE).write_text(TEXT.format(notice=NOTICE) + "More.", "utf-8")
    extract = extract_in(tmp_path)
    assert not extract.is_demonstration
    assert f"{FILE}: we skipped this file, as it is neither CSV nor Parquet." in extract.notes


def test_a_link_to_a_mark_is_no_mark(tmp_path):
    (tmp_path / "demo").mkdir()
    (tmp_path / "own").mkdir()
    write_mark(tmp_path / "demo")
    (tmp_path / "own" / FILE).symlink_to(tmp_path / "demo" / FILE)
    assert not extract_in(tmp_path / "own").is_demonstration
