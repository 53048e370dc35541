"""Statistical neighbours: read whole or not at all, each authority with its own."""

from datetime import date

import pytest

from tests.directory import default_directory
from upheld.intake.directory.neighbours import read_neighbours
from upheld.intake.problems import IntakeError

ON = date(2024, 3, 31)


def read(folder, text, name="neighbours.csv"):
    (folder / name).write_text(text, "utf-8")
    return read_neighbours(folder / name, directory=default_directory(), on=ON)


def problems(folder, text, name="neighbours.csv"):
    with pytest.raises(IntakeError) as error:
        read(folder, text, name)
    return [str(each) for each in error.value.problems]


def test_names_slugs_and_codes_are_matched_and_order_is_that_of_the_rows(tmp_path):
    found = read(tmp_path, "Authority,Neighbour\nLeeds,Sheffield\nleeds,E08000032\nYork,Leeds\n")
    assert found.of == {"leeds": ("sheffield", "bradford"), "york": ("leeds",)}


def test_neighbourhood_is_not_symmetric(tmp_path):
    found = read(tmp_path, "authority,neighbour\nleeds,york\n")
    assert found.of == {"leeds": ("york",)}


def test_a_rank_orders_them(tmp_path):
    found = read(tmp_path, "authority,neighbour,rank\nleeds,york,2\nleeds,bradford,1\n")
    assert found.of == {"leeds": ("bradford", "york")}


def test_a_column_that_is_not_read_is_told(tmp_path):
    found = read(tmp_path, "authority,neighbour,distance\nleeds,york,0.4\n")
    assert found.notes == ("neighbours.csv: we do not read the column 'distance'.",)


def test_every_problem_is_told_with_its_line_and_what_to_do(tmp_path):
    text = (
        "authority,neighbour,rank\n"
        "Leads,york,1\n"
        "leeds,,1\n"
        "leeds,york,first\n"
        "leeds,bradford,1\n"
        "leeds,leeds,3\n"
        "leeds,bradford,4\n"
        "leeds,sheffield,1\n"
    )
    assert problems(tmp_path, text) == [
        "neighbours.csv, line 2, authority: 'Leads' is not an authority we know."
        " Did you mean 'Leeds City Council'?",
        "neighbours.csv, line 3, neighbour: '' is empty. Fill it in, or delete the row.",
        "neighbours.csv, line 4, rank: 'first' is not a rank."
        " Write a whole number: 1 for the most similar.",
        "neighbours.csv, line 6, neighbour: 'leeds' is its own neighbour."
        " It is in its own group anyway. Delete the row.",
        "neighbours.csv, line 7, neighbour: 'bradford' is also a neighbour of 'leeds' in line 5."
        " Keep one row.",
        "neighbours.csv, line 8, rank: '1' is the rank of another neighbour of 'leeds' in line 5."
        " Give each neighbour its own rank.",
    ]


def test_a_name_shared_by_two_is_not_guessed(tmp_path):
    (said,) = problems(tmp_path, "authority,neighbour\nNewcastle,leeds\n")
    assert "'Newcastle' may be any of 2 authorities" in said


@pytest.mark.parametrize("rank", ["0", "-1", "1.5", "²", ""])
def test_a_rank_is_a_whole_number_above_0(tmp_path, rank):
    (said,) = problems(tmp_path, f"authority,neighbour,rank\nleeds,york,{rank}\n")
    assert "is not a rank" in said


def test_what_is_no_such_table_is_refused(tmp_path):
    assert problems(tmp_path, "authority,rank\nleeds,1\n") == [
        "neighbours.csv: there is no column neighbour."
        " Add it. The columns are authority, neighbour and rank; rank is optional."
    ]
    assert problems(tmp_path, "", "neighbours.xlsx") == [
        "neighbours.xlsx: this is not a CSV file. Save the table as 'CSV UTF-8'."
    ]
    assert problems(tmp_path, "") == [
        "neighbours.csv: the file is empty. Export it again from the case system."
    ]
    with pytest.raises(IntakeError, match="cannot be opened"):
        read_neighbours(tmp_path / "none.csv", directory=default_directory(), on=ON)
