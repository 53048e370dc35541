"""What everything in a profile is called: the names in the words of one language, as they are asked
for. A name for nothing in the profile is a problem, and so is anything in it without one.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from upheld.core.explained import Explained
from upheld.core.measures import Example, Measure
from upheld.core.profile import ANY_BODY
from upheld.core.public_words import PublicWords
from upheld.core.years import Year
from upheld.ombudsman.explained_words import EXPLAINING, read_explained
from upheld.ombudsman.names_missing import NamesMissing
from upheld.ombudsman.public_texts import SITE, public_words_of
from upheld.ombudsman.toml_groups import Group, Trouble, near

# The groups that have names, or explain something.
OF_PROFILE = ("outcomes", "groups", "kinds", "measures", "breaks", *EXPLAINING)
NAMED = (*OF_PROFILE, SITE)
BODIES = "bodies"  # what bodies are called, for the sentences too
OTHER_BODY = "other"  # among them: one whose kind has none of the names
NUMBERS = ("one", "many")
SINCE = "since-"  # before a year: what the rule that begins then has other words for


@dataclass(frozen=True, kw_only=True)
class OutcomeSaid:
    title: str
    means: str
    does_not_mean: str


@dataclass(frozen=True, kw_only=True)
class MeasureSaid:
    title: str
    counted: tuple[str, str]
    out_of: tuple[str, str]
    short: tuple[str, str]
    heading: str = ""
    note: str = ""
    example: Example | None = None
    definition: str = ""


@dataclass(frozen=True, kw_only=True)
class BreakSaid:
    words: str
    advice: str = ""
    reason: str = ""


class Names:
    def __init__(self, words: Mapping[str, Any]) -> None:
        self.troubles: list[Trouble] = []
        self._missing = NamesMissing()
        self._rules: dict[str, list[str]] = {}  # of each measure, where a rule has its own words
        self._words = Group({key: words.get(key, {}) for key in NAMED}, (), self.troubles)
        self.body, self.any_body = _bodies(words.get(BODIES))
        self._groups = {key: self._words.group(key) for key in OF_PROFILE}

    def of_outcome(self, key: str, *, is_listed: bool) -> OutcomeSaid:
        is_there = key in self._groups["outcomes"].content
        said = self._said("outcomes", key) if is_listed or is_there else None
        if said is None:
            return OutcomeSaid(title=key, means="", does_not_mean="")
        need = None if is_listed else ""
        found = OutcomeSaid(
            title=said.text("title", default=key),
            means=said.text("means", default=need),
            does_not_mean=said.text("does_not_mean", default=""),
        )
        said.finish()
        return found

    def title_of(self, key: str) -> str:
        """A compliance outcome is called by its key unless it has a title."""
        outcomes = self._groups["outcomes"]
        if not outcomes.has(key):
            return key
        said = outcomes.group(key)
        return said.text("title", default=key)

    def of_group(self, key: str) -> str:
        return self._text("groups", key)

    def of_kind(self, key: str) -> str:
        return self._text("kinds", key)

    def of_measure(self, measure: Measure) -> MeasureSaid:
        said = self._said("measures", measure.slug)
        if said is None:
            names = measure.counted_name
            return MeasureSaid(title=measure.slug, counted=names, out_of=names, short=names)
        numbers = {"per": f"{measure.per:,}", "fewest": f"{measure.fewest:,}"}
        begins = f"{SINCE}{measure.since}" if measure.since else ""
        known = self._rules.setdefault(measure.slug, [])
        known += [begins] if begins else []
        is_said = begins in said.content
        own = said.group(begins) if is_said else Group({}, said.path, self.troubles)

        def holds(key: str) -> Group:
            return own if own.has(key) else said

        def filled(within: Group, key: str) -> str:
            text = within.text(key)
            for name, number in numbers.items() if measure.is_rate else ():
                text = text.replace(f"{{{name}}}", number)
            if "{" in text or "}" in text:
                names = "{per} and {fewest}" if measure.is_rate else "no names in braces"
                told = f"{text!r} has a brace that is not filled in. There are {names}."
                within.trouble(told, key)
            return text

        out_of = _one_and_many(holds("out_of"), "out_of")
        short, example = holds("short"), holds("example")
        found = MeasureSaid(
            title=filled(said, "title"),  # of the series, as its heading is
            counted=_one_and_many(holds("counted"), "counted"),
            out_of=out_of,
            short=_one_and_many(short, "short") if short.has("short") else out_of,
            heading=said.text("heading", default=""),
            note=holds("note").text("note", default=""),
            example=_example(example.group("example"), measure) if example.has("example") else None,
            definition=filled(holds("definition"), "definition"),
        )
        # The words of its other rules are read with those.
        said.asked |= {key for key in said.content if key.startswith(SINCE)} | own.asked
        said.finish()
        own.finish()
        return found

    def of_break(self, key: str, title: str) -> BreakSaid:
        """``title``: of the measure that breaks, for {title} in its words."""
        said = self._said("breaks", key)
        if said is None:
            return BreakSaid(words="")
        found = BreakSaid(
            words=said.text("words").replace("{title}", title),
            advice=said.text("advice", default=""),
            reason=said.text("reason", default=""),
        )
        said.finish()
        return found

    def explained(self, slugs: tuple[str, ...]) -> Explained:
        for name in EXPLAINING:
            self._groups[name].asked.update(self._groups[name].content)
        return read_explained({name: self._groups[name] for name in EXPLAINING}, slugs)

    def public(self, *, stages: Collection[str], outcomes: Collection[str]) -> PublicWords:
        return public_words_of(self._words.group(SITE), stages=stages, outcomes=outcomes)

    def finish(self, *, unsure: Collection[str] = ()) -> None:
        """``unsure``: the groups that may hold more in the profile than we could read."""
        self._tell_words_of_no_rule()
        self.troubles += self._missing.troubles(self._groups, unsure=unsure)

    def _tell_words_of_no_rule(self) -> None:
        for slug, known in self._rules.items():
            said = self._groups["measures"].group(slug)
            for key in said.content:
                if key.startswith(SINCE) and key not in known:
                    said.trouble(f"no rule of it begins then. {near(key, known)}", key)

    def _said(self, group: str, key: str) -> Group | None:
        """What is said about one thing; None where it is missing."""
        return self._groups[group].group(key) if self._is_there(group, key) else None

    def _text(self, group: str, key: str) -> str:
        return self._groups[group].text(key) if self._is_there(group, key) else key

    def _is_there(self, group: str, key: str) -> bool:
        is_there = self._groups[group].has(key)
        if not is_there:
            self._missing.add(group, key)
        return is_there


def _example(said: Group, measure: Measure) -> Example:
    year = said.year("year")
    if year is None:
        said.trouble('year is missing. Write it like "2019-20".')
    residents = said.number("residents") if measure.is_rate else 0
    found = Example(
        year=year or Year(2000),
        cases=said.text("cases"),
        why=said.text("why"),
        residents=residents,
    )
    said.finish()
    return found


def _bodies(bodies: Any) -> tuple[tuple[str, str], tuple[str, str]]:
    """What most bodies are called, and what any is. wording_checks holds them to their form.

    The first of [bodies] is true of most only if another name is there for the rest. Of several
    kinds without one, no name is true of all.
    """
    try:
        called = {key: (names["one"], names["many"]) for key, names in bodies.items()}
    except (AttributeError, KeyError, TypeError):
        called = {}
    first = next(iter(called.values()), ANY_BODY)
    any_body = called.get(OTHER_BODY, first if len(called) == 1 else ANY_BODY)
    return first if OTHER_BODY in called else any_body, any_body


def _one_and_many(said: Group, key: str) -> tuple[str, str]:
    names = said.group(key)
    found = tuple(names.text(number) for number in NUMBERS)
    names.finish()
    return found[0], found[1]
