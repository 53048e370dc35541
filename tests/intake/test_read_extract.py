"""An extract as a whole: read from a folder, checked, handed on, or refused."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.directory import default_directory
from tests.intake.bad_contents import GOOD, BadContents, lines_of
from tests.intake.extracts import check, problems_of
from tests.profiles import LGSCO
from upheld.core.profile_parts import spellings
from upheld.intake.problems import IntakeError
from upheld.intake.reading_extract import read_extract

ALIASES: dict[str, list[str]] = {}
for alias, word in spellings([*LGSCO.outcomes.values(), *LGSCO.categories.values()]).items():
    ALIASES.setdefault(word, []).append(alias)


def read(folder: Path):
    return read_extract(folder, directory=default_directory(), profile=LGSCO)


def test_a_folder_is_read_with_its_files_and_notes(tmp_path):
    folder = BadContents("good", "", ()).write(tmp_path / "good")
    extract = read(folder)
    assert extract.path == folder
    assert [file.name for file in extract.files] == ["decided.csv", "received.csv"]
    assert extract.notes == (
        "Not in this extract, so not available: compliance, recommendations, reports, events.",
    )
    assert extract.notice == ""


def test_what_the_folder_holds_besides_tables_is_told(tmp_path):
    folder = BadContents("good", "", ()).write(tmp_path / "good")
    (folder / "notes.txt").write_text("hello")
    assert any(note.startswith("notes.txt") for note in read(folder).notes)


def test_the_notice_of_the_extract_is_handed_on():
    about = "key,value\nNotice,Invented data.\ncolour,green\n"
    extract = check(received=lines_of(GOOD["received"]), about=about)
    assert extract.notice == "Invented data."
    assert "about.csv: 'colour' is not one of our keys. We skipped it." in extract.notes


def test_a_file_that_cannot_be_read_and_contents_that_are_wrong_are_told_together(tmp_path):
    folder = BadContents("good", "", ()).write(tmp_path / "both")
    (folder / "compliance.csv").write_bytes(b"")
    text = (folder / "decided.csv").read_text().replace("not upheld", "not uphelt")
    (folder / "decided.csv").write_text(text)
    with pytest.raises(IntakeError) as refusal:
        read(folder)
    assert {problem.source for problem in refusal.value.problems} == {
        "compliance.csv",
        "decided.csv",
    }


def test_a_control_character_is_told_once(tmp_path):
    folder = BadContents("good", "", ()).write(tmp_path / "control")
    text = (folder / "decided.csv").read_text().replace("19 000 001", "19\x01000 001")
    (folder / "decided.csv").write_text(text)
    with pytest.raises(IntakeError) as refusal:
        read(folder)
    assert [(p.line, p.column) for p in refusal.value.problems] == [(2, "reference")]


def test_a_row_that_could_not_be_read_is_not_missed_by_others(tmp_path):
    """Line 2 is ragged; that sequence 2 then follows no 1 is not told."""
    folder = BadContents("good", "", ()).write(tmp_path / "ragged")
    (folder / "decided.csv").write_text(
        "reference,authority,decided_on,outcome,category,sequence\n"
        "19 000 001,Adur,2019-09-02,upheld,Housing\n"
        "19 000 001,Adur,2019-10-02,upheld,Housing,2\n"
    )
    with pytest.raises(IntakeError) as refusal:
        read(folder)
    assert [(p.source, p.line) for p in refusal.value.problems] == [("decided.csv", 2)]


def rows_of(table) -> list[tuple[str, ...]]:
    return sorted(tuple(map(str, row.values())) for row in table.to_pylist())


def otherwise(cell: str, chance: random.Random) -> str:
    """The same said otherwise: an alias, another case, other spaces."""
    cell = chance.choice([cell, *ALIASES.get(cell, ())])
    cell = chance.choice([cell, cell.upper(), cell.title() if "'" not in cell else cell])
    return chance.choice([cell, f" {cell} ", cell.replace(" ", "  ")])


def shuffled(text: str, chance: random.Random) -> str:
    header, *rows = (line.split(",") for line in lines_of(text).splitlines())
    order = chance.sample(range(len(header)), len(header))
    chance.shuffle(rows)
    mixed = [[otherwise(row[at], chance) for at in order] for row in rows]
    return "\n".join(",".join(row) for row in [[header[at] for at in order], *mixed]) + "\n"


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_order_case_spacing_and_aliases_do_not_matter(chance):
    texts = {
        **GOOD,
        "compliance": """
            reference,authority,recorded_on,outcome,sequence
            19 000 001,E07000223,2019-12-02,complete and satisfied,1
            19 000 003,Leeds City Council,2020-03-15,complete late,1
            19 000 003,Leeds City Council,2020-05-15,ceased,2
            """,
        "counts": """
            year,authority,what,category,outcome,count
            2017-18,Adur District Council,decided,,upheld,3
            2017-18,Adur District Council,decided,Planning & Development,not upheld,4
            2017-18,Adur District Council,received,Housing,,4
            """,
    }
    plain = check(**{name: lines_of(text) for name, text in texts.items()})
    mixed = check(**{name: shuffled(text, chance) for name, text in texts.items()})
    assert {name: rows_of(table) for name, table in mixed.tables.items()} == {
        name: rows_of(table) for name, table in plain.tables.items()
    }
    assert mixed.notes == plain.notes


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_one_cell_holds_it_is_read_or_refused_at_its_place(data):
    lines = [line.split(",") for line in lines_of(GOOD["decided"]).split("\n")[:-1]]
    row = data.draw(st.integers(1, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[0]) - 1))
    lines[row][column] = data.draw(
        st.text(st.characters(exclude_characters=',"\r\n', codec="utf-8"), max_size=12)
    )
    text = "\n".join(",".join(cells) for cells in lines) + "\n"
    said = problems_of(received=GOOD["received"], decided=text)
    assert [line for line in said if not line.startswith(f"decided.csv, line {row + 1}")] == []
