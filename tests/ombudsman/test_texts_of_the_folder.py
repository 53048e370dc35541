"""Every text of an ombudsman's folder is held to what we can print, and is read in its plain form."""

import pytest

from tests.offices import office_with, words_in
from upheld.core.mistakes import Mistake
from upheld.ombudsman.folder import Office, read_office
from upheld.ombudsman.profile_reading import WORDS
from upheld.ombudsman.wording import read_wording

SIGN = "\ue000"  # of one font alone
WHY = (
    " has a character that our letters cannot print: U+E000, which is character 3, after 'A '."
    " Only one font or program has it. Delete it, or write a word for it."
)
WHY_OF_A_PAGE = WHY.replace("our letters cannot print", "no page can show")
GUIDE = '[[guides]]\ntitle = "{0}"\nfor = "councils"\ntext = "{1}"\npoints = ["{2}"]\n'
POLICY = '[revisions]\ntitle = "{0}"\nowner = "{1}"\ntext = "revisions.md"\n'
A = "A " + SIGN


def write(folder, files):
    office_with(folder, files.pop("office.toml", ""))
    (folder / "policies").mkdir()
    words_in(folder)
    (folder / "policies" / "revisions.md").write_text("We mark them.\n", "utf-8")
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")


def read(folder) -> Office:
    office = read_office(folder)
    read_wording(office)
    return office


@pytest.mark.parametrize(
    ("name", "text", "where"),
    [
        ("office.toml", f'name = "{A}"\n', f"line 6, name: {A!r}"),
        ("office.toml", f'address = ["First", "{A}"]\n', f"line 6, address, number 2: {A!r}"),
        (
            "office.toml",
            f'[message]\nparagraphs = ["{A}"]\n',
            f"line 8, message.paragraphs, number 1: {A!r}",
        ),
        (WORDS, f'\n[letter]\nclosing = "{A}"\n', f"line 3, letter.closing: {A!r}"),
        (
            "guides.toml",
            GUIDE.format(A, "Read it.", "One"),
            f"line 2, guides, number 1.title: {A!r}",
        ),
        ("guides.toml", GUIDE.format("Pack", A, "One"), f"line 4, guides, number 1.text: {A!r}"),
        (
            "guides.toml",
            GUIDE.format("Pack", "Read it.", A),
            f"line 5, guides, number 1.points, number 1: {A!r}",
        ),
        (
            "policies.toml",
            POLICY.format(A, "Head of Statistics"),
            f"line 2, revisions.title: {A!r}",
        ),
        ("policies.toml", POLICY.format("Revisions", A), f"line 3, revisions.owner: {A!r}"),
    ],
)
def test_a_text_that_cannot_be_printed_is_told_with_its_place(tmp_path, name, text, where):
    write(tmp_path, {name: text})
    with pytest.raises(Mistake) as refused:
        read(tmp_path)
    assert str(tmp_path / name) in str(refused.value)
    of_a_page = name in ("guides.toml", "policies.toml")
    assert where + (WHY_OF_A_PAGE if of_a_page else WHY) in str(refused.value)


def test_every_line_of_a_policy_that_cannot_be_printed_is_told(tmp_path):
    policy = POLICY.format("Revisions", "Head of Statistics")
    words = f"We mark them.\n{A}\n\n{A} and more\n"
    write(tmp_path, {"policies.toml": policy, "policies/revisions.md": words})
    with pytest.raises(Mistake) as refused:
        read(tmp_path)
    file = tmp_path / "policies" / "revisions.md"
    assert str(refused.value).splitlines() == [
        f"{tmp_path / 'policies.toml'} cannot be used:",
        f"  line 4, revisions.text: {file}, line 2{WHY_OF_A_PAGE}",
        f"  line 4, revisions.text: {file}, line 4{WHY_OF_A_PAGE}",
    ]


def test_every_text_is_read_in_its_plain_form(tmp_path):
    odd, plain = "Co\u2011op\u00a0re\ufb01t \uf0b7", "Co-op refit •"
    write(
        tmp_path,
        {
            "office.toml": f'name = "{odd}"\n',
            WORDS: f'[letter]\nclosing = "{odd}"\n',
            "guides.toml": GUIDE.format(odd, odd, odd),
            "policies.toml": POLICY.format(odd, odd),
            "policies/revisions.md": f"\ufeff{odd}\r\n",
        },
    )
    office = read(tmp_path)
    (guide,), (policy,) = office.guides, office.policies
    assert office.name == plain
    assert (guide.title, guide.text, guide.points) == (plain, plain, (plain,))
    assert (policy.title, policy.owner, policy.text) == (plain, plain, f"{plain}\n")
    assert read_wording(office).sentences["letter.closing"] == plain


URDU = "شکایت کیسے کی جائے"
PUNJABI = "ਸ਼ਿਕਾਇਤ ਕਿਵੇਂ ਕਰਨੀ ਹੈ"


@pytest.mark.parametrize("text", [URDU, PUNJABI, "如何投诉", "Як подати скаргу", "😀"])
def test_guides_and_policies_are_on_pages_alone_and_may_have_any_script(tmp_path, text):
    write(
        tmp_path,
        {
            "guides.toml": GUIDE.format(text, text, text),
            "policies.toml": POLICY.format(text, "Head of Statistics"),
            "policies/revisions.md": f"{text}\n",
        },
    )
    office = read(tmp_path)
    (guide,), (policy,) = office.guides, office.policies
    assert (guide.title, guide.points, policy.title) == (text, (text,), text)
    assert policy.text == f"{text}\n"


@pytest.mark.parametrize("sign", ["\\u0007", "\\u202e", "\\ue000", "\\uffff", "\\U000f0000"])
def test_what_is_no_sign_is_in_no_guide(tmp_path, sign):
    write(tmp_path, {"guides.toml": GUIDE.format(f"{URDU}{sign}", "Read it.", "One")})
    with pytest.raises(Mistake) as refused:
        read(tmp_path)
    assert "line 2, guides, number 1.title: " in str(refused.value)
    assert " has a character that no page can show: " in str(refused.value)
