"""Invented words: summaries and numbered statements of decisions, and recommendations.

The people in them do not exist. The texts vary enough to be worth searching, and never give a
deadline or a name.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from upheld.core.english import capitalised
from upheld.demo.calibration import DATA
from upheld.demo.england import CATEGORIES

OUTCOMES_IN_WORDS = ("closed", "not upheld", "upheld", "remedied", "without recommendations")


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """What the words must fit."""

    category: int
    subcategory: str
    outcome: str  # one of OUTCOMES_IN_WORDS
    council: str  # what the body is called in the text


@cache
def wording() -> dict[str, Any]:
    return tomllib.loads((DATA / "wording.toml").read_text(encoding="utf-8"))


@cache
def matters(category: int) -> dict[str, list[str]]:
    name = CATEGORIES[category]
    return next(each["matters"] for each in wording()["category"] if each["name"] == name)


@cache
def subcategories(category: int) -> tuple[str, ...]:
    return tuple(matters(category))


def summary_and_statement(facts: CaseFacts, picks: np.ndarray) -> tuple[str, str]:
    """``picks`` has a large whole number for each choice of words."""
    words = wording()
    number = iter(picks.tolist())

    def some(of: list[str]) -> str:
        return of[next(number) % len(of)]

    who = some(words["who"])
    filled = {"who": who, "council": facts.council}
    matter = some(matters(facts.category)[facts.subcategory]).format(**filled)
    finding = _finding(facts.outcome, some, words)
    complaint = f"{who} complained about {matter}."
    sentences = [complaint, some(words["background"]), *finding]
    if facts.outcome != "closed":
        sentences.insert(2, some(words["considered"]))
    told_in_full = [capitalised(each.format(**filled)) for each in sentences]
    summary = " ".join([told_in_full[0], *told_in_full[-len(finding) :]])
    statement = "\n".join(f"{place}. {each}" for place, each in enumerate(told_in_full, start=1))
    return summary, statement


def _finding(outcome: str, some: Any, words: dict[str, Any]) -> list[str]:
    if outcome == "closed":
        return [f"We will not investigate, because {some(words['closed'])}."]
    if outcome == "not upheld":
        return [f"We found no fault: {some(words['not_upheld'])}"]
    fault = f"We found fault, because {some(words['fault'])}."
    ending = {"upheld": "agreed", "remedied": "remedied"}.get(outcome, "none_agreed")
    return [fault, some(words["injustice"]), some(words[ending])]
