"""What people's programs write into texts that a letter may print: read plainly, or told by line."""

from pathlib import Path

import pytest

from tests.intake.extracts import RULES
from upheld.intake.checks.fit_to_print import LINE, LONGEST_NAME, LONGEST_TEXT, LONGEST_TITLE
from upheld.intake.extract import Extract
from upheld.intake.files.reading_csv import read_csv
from upheld.intake.files.reading_files import Reading
from upheld.intake.problems import IntakeError
from upheld.intake.reading_extract import check_extract

DECIDED = "reference,authority,decided_on,outcome,category\n19 000 001,Adur District Council,2019-08-01,upheld,Housing\n"
HEADINGS = {
    "recommendations": "reference,authority,number,kind,remedy,agreed_on,due_on,text",
    "contacts": "authority,role,title,name,email",
    "letters": "authority,paragraph,approved_by",
    "reports": "reference,authority,published_on,title",
    "about": "key,value",
}


def cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def improvement(text: str, *, kind: str = "service improvement") -> str:
    remedy = "procedure or policy change or review" if kind == "service improvement" else "apology"
    return f"19 000 001,Adur District Council,1,{kind},{remedy},2019-09-02,2019-12-02,{cell(text)}"


def contact(name: str, title: str = "Chief Executive") -> str:
    return f"Adur District Council,chief executive,{cell(title)},{cell(name)},ce@adur.example"


def read(table: str, *rows: str) -> Extract:
    reading = Reading()
    for name, text in (("decided", DECIDED), (table, "\n".join((HEADINGS[table], *rows)))):
        (reading.tables[name],) = read_csv(text.encode(), name=name, source=f"{name}.csv").tables
    return check_extract(Path("extract"), reading, RULES)


def text_of(table: str, row: str, column: str) -> str:
    return read(table, row).tables[table][column][0].as_py()


def refusal(table: str, *rows: str) -> str:
    with pytest.raises(IntakeError) as refused:
        read(table, *rows)
    (problem,) = refused.value.problems
    return str(problem)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Review the • ◦ ▪ ■ ● list", "Review the • ◦ ▪ ■ ● list"),
        ("Review → policy ✓ ☐ ☑ □", "Review → policy ✓ ☐ ☑ □"),
        ("Tell Ṅkem ụ ị, Ọláńrewájú Ṣẹ, Nguyễn", "Tell Ṅkem ụ ị, Ọláńrewájú Ṣẹ, Nguyễn"),
        ("Tell Олена, Ελένη, ŵŷŴŶ, ĀāĒē, Łódź, Ștefănescu, İĞışğ, ÞÐð",) * 2,
        ("at 20°C, 5′ 6″, − × ÷, € ₤, m² 1ˢᵗ, ™ © ® ℅ №, ❤",) * 2,
        ("‘a’ “b” – — …",) * 2,
        ("co\u2011operate", "co-operate"),
        ("a\u00adb", "ab"),
        ("a\u200bb\u200dc\u2060d\ufeffe\u200ef", "abcdef"),
        ("\uf0b7 item", "• item"),
        ("a\ufffcb \u260e\ufe0f", "ab ☎"),
        ("the \ufb01ne o\ufb00er", "the fine offer"),
        ("the \U0001d41b\U0001d428\U0001d425\U0001d41d word", "the bold word"),
        ("1\u202f000\u3000each", "1 000 each"),
        ("a\u2028b\r\nc", "a\nb\nc"),
        ("Zoe\u0308 w\u0302", "Zoë ŵ"),
        # Ten of our own.
        ("tick \u2705, cross \u274c", "tick ✔, cross ✘"),
        ("\uf0a7 square \uf0d8 arrow", "▪ square ➢ arrow"),
        ("\uff21\uff22 \uff11\uff12", "AB 12"),
        ("e\ufb03cient", "efficient"),
        ("thin\u2009space, figure\u2007space", "thin space, figure space"),
        ("re\u2010read", "re-read"),
        ("n\u0304 m\u0300 Ọ\u0301", "n̄ m̀ Ọ́"),
        ("\u2066", None),  # turns the direction of a text: refused by its own rule
        ("\U0001d7d0\U0001d7d1 days", "23 days"),
        ("Māori ʻŌtautahi, Kaʻū, ẞ, Ɓ, Ǩ", "Māori ʻŌtautahi, Kaʻū, ẞ, Ɓ, Ǩ"),
    ],
)
def test_what_has_a_plain_form_is_read_in_it_and_what_fonts_have_is_kept(written, read_as):
    if read_as is None:
        assert "cannot be seen" in refusal("recommendations", improvement(written))
    else:
        row = improvement(written)
        assert text_of("recommendations", row, "text") == read_as


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("Review the 😀 policy", "'😀' (grinning face, U+1F600), which is character 12"),
        ("Review the 東京 policy", "'東' (cjk unified ideograph-6771, U+6771)"),
        ("Review the مرحبا policy", "'م' (arabic letter meem, U+0645)"),
        ("Review the שלום policy", "'ש' (hebrew letter shin, U+05E9)"),
        ("Review the नमस्ते policy", "'न' (devanagari letter na, U+0928)"),
        ("Review the বাংলা policy", "'ব' (bengali letter ba, U+09AC)"),
        ("Review the 𐌀 policy", "'𐌀' (old italic letter a, U+10300)"),
        ("x" * 3_000, "is 3,000 characters long, which is more than the 2,000"),
        ("line\n" * 100, "on 100 lines"),
        # Our own.
        ("𓀀", "(egyptian hieroglyph a001, U+13000)"),
        ("가나다", "(hangul syllable ga, U+AC00)"),
        ("ไทย", "(thai character sara ai maimalai, U+0E44)"),
        ("\ue5e5", "cannot print: U+E5E5, which is character 1"),
        ("👩\u200d🦽", "(woman, U+1F469), which is character 1 (1 more in this text)"),
    ],
)
def test_what_no_letter_prints_is_told_with_its_line_and_column(written, told):
    said = refusal("recommendations", improvement(written))
    assert said.startswith("recommendations.csv, line 2, text: ")
    assert told in said


@pytest.mark.parametrize(
    ("name", "read_as"),
    [
        ("Siân Ŵyn-Ŷale", "Siân Ŵyn-Ŷale"),
        ("Ṅkem Ụbi", "Ṅkem Ụbi"),
        ("Jane\nExample", "Jane Example"),
        ("Jane 'JJ' O’Neill, CBE", "Jane 'JJ' O’Neill, CBE"),
        ("X" * 120, "X" * 120),
        ('Jane "JJ" Example', 'Jane "JJ" Example'),
        (" Jane\u00a0\u00a0Example ", "Jane Example"),
        ("Jane\u200b Example\ufeff", "Jane Example"),
        ("Rene\u0301 O\u2019Neill", "René O’Neill"),
        ("Anne\u2011Marie", "Anne-Marie"),
        ("<b>Jane</b> & #let", "<b>Jane</b> & #let"),
        ("Madonna", "Madonna"),
    ],
)
def test_names_are_on_one_line_and_keep_their_letters(name, read_as):
    assert text_of("contacts", contact(name), "name") == read_as


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (
            "Chen 李明",
            "'李' (cjk unified ideograph-674e, U+674E), which is character 6, after 'Chen '",
        ),
        ("Jane 🌟 Example", "'🌟' (glowing star, U+1F31F)"),
        ("\u200b", "has no visible characters"),
        ("", "the cell is empty"),
        ("X" * 151, "is 151 characters long, which is more than the 150"),
        ("Jane the 2nd", "has a digit in it"),
        ("Jane the \U0001d7d0nd", "has a digit in it"),
    ],
)
def test_a_name_that_no_letter_prints_is_told(name, told):
    said = refusal("contacts", contact(name))
    assert said.startswith("contacts.csv, line 2, name: ")
    assert told in said


def test_titles_paragraphs_and_the_notice_are_held_to_it_too():
    sign = "has a character that our letters cannot print: '🙂'"
    assert sign in refusal("letters", 'Adur District Council,"Well done 🙂",A Director')
    assert sign in refusal("reports", "19 000 001,Adur District Council,2019-09-01,Oh 🙂")
    assert sign in refusal("contacts", contact("Jane Example", "Chief 🙂"))
    assert sign in refusal("about", "notice,Invented 🙂")


def test_a_personal_remedy_is_in_no_letter_and_may_be_long():
    row = improvement("Apologise 🙂 " * 300, kind="personal remedy")
    assert len(text_of("recommendations", row, "text")) > LONGEST_TEXT


def test_each_row_that_is_too_long_is_named():
    rows = [improvement("x" * 3_000).replace(",1,", f",{number},", 1) for number in range(1, 11)]
    with pytest.raises(IntakeError) as refused:
        read("recommendations", *rows)
    assert [problem.line for problem in refused.value.problems] == list(range(2, 12))


def test_a_letter_has_room_for_the_longest_of_each():
    """Told in the messages; tests/publish/letters builds a letter with all of them."""
    assert (LONGEST_NAME, LONGEST_TITLE, LONGEST_TEXT, LINE) == (150, 300, 2_000, 80)
