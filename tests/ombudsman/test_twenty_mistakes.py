"""A profile with twenty mistakes: each is named with its place and remedy, and nothing is built."""

import shutil

from tests.command import forked
from upheld.ombudsman.folder_check import check_folder
from upheld.ombudsman.not_its_own import FIRST_FOLDER

MISTAKES = {  # what is written, what is written instead, and what is told of it
    'version = "1" ': ("version = 1 ", "version: 1 is not a text. Write a text between quotes."),
    '"not for us" = { stage = "closed early"': (
        '"not for us" = { stage = "closed"',
        'outcomes, not for us, stage: "closed" is not one that we know. Did you mean "closed early"?',
    ),
    '"no fault found" = { stage = "looked into", listed = true }': (
        '"no fault found" = { stage = "looked into", listed = "yes" }',
        "outcomes, no fault found, listed: 'yes' is not true or false. Write one of them without"
        " quotes.",
    ),
    "fault = true, listed = true }": (
        'faults = true, listed = true, also = ["not for us"] }',
        'outcomes, fault found, faults: there is no such key. Did you mean "fault"?',
    ),
    '{ shows = "kept" }': (
        '{ shows = "done" }',
        'compliance, done on time, shows: "done" is not one that we know. Did you mean "not done"?',
    ),
    '"done late" = { shows = "kept late" }': (
        '"done late" = "kept late"',
        "compliance, done late: 'kept late' is not a group. Write { key = value }.",
    ),
    '"Delays" = {}': (
        '"Delays" = { groups = ["organisation"] }',
        'categories, Delays, groups: "organisation" is not one that we know. Did you mean'
        ' "organisations"?',
    ),
    '"Staff" = {}': (
        '"Staff" = { also = "people" }',
        'categories, Staff, also: \'people\' is not a list of texts. Write ["...", "..."].',
    ),
    '"Charges" = {}': (
        '"Charges" = {}\n"charges!" = {}',
        'categories, charges!: tables have another column called "charges". Use other words.',
    ),
    '"Anything else" = {}': (
        '"Anything else" = { also = ["Staff"] }',
        'categories, Anything else: "staff" is already read as "Staff". Delete one.',
    ),
    "organisations = {}": (
        'organisations = { layers = ["middle"] }',
        'groups, organisations, layers: "middle" is not one that we know. Write one of: lower,'
        " upper.",
    ),
    'keys = ["say sorry", "pay money"': (
        'keys = ["say sorry", "say sorry"',
        'remedies, keys: "say sorry" is there twice. Delete one.',
    ),
    "addressed = true, ": (
        "",
        "roles: letters are addressed to none of them. Write addressed = true.",
    ),
    "copies = 1": (
        'copies = "one"',
        "roles, complaints contact, copies: 'one' is not a whole number. Write 1 or more, without"
        " quotes.",
    ),
    'because = "early"': (
        'because = "review"',
        'withheld, looked at again: "not cleared yet" is the one that is review. Delete one.',
    ),
    'because = "other reasons"': (
        'because = "others"',
        'withheld, any other reason, because: "others" is not one that we know. Did you mean "other'
        ' reasons"?',
    ),
    'kind = "share"': (
        'kind = "kept"',
        "measures, number 1: the kind kept counts compliance out of compliance or recommendations"
        " out of recommendations, and this counts"
        " decided out of decided. Write another kind, or other cells.",
    ),
    "compared = true\nsource": (
        "compared = true\nsince = 2024\nsource",
        'measures, number 1, since: 2024 is not a year. Write it like "2019-20".',
    ),
    '"Where you have published this rule"': (
        "12",
        "measures, number 1, source: 12 is not a text. Write a text between quotes.",
    ),
    "# [[breaks]]": (
        '[[breaks]]\nkey = "b"\nyear = "2024-25"\nseries = ["faults-found"]',
        'breaks, number 1, series: "faults-found" is not one that we know. Did you mean'
        ' "fault-found"?',
    ),
}


def test_each_of_twenty_mistakes_is_named_with_its_line_and_remedy_and_nothing_is_built(tmp_path):
    folder = shutil.copytree(FIRST_FOLDER, tmp_path / "our-folder")
    text = (folder / "profile.toml").read_text("utf-8")
    for before, (after, _) in MISTAKES.items():
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    (folder / "profile.toml").write_text(text, "utf-8")
    told = "\n".join(check_folder(folder).problems).splitlines()
    assert len(MISTAKES) == 20
    for _, remedy in MISTAKES.values():
        found = [line for line in told if line.endswith(remedy)]
        assert [line.startswith("  line ") for line in found] == [True], (remedy, told)
    built = forked(
        (
            *("build", tmp_path / "extract", "--year", "2023-24", "--into", tmp_path / "editions"),
            *("--office", folder),
        )
    )
    assert built.returncode == 1
    assert all(remedy in built.stderr for _, remedy in MISTAKES.values())
    assert [path.name for path in tmp_path.iterdir()] == ["our-folder"]
