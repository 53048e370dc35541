"""What is written plainly, what a letter prints, and what is said of the rest."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.core.plain import on_one_line, plain
from upheld.core.printed import unprintable, why_unprintable


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("co\u2011operate", "co-operate"),  # Word's hyphen that does not break
        ("co\u00adoperate", "cooperate"),  # and its hyphen that only may
        ("\uf0b7 first", "• first"),  # Symbol
        ("\uf0a7 first", "▪ first"),  # Wingdings
        ("\uf0fc done", "✓ done"),
        ("\uf0e0 next", "→ next"),
        ("of\ufb01ce, \ufb02at, e\ufb03cient", "office, flat, efficient"),
        ("\U0001d41b\U0001d428\U0001d425\U0001d41d", "bold"),  # mathematical letters
        ("\U0001d7cf\U0001d7d0", "12"),
        ("\uff21\uff11\u3000\uff02", 'A1 "'),  # full width
        ("1\u202f000\u00a0000\u2009x", "1 000 000 x"),
        ("a\u200bb\u200cc\u200dd\u2060e\ufefff\u200eg", "abcdefg"),
        ("a picture\ufffc here", "a picture here"),
        ("\u260e\ufe0f", "☎"),  # how a sign is to look
        ("\u2705 yes \u274c no", "✔ yes ✘ no"),
        ("Zoe\u0308 w\u0302", "Zoë ŵ"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("½ of 20 m² at 5 °C™, 3⁄4", "½ of 20 m² at 5 °C™, 3⁄4"),  # meaning and numbers stay
        ("‘a’ “b” – — … £ €", "‘a’ “b” – — … £ €"),
        ("a\tb", "a\tb"),
    ],
)
def test_what_programs_write_in_their_own_way_is_written_as_all_do(written, form):
    assert plain(written) == form


@given(st.text())
def test_the_plain_form_of_the_plain_form_is_itself(text):
    assert plain(plain(text)) == plain(text)
    assert unicodedata.is_normalized("NFC", plain(text))


def test_a_name_with_a_line_end_is_on_one_line():
    assert on_one_line("Chief\r\nExecutive\u00a0 (Interim)") == "Chief Executive (Interim)"


@pytest.mark.parametrize(
    "text",
    [
        "Siân Ŵyn-Ŷale",  # Welsh
        "Ṅkem Ụbị, Ọ̀láńrewájú Ẹ̀ṣọ́, m̀ n̄",  # Igbo, Yoruba
        "Nguyễn Thị Bưởi",  # Vietnamese
        "Ngāti Ōtautahi, ʻOkina",  # Māori, Hawaiian
        "Þóra Ægisdóttir Ðe",  # Icelandic
        "Zażółć Łódź, Ștefănescu, İğne Işıl, Čapek, Ólafur, Ørsted, Åse, ẞ",
        "Олена Їжак, Ελένη Άνω",
        "✓ ✔ ✗ ✘ ☐ ☑ ☒ → ← ↑ ↓ ⇒ ➔ ➢ ► ▶ • ◦ ▪ ■ ● ○ ◆ ★ ☆ ‣ □",
        "− × ÷ ± ≤ ≥ ≠ ≈ ∞ √ ′ ″ ‴ ° ½ ¼ ¾ ⅓ ⅔ ⅛ ² ³ ¹ ₂ 1ˢᵗ",
        "™ © ® ℅ № € £ ₤ ₦ ₹ § ¶ † ‡ ☎ ✉ ❤ ⚠",
        "O’Neill, CBE 'JJ' \"quoted\" & <b> #let {x} \\ ~ `",
        "two\nlines",
        "",
    ],
)
def test_what_people_write_is_printed(text):
    assert why_unprintable(plain(text)) is None


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("Jane 🌟 Example", "Delete it, or write a word for it."),
        ("Chen 李明", "Write it in Latin letters."),
        ("مرحبا", "Write it in Latin letters."),
        ("שלום", "Write it in Latin letters."),
        ("नमस्ते", "Write it in Latin letters."),
        ("বাংলা", "Write it in Latin letters."),
        ("12 ㎡", "Write 'm2'."),
        ("① first", "Write '1'."),
        (
            "\ue123 item",
            "Only one font or program has it. Delete it, or write a word for it.",
        ),
        ("3\u0308 of them", "Write what is before it without this mark."),
        ("N\u0304", "Write what is before it without this mark."),
        ("\u0301begun with a mark", "Write what is before it without this mark."),
        ("lost \ufffd letter", "Delete it, or write a word for it."),
    ],
)
def test_what_is_not_printed_is_named_with_what_to_write(text, remedy):
    why = why_unprintable(plain(text))
    assert why is not None
    assert why[1] == remedy


def test_a_character_is_named_with_its_place_in_the_text():
    assert why_unprintable("Review the 😀 policy 😀")[0] == (
        "has a character that our letters cannot print: '😀' (grinning face, U+1F600), which is"
        " character 12, after 'Review the ' (1 more in this text)"
    )


@given(st.text())
def test_what_is_found_is_where_it_is_said_to_be(text):
    for found in unprintable(text):
        assert text[found.at] == found.sign
