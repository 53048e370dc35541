"""The words of letters: the default sentences, or an office's own instead, and filling them in.

Nothing here decides what we say, only how. All templates are checked when they are read
(wording_checks), so a sentence that asks for a figure it does not have never reaches a letter.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from upheld.core.english import SMALL_NUMBERS, body_named, capitalised
from upheld.core.profile import Profile
from upheld.core.years import Year
from upheld.ombudsman.folder import Office
from upheld.ombudsman.parts import DEFAULT_OFFICE, default_profile
from upheld.ombudsman.profile_file import PROFILE
from upheld.ombudsman.profile_frozen import FrozenError
from upheld.ombudsman.profile_names import BODIES, NAMED, OTHER_BODY
from upheld.ombudsman.profile_reading import WORDS
from upheld.ombudsman.templates import NOUNS, Template
from upheld.ombudsman.templates_of_kinds import OF_KIND
from upheld.ombudsman.templates_of_profile import OF_ONE_PROFILE, sections_of, templates_of
from upheld.ombudsman.toml_files import NO_FILE, TomlError, TomlFile, read_toml
from upheld.ombudsman.wording_checks import (
    PLACEHOLDER,
    WordingError,
    group_of,
    problems_of,
    problems_of_groups,
    problems_of_words,
)


@dataclass(frozen=True, kw_only=True)
class Wording:
    """Sentences by key and form, and the singular and plural of nouns and bodies."""

    sentences: Mapping[str, str | Mapping[str, str]]
    nouns: Mapping[str, tuple[str, str]]
    bodies: Mapping[str, tuple[str, str]]  # part of a body's kind, and what such a body is called
    templates: Mapping[str, Template]  # all that could be said

    def has(self, key: str) -> bool:
        return key in self.sentences

    def say(self, key: str, values: Mapping[str, str | int]) -> str:
        """The sentence, filled in so that numbers agree with their nouns."""
        sentence = self.sentences[key]
        if not isinstance(sentence, str):
            sentence = sentence[_form(int(values[self.templates[key].by]), sentence)]
        return PLACEHOLDER.sub(lambda found: self._filled(found[1], values), sentence)

    def common(self, *, office: Office, year: Year, kind: str, name: str) -> dict[str, str]:
        """What any sentence about a body of this kind and name can use."""
        body, bodies = self.body(kind)
        return {
            "year": str(year),
            "body": body,
            "bodies": bodies,
            "authority": name,
            "the_authority": body_named(name),
            "office": office.name,
            "site": office.site,
        }

    def counted(self, number: int, noun: str) -> str:
        """
        >>> nouns = {"cases": ("case", "cases")}
        >>> Wording(sentences={}, nouns=nouns, bodies={}, templates={}).counted(1, "cases")
        '1 case'
        """
        one, many = self.nouns[noun]
        return f"{number:,} {one if number == 1 else many}"

    def body(self, kind: str) -> tuple[str, str]:
        """What a body of this kind is called, in the singular and plural."""
        for part, names in self.bodies.items():
            if part != OTHER_BODY and part.casefold() in kind.casefold():
                return names
        return self.bodies[OTHER_BODY]

    def _filled(self, name: str, values: Mapping[str, str | int]) -> str:
        begins_sentence = name[0].isupper()
        name = name[0].lower() + name[1:]
        value = values[name]
        if isinstance(value, str):
            return capitalised(value) if begins_sentence else value
        text = self.counted(value, name) if name in NOUNS else f"{value:,}"
        if begins_sentence and value < len(SMALL_NUMBERS):
            return SMALL_NUMBERS[value].capitalize() + text.removeprefix(str(value))
        return text


def read_wording(office: Office) -> Wording:
    """The office's sentences if it has its own, and otherwise the default ones.

    Those that its profile has no use for are left out: they would be frozen into its editions.
    Raises WordingError with every problem: file, key, form, what is wrong and what to write.
    """
    files = _default_and_own(office.files)
    if problems := _problems(*files, office.files, office.profile):
        raise WordingError(problems)
    default, own = (each.content for each in files)
    has_own_profile = office.files[PROFILE] != DEFAULT_OFFICE / PROFILE
    sentences = _sentences(default, without=OF_ONE_PROFILE if has_own_profile else ())
    said = _with_general(sentences | _sentences(own), office.profile)
    asked_for = templates_of(office.profile)
    return Wording(
        sentences={key: sentence for key, sentence in said.items() if key in asked_for},
        nouns=_words(default["nouns"]) | _different(office.profile) | _words(own.get("nouns", {})),
        bodies=_words(own.get("bodies", {}))
        | ({} if has_own_profile else _words(default["bodies"]))
        | {OTHER_BODY: office.profile.any_body},
        templates=_all_templates(office.profile),
    )


def _different(profile: Profile) -> dict[str, tuple[str, str]]:
    """The noun for bodies that people came from, who may be from many."""
    one, many = profile.any_body
    return {"authorities": (one, f"different {many}")}


def problems_of_wording(files: Mapping[str, Path], profile: Profile) -> list[str]:
    """Each with its file, key and form. Raises WordingError if a file cannot be read."""
    return _problems(*_default_and_own(files), files, profile)


def _problems(
    default: TomlFile, own: TomlFile, files: Mapping[str, Path], profile: Profile
) -> list[str]:
    of_default, said = templates_of(default_profile()), _sentences(default.content)
    return [
        *_problems_in(DEFAULT_OFFICE / WORDS, default, of_default),
        *_problems_in(files[WORDS], own, _all_templates(profile)),
        *(
            f"{DEFAULT_OFFICE / WORDS}: {key} is missing. Write its sentence."
            for key, template in of_default.items()
            if key not in said and not template.is_optional
        ),
        *_of_two_kinds(files[PROFILE], profile),
    ]


def _default_and_own(files: Mapping[str, Path]) -> tuple[TomlFile, TomlFile]:
    default, own = DEFAULT_OFFICE / WORDS, files[WORDS]
    return _read(default), _read(own) if own != default else NO_FILE


def frozen_words(wording: Wording) -> str:
    """As editions keep them. Nothing else is needed to say their sentences again."""
    kept = {"sentences": wording.sentences, "nouns": wording.nouns, "bodies": wording.bodies}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


@lru_cache(maxsize=16)
def thawed_words(text: str, profile: Profile) -> Wording:
    """Once for the same text. Raises FrozenError."""
    try:
        told = json.loads(text)
        nouns, bodies = (
            {name: (one, many) for name, (one, many) in told[group].items()}
            for group in ("nouns", "bodies")
        )
        sentences = {**told["sentences"]}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise FrozenError(f"its words cannot be read as JSON ({error})") from None
    return Wording(
        sentences=sentences, nouns=nouns, bodies=bodies, templates=_all_templates(profile)
    )


def _all_templates(profile: Profile) -> Mapping[str, Template]:
    return templates_of(default_profile()) | templates_of(profile)


def _of_two_kinds(rules: Path, profile: Profile) -> Iterator[str]:
    """A measure whose group has the sentences of another kind."""
    known = sections_of(default_profile())
    for measure in profile.measures:
        kind = known.setdefault(measure.section, measure.kind)
        if kind != measure.kind:
            yield (
                f"{rules}: the sentences of {measure.slug}, {measure.section!r},"
                f" are of the kind {kind}, and it is of the kind {measure.kind}. Write another"
                " name for its sentences, or delete the line to use the general ones."
            )


def _with_general(sentences: dict[str, Any], profile: Profile) -> dict[str, Any]:
    """What a measure's own group leaves out is said in the sentences of its kind."""
    general = {
        f"{measure.section}.{name}": sentences[f"{measure.kind}.{name}"]
        for measure in profile.measures
        for name in OF_KIND[measure.kind]
        if f"{measure.kind}.{name}" in sentences
    }
    return general | sentences


def _problems_in(path: Path, read: TomlFile, templates: Mapping[str, Template]) -> list[str]:
    known = {*map(group_of, templates), "nouns", BODIES, *NAMED}
    said = {
        name: group
        for name, group in read.content.items()
        if name in known or not isinstance(group, Mapping)
    }
    found = [
        *problems_of_groups(read.content, sorted(known)),
        *problems_of_words(read.content),
        *problems_of(_sentences(said), templates),
    ]
    return [f"{path}, {problem}" for problem in read.with_lines(found)]


def _form(number: int, forms: Mapping[str, str]) -> str:
    form = {0: "none", 1: "one", 2: "two"}.get(number, "many")
    return form if form in forms else "many"


def _read(path: Path) -> TomlFile:
    try:
        return read_toml(path)
    except TomlError as error:
        raise WordingError([str(error)]) from None


def _sentences(groups: Mapping[str, Any], *, without: Sequence[str] = ()) -> dict[str, Any]:
    """Sentences by key, such as letter.title, without nouns, bodies and names."""
    return {
        key if not isinstance(entries, Mapping) else f"{key}.{name}": entry
        for key, entries in groups.items()
        if key not in ("nouns", "bodies", *NAMED, *without)
        for name, entry in (entries.items() if isinstance(entries, Mapping) else [("", entries)])
    }


def _words(entries: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, str]]:
    return {name: (words["one"], words["many"]) for name, words in entries.items()}
