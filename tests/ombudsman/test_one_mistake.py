"""One mistake in a folder is one problem: with its line and what to write, and nothing that follows
from it."""

from pathlib import Path

import pytest

from tests.ombudsman.test_folder_check import change, first_folder
from upheld.ombudsman.folder_check import check_folder

OFFICE, RULES, WORDS = "office.toml", "profile.toml", "words/en-GB.toml"
BODIES = "directory/authorities.csv"
MEASURE = """[measures.fault-found]
title = "Fault found"
counted = { one = "complaint with fault", many = "complaints with fault" }
out_of = { one = "complaint looked into", many = "complaints looked into" }
definition = "Of the complaints that we looked into and decided in the year, the share in which we \
found that something had gone wrong."
"""
NAMES = "slug,name,use,valid_from,valid_to\nsecond-example,The Second,accepted,,\n"
TWO_RULES = """
[[breaks]]
key = "remit"
year = "2025-26"
series = ["fault-fund"]
[[measures]]
key = "fault-found"
kind = "share"
counted = { what = "decided", outcomes = ["fault found"] }
out_of = { what = "decided" }
since = "2025-26"
"""
MISTAKES = {  # the file, what is written, what is written instead, and what is told of it
    "a text without quotes": (
        OFFICE,
        '"the Ombudsman"  ',
        "the Ombudsman  ",
        "{at} is not TOML: Invalid value (at line 8, column 14). The line is: short_name = the"
        " Ombudsman                        # in a sentence: decisions of the Ombudsman. Write"
        ' short_name = "the Ombudsman".',
    ),
    "a key without quotes": (
        RULES,
        '"not for us" = {',
        "not for us = {",
        "{at} is not TOML: Expected '=' after a key in a key/value pair (at line 20, column 5). The"
        ' line is: not for us = {{ stage = "closed early", also = ["out of remit"] }}. Write'
        ' "not for us" = {{ stage = "closed early", also = ["out of remit"] }}.',
    ),
    "a day where a time should be": (
        OFFICE,
        '# [years."2024-25"]',
        '[years."2024-25"]\npublic_at = 2025-07-23',
        "line 43, years.2024-25.public_at: 2025-07-23 is not a time. Write 2025-07-29T00:01:00.",
    ),
    "a group of words that is misspelt": (
        WORDS,
        "\n[bodies]",
        "\n[bodis]",
        "{at}, line 11, bodis: there is no group of words with this name. Did you mean 'bodies'?",
    ),
    "a sentence above all groups": (
        WORDS,
        "\n[bodies]",
        '\nclosing = "Yours"\n[bodies]',
        "{at}, line 11, closing: there is no sentence with this name. Did you mean"
        " 'letter.closing'?",
    ),
    "a measure without words": (
        WORDS,
        MEASURE,
        "",
        "measures, fault-found: it is missing. Write:\n    [measures.fault-found]\n"
        '    title = "..."\n    counted = {{ one = "...", many = "..." }}\n'
        '    out_of = {{ one = "...", many = "..." }}\n    definition = "..."',
    ),
    "a key that the words spell otherwise": (
        WORDS,
        "[measures.fault-found]",
        "[measures.faults-found]",
        'line 28, measures, faults-found: the profile calls it "fault-found". Write the same here.',
    ),
    "a kind that is misspelt": (
        RULES,
        'kind = "share"',
        'kind = "kepts"',
        'line 72, measures, number 1, kind: "kepts" is not one that we know. Did you mean "kept"?',
    ),
    "an outcome that is misspelt in a measure": (
        RULES,
        'outcomes = ["no fault found", "fault found"] }',
        'outcomes = ["no fault found", "fault fund"] }',
        'line 74, measures, number 1, out_of, outcomes: "fault fund" is not one that we know. Did'
        ' you mean "fault found"?',
    ),
    "a role that is addressed in a way that cannot be read": (
        RULES,
        "addressed = true",
        'addressed = "true"',
        "line 51, roles, head of the organisation, addressed: 'true' is not true or false. Write"
        " one of them without quotes.",
    ),
    "a reason for the early that is misspelt": (
        RULES,
        'because = "early"',
        'because = "earlier"',
        'line 57, withheld, not cleared yet, because: "earlier" is not one that we know. Did you'
        ' mean "early"?',
    ),
    "a break of a series that is misspelt": (
        RULES,
        "compared = true\nsource",
        'until = "2024-25"\ncompared = true\nsource',
        'line 82, breaks, number 1, series: "fault-fund" is not one that we know. Did you mean'
        ' "fault-found"?',
    ),
    "groups that are no group": (
        RULES,
        "[groups]\norganisations = {}",
        "[groups]\norganisations = 7",
        "line 41, groups, organisations: 7 is not a group. Write {{ key = value }}.",
    ),
    "a body that is there twice": (
        BODIES,
        "third-example",
        "second-example",
        "  {at}, line 4, second-example: this row is also in line 3. Keep one of them.",
    ),
    "a body that cannot be read, and has names": (
        BODIES,
        "second-example,,Second Example Organisation",
        "second-example,,",
        "  {at}, line 3, name: '' is empty. Fill it in.",
    ),
}


def with_more(folder: Path, name: str) -> None:
    """What a mistake would be followed by."""
    if name == "a break of a series that is misspelt":
        change(folder / RULES, "\n# A rule that changes", f"{TWO_RULES}\n# A rule that changes")
        with (folder / WORDS).open("a", encoding="utf-8") as words:
            words.write('\n[breaks.remit]\nwords = "New."\n')
    if name == "a body that cannot be read, and has names":
        (folder / "directory" / "names.csv").write_text(NAMES, "utf-8")


@pytest.mark.parametrize("name", MISTAKES)
def test_one_mistake_is_one_problem(tmp_path, name):
    folder = first_folder(tmp_path)
    file, before, after, told = MISTAKES[name]
    with_more(folder, name)
    change(folder / file, before, after)
    said = "\n".join(check_folder(folder).problems)
    heading = ("cannot be used:", "The directory of authorities has 1 problem.")
    lines = [line for line in said.splitlines() if not line.endswith(heading)]
    wanted = told.format(at=folder / file)
    assert "\n".join(lines).strip() == wanted.strip()
