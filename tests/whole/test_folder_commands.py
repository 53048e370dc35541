"""`upheld start` and `upheld check-folder`, from an empty folder to a proved edition."""

from tests.command import forked


def test_a_folder_is_started_checked_and_an_edition_is_built_and_proved_with_it(tmp_path):
    folder, extract, editions = (tmp_path / name for name in ("ours", "extract", "editions"))
    assert forked(("start", folder)).stdout == (
        f"{folder}: an ombudsman's folder to begin with. In it:\n"
        "  directory/authorities.csv\n  office.toml\n  profile.toml\n  words/en-GB.toml\n"
        f"Make it your own, then run: upheld check-folder {folder}\n"
    )
    checked = forked(("check-folder", folder))
    assert checked.returncode == 0
    assert checked.stdout.splitlines()[:3] == [
        f"{folder}: no problems, and a sample letter was made and proved.",
        "Not your own yet, so letters about your own cases are drafts:",
        "  name in office.toml",
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ours"]
    theirs = ("--office", folder)
    assert forked(("demo", extract, *theirs)).returncode == 0
    built = ("build", extract, "--year", "2023-24", "--into", editions, *theirs)
    assert forked(built).returncode == 0
    verified = forked(("verify", editions / "2023-24.v1", *theirs))
    assert (verified.returncode, "3 letters" in verified.stdout) == (0, True)


def test_nothing_is_written_into_a_folder_that_holds_anything(tmp_path):
    (tmp_path / "cases.csv").write_text("reference\n", "utf-8")
    started = forked(("start", tmp_path))
    assert started.returncode == 1
    assert started.stderr == (
        f"{tmp_path} already exists and is not empty. Give a new folder, or empty it first.\n"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["cases.csv"]


def test_all_that_is_wrong_is_printed_and_a_template_that_makes_no_letter_is_too(tmp_path):
    folder = tmp_path / "ours"
    forked(("start", folder))
    (folder / "letter.typ").write_text("#(\n", "utf-8")
    alone = forked(("check-folder", folder))
    assert (alone.returncode, alone.stdout) == (1, "")
    assert f"{folder / 'letter.typ'} does not work for the letter about" in alone.stderr
    (folder / "office.toml").write_text('colour = "blue"\n', "utf-8")
    (folder / "directory" / "authorities.csv").write_text("slug\n", "utf-8")
    both = forked(("check-folder", folder))
    assert (both.returncode, both.stdout) == (1, "")
    assert "  line 1, colour: 'blue' is not a colour." in both.stderr
    assert f"  {folder / 'directory' / 'authorities.csv'}" in both.stderr


def test_a_folder_where_an_extract_should_be_is_sent_to_its_own_check(tmp_path):
    folder = tmp_path / "ours"
    forked(("start", folder))
    assert forked(("check", folder)).stderr == (
        f"{folder} is not an extract: it has office.toml, as an ombudsman's folder has. Check it"
        f" with `upheld check-folder {folder}`.\n"
    )
