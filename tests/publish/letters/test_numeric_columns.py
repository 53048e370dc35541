"""A letter's columns of numbers stand flush right, also where words stand for every number."""

from upheld.publish.letters.numeric_columns import flush_right


def test_a_column_without_any_number_stands_as_its_neighbours_do():
    rows = [
        ["2018-19", "50% (1 of 2)", "no cases", "not published"],
        ["2019-20", "no cases", "no cases", "not given"],
    ]
    assert flush_right(rows) == [False, True, True, True]


def test_a_column_of_words_stands_flush_left():
    assert flush_right([["21 007 073", "Upheld"], ["21 007 074", "Not upheld"]]) == [False, False]
