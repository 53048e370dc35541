"""What is added to an edition beside its texts, or hides one, is found though the hashes fit.

Also by software that did not make the edition and so cannot make it again: the list of what an
edition ever held is enough. The page for those who sign is remade by its own software alone.
"""

import os
import shutil
from pathlib import Path

import pytest

from tests.whole import more_tampering as ways
from tests.whole import parts
from tests.whole.few_letters import copied
from tests.whole.small import BEFORE, YEAR, upheld
from tests.whole.tampering import fit_hashes
from upheld.edition.manifest import edition_hash
from upheld.edition.proof.finding import Finding
from upheld.edition.proof.verifying import verify_database, verify_files
from upheld.edition.reading import open_edition
from upheld.ombudsman.folder import read_office
from upheld.publish.annual.proof import prove, verify
from upheld.publish.annual.signing_proof import prove_signing_page
from upheld.publish.annual.unchecked import unchecked


@pytest.fixture
def edition(few_letters: Path, tmp_path: Path) -> Path:
    """Beside it the year before, which no test changes: links suffice."""
    before = f"{BEFORE}.v1"
    shutil.copytree(few_letters / before, tmp_path / before, copy_function=os.link)
    return copied(few_letters, tmp_path)


def verified(edition: Path) -> list[Finding]:
    with open_edition(edition) as opened:
        return verify(opened, office=read_office())


def by_another(edition: Path) -> list[Finding]:
    """What is proved where the edition cannot be made again."""
    with open_edition(edition) as opened:
        private = opened.private_folder
        found = verify_files(opened) + verify_database(opened)
        return found or prove(opened, private=private, office=None, share=map)


def test_as_it_was_made_it_is_proved_by_its_own_software_and_by_another(edition: Path) -> None:
    assert verified(edition) == []
    assert by_another(edition) == []


OF_LETTERS = {**ways.HTML, **ways.PDF}
LISTED = {**OF_LETTERS, **ways.DATABASES, **ways.FOLDERS}
SIGNING_PAGE = "private/signing.html"


def test_there_are_more_than_sixty() -> None:
    assert len(LISTED) + len(ways.MANIFESTS) + len(ways.PAGES) >= 60


@pytest.mark.parametrize("name", LISTED)
def test_software_that_did_not_make_it_finds_a_tampering(edition: Path, name: str) -> None:
    LISTED[name](edition)
    fit_hashes(edition)
    asked = (parts.letters,) if name in OF_LETTERS else (parts.FILES, parts.DATABASE)
    assert (parts.found_by(edition, *asked) or by_another(edition)) != []


@pytest.mark.parametrize("name", ways.MANIFESTS)
def test_a_manifest_that_is_not_written_as_one_is_found(edition: Path, name: str) -> None:
    ways.MANIFESTS[name](edition)
    with open_edition(edition) as opened:
        assert [finding.where for finding in verify_files(opened)] == ["edition.json"]


@pytest.mark.parametrize("name", ways.PAGES)
def test_a_change_of_the_page_for_those_who_sign_is_found(edition: Path, name: str) -> None:
    ways.PAGES[name](edition)
    with open_edition(edition) as opened:
        assert {finding.where for finding in prove_signing_page(opened)} == {SIGNING_PAGE}


def test_of_a_changed_page_for_those_who_sign_nothing_else_is_found(edition: Path) -> None:
    ways.PAGES["a note on the page"](edition)
    assert {finding.where for finding in verified(edition)} == {SIGNING_PAGE}


def test_its_own_software_makes_each_file_again(edition: Path) -> None:
    """One byte of each that no reader sees."""
    names = ("letters/leeds.pdf", "letters/leeds.html", "tables/README.txt")
    for name in names:
        changed_unseen(edition / name)
    fit_hashes(edition)
    found = {str(finding) for finding in verified(edition)}
    again = "differs from what the edition gives when it is made again"
    assert {f"{name}: {again}" for name in names} <= found


def changed_unseen(path: Path) -> None:
    content = path.read_bytes()
    in_pdf = path.suffix == ".pdf"
    place = content.rindex(b"T12:00:00") + 8 if in_pdf else content.rindex(b"\n")
    path.write_bytes(content[:place] + b"1" + content[place + 1 :])


def test_the_last_line_says_what_was_not_checked(edition: Path) -> None:
    with open_edition(edition) as opened:
        assert unchecked(opened, office=read_office(), is_signed=True) == ()
    done = upheld("verify", edition, "--signed", edition_hash(edition))
    assert done.stdout.startswith(f"{edition}: verified.")
    assert "Not checked" not in done.stdout
    shutil.rmtree(edition.with_name(f"{BEFORE}.v1"))
    shutil.rmtree(edition.with_name(f"{YEAR}.v1.private"))
    last = upheld("verify", edition).stdout.splitlines()[-1]
    assert last.startswith("Not checked: that it is the one that was signed")
    assert "private sheets and the page for those who sign" in last
    assert (
        f"earlier years word for word ({BEFORE}.v1, which it follows, is not in the same folder)"
        in last
    )
