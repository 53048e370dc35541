"""A preview is proved as a letter of an edition is, and every mistake is told in words."""

from pathlib import Path

import pytest

from tests.directory import default_directory
from tests.offices import office_with, words_in
from tests.publish.letters.composing import NWL, decided
from tests.tables import extract
from upheld.core.mistakes import Mistake
from upheld.core.years import Year
from upheld.ombudsman.folder import DEFAULT_OFFICE, read_office
from upheld.publish.annual.previewing import preview


def previewed(folder: Path, office: Path | None = None) -> Path:
    return preview(
        extract(decided=decided(NWL, upheld=1, not_upheld=2)),
        directory=default_directory(),
        office=read_office(office),
        year=Year.parse("2019-20"),
        slug=NWL,
        after=None,
        into=folder,
    )


def refusal(folder: Path, office: Path) -> str:
    with pytest.raises(Mistake) as refused:
        previewed(folder, office)
    assert list(folder.glob("*.pdf")) == []
    return str(refused.value)


def test_a_preview_is_a_pdf_of_one_letter(tmp_path):
    assert previewed(tmp_path).read_bytes().startswith(b"%PDF")


def test_a_preview_that_a_build_would_refuse_is_not_kept(tmp_path):
    office = office_with(tmp_path, "")
    template = (DEFAULT_OFFICE / "letter.typ").read_text("utf-8")
    (office / "letter.typ").write_text(template.replace("#title(", "Our ref. 77\n\n#title("))
    said = refusal(tmp_path, office)
    assert "was not kept, because a build would refuse it" in said
    assert "77" in said


def test_a_template_that_fails_is_told_with_its_line(tmp_path):
    office = office_with(tmp_path, "")
    (office / "letter.typ").write_text("#set document(title: [T])\n#nothing-of-this-name\n")
    assert "unknown variable: nothing-of-this-name (letter.typ, line 2, column" in refusal(
        tmp_path, office
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"[letter\n", "is not TOML: Expected ']'"),
        (b'[letter]\nclosing = "caf\xe9"', "line 2 is not UTF-8. Save the file again as UTF-8."),
        ("[letter]".encode("utf-16"), "is not UTF-8"),
        (b"[letter]\nclosing = 3", "letter.closing: 3 is not a text."),
        (b'[letter]\nclosing = ["a"]', "letter.closing: ['a'] is not a text."),
        (b"[letter]\nclosing = 2020-01-01", "is not a text."),
        (b'[letter]\nclosing = ""', "the text is empty."),
        (b'[letter]\nclosing = "{nam}"', "this sentence does not have {nam}."),
        (b'[letter]\nclosing = "a } b"', "has a brace without a name in it"),
        (b'[leter]\nclosing = "x"', "Did you mean 'letter'?"),
        (
            b'[[letter]]\nclosing = "x"',
            "letter: [{ closing = 'x' }] is not a group. Write [letter],",
        ),
        (b'letter.closing.one.two = "x"', "letter.closing: this sentence has one form."),
        (b'nouns = "x"', "nouns: 'x' is not a group."),
        (b"[nouns]\ncases = { one = 1, many = 2 }", "nouns.cases, one: 1 is not a text."),
        (b'bodies = ["a"]', "bodies: ['a'] is not a group."),
        (b"[year]\nreceived = { one = 1, many = 2 }", "year.received, one: 1 is not a text."),
        (b'[letter]\nclosing = "a"\nclosing = "b"', "is not TOML: Cannot overwrite a value"),
        (b'[letter]\nclosing = "a\\u0007b"', "our letters cannot print: U+0007"),
        (
            '[letter]\n# 🙂\nclosing = "Bye 🙃"'.encode(),
            "line 3, letter.closing: 'Bye 🙃' has a character that our letters cannot print",
        ),
    ],
)
def test_mistakes_in_the_words_are_told_before_anything_is_counted(tmp_path, text, told):
    office = office_with(tmp_path, "")
    words_in(office).write_bytes(text)
    said = refusal(tmp_path, office)
    assert str(words_in(office)) in said
    assert told in said


@pytest.mark.parametrize(
    "text",
    [b"", b'\xef\xbb\xbf[letter]\nclosing = "Yours"', '[letter]\nclosing = "Co\u2011op"'.encode()],
)
def test_words_that_have_a_plain_form_are_read_in_it(tmp_path, text):
    office = office_with(tmp_path, "")
    words_in(office).write_bytes(text)
    assert previewed(tmp_path, office).is_file()


@pytest.mark.parametrize("name", ["office.toml", "words/en-GB.toml", "guides.toml"])
def test_a_folder_named_like_a_file_is_told(tmp_path, name):
    office = office_with(tmp_path, "")
    (office / name).unlink(missing_ok=True)
    (office / name).mkdir(parents=True)
    with pytest.raises(Mistake) as refused:
        previewed(tmp_path, office)
    assert str(office) in str(refused.value)


def test_texts_of_the_office_are_held_to_what_letters_print(tmp_path):
    office = office_with(tmp_path, 'address = ["Chen 李明", "PO Box"]\n')
    assert (
        "address, number 1: 'Chen 李明' has a character that our letters cannot print"
        in refusal(tmp_path, office)
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[years."2019-20"]\nletters_on = 2020-03-30\n', "a later letters_on in office.toml."),
        (
            '[years."2019-20"]\nletters_on = 2020-07-30\npublic_at = 2020-07-29T00:01:00\n',
            "Write a later public_at, or an earlier letters_on.",
        ),
        ('[years."2018-2019"]\n', 'Write [years."2018-19"].'),
        ('[ended_letters]\nnorthhampton = ["kent"]\n', "Did you mean 'northampton'?"),
    ],
)
def test_a_preview_tells_what_a_build_would_refuse_of_the_folder(tmp_path, text, told):
    assert refusal(tmp_path, office_with(tmp_path, text)).endswith(told)
