"""The scan for identity against statements that a person has marked, and against hostile text.

What is found and missed: python -m bench.identity tests/office/identity/marked.jsonl --each
"""

import sys
from pathlib import Path
from re import _parser as reading  # what a pattern is made of

import pytest
from bench.identity import measure, statements

from tests.office.identity import sentences, sentences_of_places
from tests.office.identity.sentences import unmarked
from upheld.office.identity.known import Known
from upheld.office.identity.known_places import known_places
from upheld.office.identity.patterns import FORMS
from upheld.office.identity.scanning import scan

MARKED = Path(__file__).parent / "identity"
KNOWN = Known(places=known_places())
LONG = 4_000  # characters, of which twice as many are tried
HOSTILE = (
    "1 ",
    "A ",
    "a.",
    "Ab ",
    "1\n",
    "\n\n",
    "at x.",
    "May 1 ",
    "born ",
    "The Ab ",
    "Ab v ",
    "Mr A. ",
    "AB ",
    "Ab and ",
    "at Ab, a ",
    "x Ab pub ",
    '"Rose ',
    "the only her ",
    "Page of Ab ",
)


@pytest.mark.parametrize(
    ("file", "occurrences", "precision"),
    [("marked", 180, 0.94), ("marked_second", 101, 0.94), ("marked_third", 96, 0.94)],
)
def test_all_that_identifies_in_statements_of_other_hands_is_found(file, occurrences, precision):
    """The figures that the scan had when it was last changed. They may only get better."""
    measured = measure(statements(MARKED / f"{file}.jsonl"))
    assert (measured.recall.counted, measured.recall.out_of) == (occurrences, occurrences)
    assert measured.precision.value >= precision


@pytest.mark.parametrize("marked", sentences.SOMEBODY + sentences_of_places.SOMEBODY)
def test_what_a_caseworker_may_write_of_somebody_is_found_and_nothing_else(marked):
    text, spans = unmarked(marked)
    found = [(each.start, each.end) for each in scan(text, known=KNOWN)]
    missed = [text[a:z] for a, z in spans if not any(s < z and a < e for s, e in found)]
    false = [text[s:e] for s, e in found if not any(s < z and a < e for a, z in spans)]
    assert (missed, false) == ([], [])


@pytest.mark.parametrize("text", sentences.NOTHING + sentences_of_places.NOTHING)
def test_what_names_nobody_is_left_alone(text):
    assert [each.text for each in scan(text, known=KNOWN)] == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.kind}: {form.why}")
def test_every_repetition_in_a_pattern_has_a_limit(form):
    assert _without_limit(reading.parse(form.pattern.pattern, form.pattern.flags)) == []


def _without_limit(parsed) -> list[object]:
    found = []
    for name, what in parsed:
        if "REPEAT" in str(name):
            _, most, what = what
            found += [name] if most == reading.MAXREPEAT else []
        parts = what if isinstance(what, (list, tuple)) else [what]
        for part in parts:
            for inner in part if isinstance(part, list) else [part]:
                if isinstance(inner, reading.SubPattern):
                    found += _without_limit(inner)
    return found


def test_a_pattern_that_repeats_for_ever_is_noticed():
    assert _without_limit(reading.parse(r"(?:a|\d{1,3}(?:b+))?")) != []


@pytest.mark.parametrize("part", HOSTILE)
def test_twice_the_text_takes_twice_the_steps(part):
    """Steps are lines of our own code, counted: a clock says nothing on a busy machine."""
    once, twice = (_steps((part * size)[:size]) for size in (LONG, 2 * LONG))
    assert twice < 2.2 * once


def _steps(text: str) -> int:
    steps = 0

    def count(frame, event, _argument):
        nonlocal steps
        if "/identity/" not in frame.f_code.co_filename:
            return None
        steps += event == "line"
        return count

    scan(text[:1], known=KNOWN)  # the lists are read
    before = sys.gettrace()
    sys.settrace(count)
    try:
        scan(text, known=KNOWN)
    finally:
        sys.settrace(before)
    return steps
