"""A statement's plain text as ordered content: its own numbers, nothing lost."""

from hypothesis import given
from hypothesis import strategies as st

from upheld.site.statements import blocks_of, parts_of


def shapes(text):
    return [(block.kind, block.number, block.text) for block in blocks_of(text)]


def test_numbers_are_the_statements_own_even_with_gaps():
    assert shapes("1. One.\n2. Two.\n12. Twelve.") == [
        ("numbered", 1, "One."),
        ("numbered", 2, "Two."),
        ("numbered", 12, "Twelve."),
    ]


def test_a_short_line_without_a_stop_is_a_heading_and_parts_the_list():
    text = "The complaint\n1. One.\nWhat I found\n2. Two."
    assert [[block.kind for block in run] for run in parts_of(text)] == [
        ["heading"],
        ["numbered"],
        ["heading"],
        ["numbered"],
    ]


def test_a_year_or_a_sum_that_begins_a_line_is_no_number():
    assert shapes("2019-20 was hard for all of us, she said.") == [
        ("paragraph", 0, "2019-20 was hard for all of us, she said.")
    ]
    assert shapes("£500. That is what it paid.")[0][0] == "paragraph"


def test_points_stand_under_their_paragraph_and_letters_stay():
    (block,) = blocks_of("3. It should:\n• write; and\n(a) answer.\n- stop")
    assert block.points == ["write; and", "(a) answer.", "stop"]


def test_a_further_paragraph_stays_with_its_number():
    (block,) = blocks_of("3. First.\n\nThen she wrote again, and nobody answered her.")
    assert block.more == ["Then she wrote again, and nobody answered her."]


@given(st.text(alphabet="Aa1.() \n•-x:", max_size=80))
def test_no_letter_or_figure_of_any_text_is_lost(text):
    shown = "".join(
        (str(block.number) if block.kind == "numbered" else "")
        + block.text
        + "".join([*block.points, *block.more])
        for block in blocks_of(text)
    )
    for character in "Aax":
        assert shown.count(character) == text.count(character)
