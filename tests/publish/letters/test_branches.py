"""Every branch of both templates is taken by a letter that is set and looked at."""

from tests.publish.letters.branches import TypstBranches, html_branches
from tests.publish.letters.variants import VARIANTS
from upheld.ombudsman.folder import DEFAULT_OFFICE

LETTERS = list(VARIANTS.values())
TEMPLATE = DEFAULT_OFFICE / "letter.typ"


def test_letters_take_every_branch_of_the_template_of_paper(tmp_path):
    assert TypstBranches(TEMPLATE, tmp_path).missed(LETTERS) == []


def test_letters_take_every_branch_of_the_template_of_the_screen():
    every, taken = html_branches(LETTERS)
    assert every - taken == set()


def test_branch_that_no_letter_takes_is_found_on_paper(tmp_path):
    template = tmp_path / "with.typ"
    more = '#if letter.title == "no such title" [Never]\n#for copy in addressee.copies [#copy]\n'
    template.write_text(TEMPLATE.read_text("utf-8") + more, "utf-8")
    missed = TypstBranches(template, tmp_path).missed(LETTERS[:1])
    assert [name.split(": ")[1] for name in missed if "title" in name or "copy" in name] == [
        'letter.title == "no such title"'
    ]


def test_letters_without_lines_leave_a_branch_of_the_screen():
    every, taken = html_branches([VARIANTS["bare"]])
    assert [name for name in every - taken if "block.count_line" in name and "taken" in name] != []
