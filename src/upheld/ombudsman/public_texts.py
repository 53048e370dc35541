"""The texts of public pages in an office's words, [site]: which there can be, and about what.

All of them may be missing: a page says what is true for any ombudsman, or leaves their place out.
"""

import re
from collections.abc import Collection, Iterable

from upheld.core.public_words import FILLED, PLACES, Entry, PublicWords, Stage
from upheld.ombudsman.toml_groups import Group, near

SITE = "site"
# The parts of the glossary, in their order. Words of figures and signs are the same for all.
PARTS = (
    "Outcomes of a complaint",
    "Putting things right",
    "Words of figures",
    "Who is who",
    "Signs in tables",
)


def public_words_of(
    said: Group, *, stages: Collection[str], outcomes: Collection[str]
) -> PublicWords:
    of_stages, notes = said.members("stages"), said.group("notes")
    _refuse_others(said, "stages", of_stages, known=stages)
    _refuse_others(said, "notes", notes.content, known=outcomes)
    found = PublicWords(
        texts={place: _text(said, place) for place in PLACES},
        stages={key: _stage(rule) for key, rule in of_stages.items()},
        notes={key: notes.text(key) for key in notes.content},
        readers=said.texts("readers", default=()),
        glossary=tuple(_entry(rule) for rule in said.groups("glossary")),
    )
    said.finish()
    return found


def _text(said: Group, place: str) -> str:
    text, known = said.text(place, default=""), FILLED.get(place, ())
    if re.search(r"[{}]", re.sub(rf"\{{({'|'.join(known)})\}}" if known else "$^", "", text)):
        names = " and ".join(f"{{{name}}}" for name in known) or "no names in braces"
        said.trouble(f"{text!r} has a brace that is not filled in. There are {names}.", place)
        return ""
    return text


def _refuse_others(said: Group, key: str, given: Iterable[str], *, known: Collection[str]) -> None:
    for name in given:
        if name not in known:
            said.trouble(f"the profile has none that is called so. {near(name, known)}", key, name)


def _stage(rule: Group) -> Stage:
    found = Stage(title=rule.text("title"), note=rule.text("note", default=""))
    rule.finish()
    return found


def _entry(rule: Group) -> Entry:
    found = Entry(
        part=rule.text("part", known=PARTS),
        word=rule.text("word"),
        meaning=rule.text("meaning"),
        link=rule.text("link", default=""),
    )
    rule.finish()
    return found
