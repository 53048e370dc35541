"""One case has one reference, however it is spelt; and what a reference would be, read otherwise."""

import pytest

from upheld.core.references import ANY, LGSCO, Forms, clean, key_of, typed

ONE_CASE = {
    "spaces": "19 000 001",
    "none": "19000001",
    "two spaces": "19  000  001",
    "no-break spaces": "19\u00a0000\u00a0001",
    "narrow spaces": "19\u202f000\u202f001",
    "an ideographic space": "19\u3000000\u3000001",
    "hyphens": "19-000-001",
    "non-breaking hyphens": "19\u2011000\u2011001",
    "en dashes": "19\u2013000\u2013001",
    "minus signs": "19\u2212000\u2212001",
    "dots": "19.000.001",
    "commas": "19,000,001",
    "slashes": "19/000/001",
    "underscores": "19_000_001",
    "an apostrophe": "'19 000 001",
    "a curly apostrophe": "\u201919 000 001",
    "a formula": '="19 000 001"',
    "quotes": '"19 000 001"',
    "a number sign": "#19 000 001",
    "a zero-width space": "19 000 001\u200b",
    "a zero-width joiner": "19\u200d 000 001",
    "a word joiner": "\u206019 000 001",
    "a soft hyphen": "19 000\u00ad 001",
    "a byte order mark": "\ufeff19 000 001",
    "a mark of direction": "\u200e19 000 001\u200f",
    "an Arabic mark": "19 000 001\u061c",
    "a variation selector": "19 000 001\ufe0f",
    "a blank of no width": "19 000 001\u3164",
    "full width": "\uff11\uff19 \uff10\uff10\uff10 \uff10\uff10\uff11",
    "mathematical digits": "\U0001d7cf\U0001d7d7 000 001",
    "Arabic digits": "\u0661\u0669 \u0660\u0660\u0660 \u0660\u0660\u0661",
    "superscripts": "19 000 00\u00b9",
}


@pytest.mark.parametrize("spelling", ONE_CASE.values(), ids=ONE_CASE)
def test_all_spellings_of_one_reference_are_one_case(spelling):
    assert typed(spelling) == "19000001"
    assert LGSCO.written(spelling) == "19 000 001"
    assert key_of(LGSCO.written(spelling)) == "19-000-001"


@pytest.mark.parametrize("letter", ["c", "\uff43", "c\u200b", "-c", " c"])
def test_the_letter_of_one_matter_against_several_bodies_is_part_of_the_reference(letter):
    assert LGSCO.written(f"16 010 636{letter}") == "16 010 636c"
    assert typed(f"16 010 636{letter}") == "16010636c" != typed("16 010 636")


def test_without_a_form_a_reference_is_kept_as_it_was_written_but_for_what_is_no_part_of_it():
    kept = [ANY.written(text) for text in ('="P/1-2"', "\ufeffP 1\u20112", "p_1")]
    assert kept == ["P/1-2", "P 1-2", "p_1"]
    assert clean("\u200b'=") == "\u200b'="  # nothing else is left, so it stays to be refused


OTHERWISE = {
    "a letter O": ("I9 OOO OOl", "19 000 001"),
    "a small o": ("19 ooo 001", "19 000 001"),
    "an S and a B": ("1S 0B0 001", "15 080 001"),
    "a Cyrillic o": ("19 0\u043e0 001", "19 000 001"),
    "a Cyrillic letter after it": ("16 010 636\u0441", "16 010 636c"),
    "a lost zero": ("9 000 001", "09 000 001"),
    "two lost zeros": ("000 001", "00 000 001"),
    "zeros lost within": ("19-0-1", "19 000 001"),
    "a zero too many": ("019 000 001", "19 000 001"),
    "an exponent": ("1.9000001E+07", "19 000 001"),
    "an exponent with a comma": ("1,9000001e+07", "19 000 001"),
    "an exponent that lost its digits": ("1.9E+07", "19 000 000"),
    "a fraction of nothing": ("19000001.0", "19 000 001"),
    "a lost zero and a letter": ("9 OOO 001", "09 000 001"),
}


@pytest.mark.parametrize(("text", "meant"), OTHERWISE.values(), ids=OTHERWISE)
def test_what_does_not_fit_is_told_with_what_it_would_be(text, meant):
    assert LGSCO.written(text) is None
    assert LGSCO.meant(text)[0] == meant


@pytest.mark.parametrize("text", ["Total", "19", "19 000 001ab", "A19 000 001", "1.9E+17", ""])
def test_nothing_is_suggested_for_what_looks_like_no_reference(text):
    assert (LGSCO.written(text), LGSCO.meant(text)) == (None, ())


def test_an_office_may_have_several_forms_with_letters_of_its_own():
    forms = Forms(("P-######", "####/@@"))
    assert [forms.written(text) for text in ("p123456", "P 123 456", "2019-ab", "19-ab")] == [
        "P-123456",
        "P-123456",
        "2019/ab",
        None,
    ]
    assert str(forms) == "P-123456 or 1234/ab"
