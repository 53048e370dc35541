"""What a person says about a correction agrees with what is worked out, or the build refuses it."""

import shutil
from pathlib import Path

import pytest

from tests.site.identified import BECAUSE, CORRECTED, FIRST, corrected_with_a_letter
from tests.whole.small import build, write_office
from tests.whole.test_corrections import OFFICE, ON_ANOTHER_DAY
from upheld.edition.beside.differences import differences, without_numbers
from upheld.edition.beside.substance import substantial_words, why_substantial
from upheld.edition.reading import open_edition

CHANGED = "1 printed figure and the words of 1 letter"


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return corrected_with_a_letter(tmp_path_factory)


def rebuilt(country: Path, folder: Path, because: str) -> str:
    """What the second build says with these words in office.toml."""
    (folder / "editions").mkdir()
    for name in (FIRST, f"{FIRST}.private"):
        shutil.copytree(country / "editions" / name, folder / "editions" / name)
    shutil.copy(country / "editions" / f"{FIRST}.acts.jsonl", folder / "editions")
    write_office(folder / "office", text=OFFICE + because)
    options = ("--office", folder / "office", *ON_ANOTHER_DAY)
    done = build(country / "corrected", country / "directory", folder / "editions", *options)
    return done.stderr if done.returncode else f"built\n{done.stderr}"


def test_substantial_is_worked_out(country: Path) -> None:
    editions = country / "editions"
    with open_edition(editions / FIRST) as one, open_edition(editions / CORRECTED) as two:
        assert why_substantial(differences(two, two)) == ()
        assert substantial_words(differences(one, two)) == CHANGED


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (
            "substantial = true",
            "substantial = false",
            "substantial = false: it changes",
        ),
        (
            "substantial = true",
            'substantial = false\nalthough = "Nobody would notice."',
            "built",
        ),
        ('["leeds"]', '["kent"]', "the letter about kent would be sent again in the same words"),
        ('identified = ["leeds"]', "", "built"),
        (BECAUSE, "", f"{CORRECTED} does not say why it replaces {FIRST}."),
        ('kind = "correction"', 'kind = "slip"', "kind: 'slip' is not one."),
        (f'edition = "{CORRECTED}"', 'edition = "v2"', "'v2' is not a version."),
        ('found = "Camden told us so in August."', "", "found is missing."),
    ],
)
def test_what_is_said_is_held_against_it(
    country: Path, tmp_path: Path, before: str, after: str, told: str
) -> None:
    assert before in BECAUSE
    assert told in rebuilt(country, tmp_path, BECAUSE.replace(before, after))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("33% (1 of 3), as on 2 May 2020", "<1% (1 of 1,203), as on 12 July 2021", True),
        ("33%. This is higher.", "33%. This is lower.", False),
    ],
)
def test_words_are_the_same_if_only_numbers_and_days_differ(
    one: str, other: str, *, same: bool
) -> None:
    assert (without_numbers(one) == without_numbers(other)) == same
