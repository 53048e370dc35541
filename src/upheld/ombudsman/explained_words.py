"""What an office explains in its own words, and its examples; general words for what it leaves out.

The general words are true for any ombudsman, and decide what there is to explain and what can be
filled in.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from string import Formatter

from upheld.core.explained import Explained
from upheld.core.years import Year
from upheld.ombudsman.toml_files import read_toml
from upheld.ombudsman.toml_groups import Group, near

GENERAL = Path(__file__).with_name("general_words") / "en-GB.toml"
EXPLAINED, GLOSSARY, EVIDENCE = EXPLAINING = ("explained", "glossary", "evidence")
ANYWHERE = ("body", "bodies", "counted", "out_of", "cases")  # can be filled in in every text


@cache
def general_texts() -> Mapping[str, str]:
    return dict(read_toml(GENERAL).content)


def read_explained(groups: Mapping[str, Group], slugs: tuple[str, ...]) -> Explained:
    """``groups``: by name, those of the words that explain. ``slugs``: of the measures."""
    evidence = groups[EVIDENCE]
    averages = evidence.group("averages")
    found = Explained(
        texts=_texts(groups[EXPLAINED]),
        glossary=_entries(groups[GLOSSARY]),
        alike=_entries(evidence.group("alike")),
        averages={each: _entries(averages.group(each)) for each in slugs if averages.has(each)},
        reorganised=tuple(_reorganised(evidence.group("reorganised"))),
    )
    evidence.finish()
    averages.finish()
    return found


def _texts(own: Group) -> dict[str, str]:
    found = {}
    for key, general in general_texts().items():
        text = own.text(key, default=general)
        known = {*_names_in(general), *ANYWHERE, *(each.capitalize() for each in ANYWHERE)}
        try:
            strangers = [each for each in _names_in(text) if each not in known]
        except ValueError:
            strangers = ["a brace"]
        for each in strangers:
            own.trouble(f"{each} cannot be filled in here. {near(each, sorted(known))}", key)
        found[key] = general if strangers else text
    for key in own.content:
        if key not in found:
            own.trouble(f"there is nothing with this name to explain. {near(key, found)}", key)
    return found


def _names_in(text: str) -> list[str]:
    return [name for _, name, _, _ in Formatter().parse(text) if name is not None]


def _entries(own: Group) -> dict[str, str]:
    return {key: own.text(key) for key in own.content}


def _reorganised(own: Group) -> Iterator[tuple[str, Year]]:
    for slug in own.content:
        for text in own.texts(slug):
            try:
                yield slug, Year.parse(text)
            except ValueError as error:
                own.trouble(str(error), slug)
