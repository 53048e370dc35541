"""What `upheld check-folder` says of a folder without a mistake that its ombudsman may not want."""

from tests.ombudsman.test_folder_check import change, first_folder
from upheld.ombudsman.folder_check import check_folder

ROW = "first-example,,First Example Organisation,First Example,organisations,Organisation,,,,,"


def notes(folder):
    checked = check_folder(folder)
    assert checked.problems == ()
    return checked.notes


def test_nothing_is_noted_of_the_folder_to_begin_with(tmp_path):
    assert notes(first_folder(tmp_path)) == ()


def test_places_without_a_map_are_noted_with_what_makes_one(tmp_path):
    folder = first_folder(tmp_path)
    change(folder / "directory/authorities.csv", f"{ROW},,Put", f"{ROW}51.75,-1.25,Put")
    assert notes(folder) == (
        "directory/authorities.csv: 1 of the bodies have a latitude and longitude, and there is no"
        ' map. Write layers = ["upper"] at each group in profile.toml that is on it.',
    )
    change(folder / "profile.toml", "organisations = {}", 'organisations = { layers = ["upper"] }')
    assert notes(folder) == ()


def test_a_group_of_one_body_or_none_is_noted(tmp_path):
    folder = first_folder(tmp_path)
    change(
        folder / "profile.toml", "organisations = {}", "organisations = {}\nlarge = {}\nsmall = {}"
    )
    words = 'organisations = "organisations"'
    change(
        folder / "words/en-GB.toml", words, f'{words}\nlarge = "large ones"\nsmall = "small ones"'
    )
    change(folder / "directory/authorities.csv", ROW, ROW.replace("organisations", "large"))
    assert notes(folder) == (
        'directory/authorities.csv: First Example Organisation is alone in the group "large", so'
        " nobody is like it. It is compared with nobody.",
        'directory/authorities.csv: nobody is in the group "small" of profile.toml.',
    )


def test_several_kinds_of_body_without_a_word_for_all_are_noted(tmp_path):
    folder = first_folder(tmp_path)
    other = 'other = { one = "organisation", many = "organisations" }'
    college, school = (
        f'{key} = {{ one = "{key}", many = "{key}s" }}' for key in ("college", "school")
    )
    change(folder / "words/en-GB.toml", f"\n{other}", f"\n{college}\n{school}")
    assert notes(folder) == (
        "words/en-GB.toml: maps, tables and the methodology speak of organisations, as no word in [bodies]"
        " is true of all kinds. Add other, with one that is.",
    )
    change(folder / "words/en-GB.toml", f"\n{college}", f"\n{other}\n{college}")
    assert notes(folder) == ()
    assert check_folder(folder).office.profile.body == ("organisation", "organisations")


def test_a_folder_without_a_profile_counts_as_the_default_one(tmp_path):
    folder = first_folder(tmp_path)
    (folder / "profile.toml").unlink()
    (folder / "words/en-GB.toml").unlink()
    (folder / "directory/authorities.csv").unlink()
    (folder / "directory").rmdir()
    change(folder / "office.toml", 'directory = "own"', "")
    assert notes(folder) == (
        "profile.toml: there is none, so you count and compare as the Local Government and Social"
        " Care Ombudsman does.",
    )


def test_two_rules_in_the_same_words_are_noted(tmp_path):
    folder = first_folder(tmp_path)
    rule = (folder / "profile.toml").read_text("utf-8").partition("[[measures]]\n")[2]
    rule = rule.partition("\n\n")[0]
    with (folder / "profile.toml").open("a", encoding="utf-8") as rules:
        rules.write(f'\n[[measures]]\nsince = "2025-26"\n{rule}\n')
        rules.write('[[breaks]]\nkey = "b"\nyear = "2025-26"\nseries = ["fault-found"]\n')
    change(folder / "profile.toml", f"{rule}\n\n", f'{rule}\nuntil = "2024-25"\n\n')
    with (folder / "words/en-GB.toml").open("a", encoding="utf-8") as words:
        words.write('[breaks.b]\nwords = "New."\n')
    assert notes(folder) == (
        "words/en-GB.toml: both rules of fault-found have the same words. Write what changed under"
        " [measures.fault-found.since-2025-26], such as its definition.",
    )
    with (folder / "words/en-GB.toml").open("a", encoding="utf-8") as words:
        words.write('[measures.fault-found.since-2025-26]\ndefinition = "Another."\n')
    assert notes(folder) == ()
