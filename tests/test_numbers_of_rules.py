"""A number of a rule is named once: texts of the program are filled from it, and none types it.

Documents that are written by hand cannot be filled: wherever one of them speaks of such a rule, its
number must be today's. Those of the office are looked at in tests/office/test_documented.py.
"""

from functools import cache

import pytest

from tests.numbers_of_rules import (
    DELAY_DAYS,
    PHRASES,
    ROOT,
    YEARS_KEPT,
    faults_in_documents,
    places_of,
)
from upheld.core.comparing.comparison import LEVEL, STRICT_LEVEL
from upheld.core.comparing.related import LEAST_PART
from upheld.core.days import length_in_words, years_in_words
from upheld.core.english import part_written_out, written_out
from upheld.core.intervals import SHOWN_TEXT
from upheld.intake.checks.dates import EARLIEST, LATEST
from upheld.site.front import LONGEST_ADDRESS, LONGEST_WAIT

SOURCE = ROOT / "src" / "upheld"
TEXTS = {".py", ".html", ".md", ".toml", ".typ", ".sql", ".atom", ".xml", ".csv", ".txt"}
FROZEN = "an edition keeps the comments of the form that it was written in"
# File and phrase to why it is no number of a rule there. What stands no more must leave this list.
TYPED_ON_PURPOSE = {
    ("demo/data/regions.csv", "100,000 residents"): "a fact about a region",
    ("edition/content/added.py", "ten years"): "some day, and no rule",
    ("edition/schemas/1.sql", "95% interval"): FROZEN,
    **{
        (f"edition/{schema}", phrase): FROZEN
        for schema in ("schemas/2.sql", "schema.sql")
        for phrase in ("95% confidence", "19 simulated years of 20", "a tenth")
    },
    ("intake/checks/keys.py", "a tenth"): "how fast a library is",
    ("office/rules/signing_in.py", "15 characters"): "where it is defined",
    ("ombudsman/default_office/words/en-GB.toml", "three months"): "of 2020-21, that is over",
    ("publish/methodology/other_comparisons.py", "a tenth"): "what was measured of that many",
}


def test_no_text_of_the_program_types_a_number_of_a_rule():
    offences = [
        f"{file}, line {line}: {phrase!r}. Fill it from the constant or the setting."
        for file, line, phrase in typed()
        if (file, phrase) not in TYPED_ON_PURPOSE
    ]
    assert "\n".join(offences) == ""


def test_what_is_typed_on_purpose_stands_there_still():
    assert {(file, phrase) for file, _, phrase in typed()} >= set(TYPED_ON_PURPOSE)


@cache
def typed() -> list[tuple[str, int, str]]:
    return [
        (file, line, phrase) for file, text in texts().items() for line, phrase in places_of(text)
    ]


def texts() -> dict[str, str]:
    return {
        path.relative_to(SOURCE).as_posix(): path.read_text("utf-8")
        for path in sorted(SOURCE.rglob("*"))
        if path.suffix in TEXTS
    }


@pytest.mark.parametrize("phrase", [each for phrases in PHRASES.values() for each in phrases])
def test_every_phrase_is_found_however_its_lines_break(phrase):
    first, _, rest = phrase.partition(" ")
    found = [
        f"Here it says {phrase}, and more.",
        f'("Here it says {first}"\n    f" {rest}.")' if rest else f"<p>{phrase}</p>",
        f"# says {first}\n# {rest}" if rest else f"| {phrase} |",
        phrase.upper(),
    ]
    assert [places for text in found if not (places := [*places_of(text)])] == []
    assert [*places_of(f"{phrase}xyz")] == []


# A pattern with what stands in its group today. Each must be spoken of somewhere.
DOCUMENTED = {
    r"Default: (\S+ days) and": f"{DELAY_DAYS} days",
    r"Default: \S+ days and ([^,]*)": years_in_words(YEARS_KEPT),
    r"(\w+ weeks),? (?:after (?:it was|its)|the office's)": length_in_words(DELAY_DAYS),
    r"absent for (\w+ weeks)": length_in_words(DELAY_DAYS),
    r"(?:the curve of|to be shown:) 1 in ([\d,]+)": f"{LEVEL.denominator:,}",
    r"pooled years(?: have one level,)? 1 in ([\d,]+)": f"{STRICT_LEVEL.denominator:,}",
    r"(\d+%) (?:confidence )?interval": SHOWN_TEXT,
    r"makes up (an? \w+) or more": part_written_out(LEAST_PART),
    r"dates before (\d+)": f"{EARLIEST.year}",
    r"or after (\d{4});": f"{LATEST.year}",
    r"address has at most ([\d,]+) characters": f"{LONGEST_ADDRESS:,}",
    r"answer takes at most (\w+) seconds": written_out(int(LONGEST_WAIT)),
    r"answer takes more than (\w+) seconds": written_out(int(LONGEST_WAIT)),
}


def test_documents_speak_of_the_numbers_of_today():
    assert "\n".join(faults_in_documents(DOCUMENTED)) == ""
