"""The folder that `upheld start` writes, and what is told of any folder: all of it, never a traceback."""

import shutil
from pathlib import Path

import pytest

from tests.ombudsman.test_shapes_of_the_folder import POLICIES
from tests.sampling import sample
from upheld.ombudsman.folder import DEFAULT_OFFICE, OfficeError, read_office
from upheld.ombudsman.folder_check import check_folder
from upheld.ombudsman.not_its_own import FIRST_FOLDER
from upheld.ombudsman.whose import why_unsigned

FEW = 60  # trials of each file


def first_folder(at: Path) -> Path:
    return Path(shutil.copytree(FIRST_FOLDER, at / "our-folder"))


def whole_folder(at: Path) -> Path:
    """With each of the files that one can have."""
    folder = first_folder(at)
    shutil.copy(DEFAULT_OFFICE / "guides.toml", folder)
    (folder / "policies").mkdir()
    (folder / "policies" / "revisions.md").write_text("We mark them.\n", "utf-8")
    (folder / "policies.toml").write_text(POLICIES, "utf-8")
    directory = folder / "directory"
    for name, rows in {
        "names": ["slug,name,use,valid_from,valid_to", "first-example,The First,accepted,,"],
        "successions": ["predecessor,successor,on", "first-example,second-example,2024-04-01"],
        "populations": ["slug,vintage,residents,source", "third-example,Census 2021,60000,ONS"],
    }.items():
        (directory / f"{name}.csv").write_text("\n".join(rows) + "\n", "utf-8")
    change(
        directory / "authorities.csv",
        ",Organisation,,,,,,,Put",
        ",Organisation,,,,2024-03-31,,,Put",
    )
    return folder


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(before) == 1, before
    path.write_text(text.replace(before, after), "utf-8")


def test_the_folder_to_begin_with_is_valid_as_it_stands(tmp_path):
    checked = check_folder(first_folder(tmp_path))
    assert checked.problems == ()
    profile = checked.office.profile
    assert (len(profile.outcomes), len(profile.measures), len(profile.groups)) == (3, 1, 1)


def test_each_placeholder_of_it_is_not_its_own_yet(tmp_path):
    office = read_office(first_folder(tmp_path))
    assert office.not_its_own == (
        "name",
        "contact",
        "site",
        "address",
        "signatories",
        "name in profile.toml",
        "source of fault-found in profile.toml",
        "first-example in directory/authorities.csv",
        "second-example in directory/authorities.csv",
        "third-example in directory/authorities.csv",
    )
    assert why_unsigned(office, is_demonstration=False) == (
        f"{tmp_path / 'our-folder'} still has the demonstration's words, or a placeholder, for"
        f" {', '.join(office.not_its_own)}. Write your own there"
    )


def test_it_shares_no_key_or_title_with_the_default_one():
    first, default = (read_office(folder).profile for folder in (FIRST_FOLDER, None))
    for group in ("outcomes", "compliance", "categories", "groups", "by_slug", "roles", "reasons"):
        assert set(getattr(first, group)) & set(getattr(default, group)) == set(), group
    assert set(first.remedies) & set(default.remedies) == set()


def test_what_is_wrong_in_every_file_is_told_at_once(tmp_path):
    folder = whole_folder(tmp_path)
    for name, before, after in (
        ("office.toml", 'colour = "#3d3a6b"', 'colour = "blue"'),
        ("profile.toml", 'kind = "share"', 'kind = "shares"'),
        ("words/en-GB.toml", 'closing = "', 'closing = "{nobody} '),
        ("policies.toml", 'owner = "Head of Statistics"', "owner = 7"),
        ("directory/authorities.csv", "second-example", "Second Example"),
    ):
        change(folder / name, before, after)
    (folder / "guides.toml").write_text('[[guides]]\ntitle = "A"\nfor = "us"\n', "utf-8")
    told = "\n".join(check_folder(folder).problems)
    for name in ("office", "profile", "words/en-GB", "guides", "policies"):
        assert f"{folder}/{name}.toml" in told, name
    assert f"{folder}/directory/authorities.csv, line 3, slug: 'Second Example'" in told


def test_a_file_that_cannot_be_read_does_not_hide_what_is_wrong_in_others(tmp_path):
    folder = whole_folder(tmp_path)
    (folder / "profile.toml").write_text("[[[", "utf-8")
    change(folder / "office.toml", 'colour = "#3d3a6b"', 'colour = "blue"')
    told = check_folder(folder).problems
    assert [each.split("\n")[0].partition(" is not TOML")[0] for each in told] == [
        f"{folder}/profile.toml",
        f"{folder}/office.toml cannot be used:",
    ]


def test_a_missing_or_misnamed_file_does_not_hide_what_is_wrong_in_others(tmp_path):
    folder = whole_folder(tmp_path)
    (folder / "office.toml").rename(folder / "office.toml.txt")
    change(folder / "profile.toml", 'kind = "share"', 'kind = "shares"')
    told = check_folder(folder).problems
    assert [each.split(" cannot be used")[0] for each in told] == [
        str(folder),
        f"{folder}/profile.toml",
    ]
    assert "There is no office.toml." in told[0]
    assert "Did you mean office.toml?" in told[0]


def test_a_folder_with_a_profile_and_no_words_is_told_that_alone(tmp_path):
    folder = first_folder(tmp_path)
    (folder / "words" / "en-GB.toml").unlink()
    assert check_folder(folder).problems == (
        f"{folder} has no words/en-GB.toml. With a profile.toml of your own you need it: it has the"
        " name of all that is in it. `upheld start` writes one to begin with.",
    )


def test_a_folder_with_words_and_no_profile_is_told_that_alone(tmp_path):
    folder = first_folder(tmp_path)
    (folder / "profile.toml").unlink()
    assert check_folder(folder).problems == (
        f"{folder}/words/en-GB.toml cannot be used:\n  line 15, outcomes, no fault found: nothing"
        " has this name, as your folder has no profile.toml. Add it: these words are about what it"
        " counts and compares. `upheld start` writes one to begin with.",
    )


def test_what_is_no_folder_is_refused(tmp_path):
    with pytest.raises(OfficeError, match="is not a folder"):
        check_folder(tmp_path / "nowhere")


WAYS = {
    "deleted": lambda _: [],
    "doubled": lambda line: [line, line],
    "cut short": lambda line: [line[: len(line) // 2]],
    "of another type": lambda line: [line.partition("=")[0] + "= 7" if "=" in line else "7"],
    "of other bytes": lambda line: [line + "\udcff"],
}
FILES = (
    "office.toml",
    "profile.toml",
    "words/en-GB.toml",
    "guides.toml",
    "policies.toml",
    "policies/revisions.md",
    *(f"directory/{name}.csv" for name in ("authorities", "names", "successions", "populations")),
)


@pytest.mark.sampled
@pytest.mark.parametrize("name", FILES)
def test_no_damaged_line_of_any_file_ends_in_a_traceback(tmp_path, name):
    folder = whole_folder(tmp_path)
    assert check_folder(folder).problems == ()
    lines = (folder / name).read_text("utf-8").split("\n")
    numbers = [number for number, line in enumerate(lines) if line and line[0] != "#"]
    trials = [(number, way) for number in numbers for way in WAYS]
    told = 0
    for number, way in sample(trials, FEW, seed=14):
        damaged = [*lines[:number], *WAYS[way](lines[number]), *lines[number + 1 :]]
        (folder / name).write_bytes("\n".join(damaged).encode("utf-8", "surrogateescape"))
        told += bool(check_folder(folder).problems)
    assert told > 0


def test_a_folder_without_any_placeholder_is_its_own(tmp_path):
    folder = first_folder(tmp_path)
    for name in ("office.toml", "profile.toml", "directory/authorities.csv"):
        text = (folder / name).read_text("utf-8")
        for placeholder in ("of the ombudsman", "the-ombudsman", "of the person", "Where you"):
            text = text.replace(placeholder, "our-own")
        for number in ("first", "second", "third"):
            text = text.replace(f"{number}-example,", f"{number}-of-our-own,")
        (folder / name).write_text(text, "utf-8")
    assert read_office(folder).not_its_own == ()
