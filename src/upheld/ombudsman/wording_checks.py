"""Which templates are refused: unknown keys and placeholders, stray braces, digits, missing forms.

A digit in a template would be a number with no figure in the edition behind it.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from upheld.core.mistakes import Mistake
from upheld.ombudsman.templates import EVERYWHERE, FORMS, NOUNS, Template
from upheld.ombudsman.toml_values import shown

PLACEHOLDER = re.compile(r"\{([A-Za-z][a-z_]*)\}")
NUMBERS = ("one", "many")


class WordingError(Mistake):
    """Templates that letters cannot be made from: all of them, with what is wrong."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        noun = "problem" if len(self.problems) == 1 else "problems"
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"The wording has {len(self.problems)} {noun}:\n{lines}")


def problems_of(sentences: Mapping[str, Any], templates: Mapping[str, Template]) -> list[str]:
    """Every problem in the sentences, in their order."""
    return [
        f"{where}: {trouble}"
        for key, entry in sentences.items()
        for where, trouble in _problems_of_entry(key, entry, templates)
    ]


def problems_of_groups(groups: Mapping[str, Any], known: Collection[str]) -> list[str]:
    """A group that is misspelt is one problem, not one for each of its names."""
    return [
        f"{name}: there is no group of words with this name. {_near(name, known)}"
        for name, entries in groups.items()
        if name not in known and isinstance(entries, Mapping)
    ]


def problems_of_words(groups: Mapping[str, Any]) -> list[str]:
    """What is wrong with [nouns] and [bodies]: each is { one = "case", many = "cases" }."""
    problems = []
    for group in ("nouns", "bodies"):
        entries = groups.get(group, {})
        if not isinstance(entries, Mapping):
            problems.append(f"{group}: {shown(entries)} is not a group. Write [{group}].")
            continue
        for name, words in entries.items():
            where = f"{group}.{name}"
            if group == "nouns" and name not in NOUNS:
                problems.append(f"{where}: this noun is not used. {_near(name, NOUNS)}")
            if not isinstance(words, Mapping) or sorted(words) != sorted(NUMBERS):
                problems.append(f'{where}: write {{ one = "case", many = "cases" }}.')
                continue
            for form, text in words.items():
                problems += [
                    f"{where}, {form}: {t}" for t in _troubles(text, Template(available=()))
                ]
    return problems


def _problems_of_entry(
    key: str, entry: Any, templates: Mapping[str, Template]
) -> list[tuple[str, str]]:
    template = templates.get(key)
    if template is None and any(each.startswith(f"{key}.") for each in templates):
        return [(key, f"{shown(entry)} is not a group. Write [{key}], and its sentences in it.")]
    if template is None:
        return [(key, f"there is no sentence with this name. {_near(key, templates)}")]
    if not isinstance(entry, Mapping):
        return [(key, trouble) for trouble in _troubles(entry, template)]
    if not template.by:
        return [(key, "this sentence has one form. Write one text between quotes.")]
    found = [
        (f"{key}, {form}", f"a sentence has the forms {_listed(FORMS)}.")
        for form in entry
        if form not in FORMS
    ]
    found += [
        (key, f"the form {form!r} is missing. Write it, so that numbers and nouns agree.")
        for form in template.needed
        if form not in entry
    ]
    return found + [
        (f"{key}, {form}", trouble)
        for form, text in entry.items()
        for trouble in _troubles(text, template)
    ]


def _troubles(text: Any, template: Template) -> list[str]:
    if not isinstance(text, str):
        return [f"{shown(text)} is not a text. Write it between quotes."]
    if not text.strip():
        return ["the text is empty. Write the sentence, or delete the key to use the default."]
    troubles = [
        _unknown(name, template) for name in _asked_for(text) if not _is_known(name, template)
    ]
    rest = PLACEHOLDER.sub("", text)
    if "{" in rest or "}" in rest:
        troubles.append(
            f"{text!r} has a brace without a name in it, or one that is not closed."
            f" Write {{name}} with one of {_listed(template.all_available)}."
        )
    digits = re.findall(r"\d[\d,.]*", rest)
    if digits:
        troubles.append(
            f"{_listed(digits)} is typed into the sentence, but numbers come from the edition."
            f" Write {{name}} with one of {_listed(template.all_available)}, or write the number as"
            " a word."
        )
    return troubles


def _asked_for(text: str) -> list[str]:
    return PLACEHOLDER.findall(text)


def _is_known(name: str, template: Template) -> bool:
    return name[0].lower() + name[1:] in template.all_available


def _unknown(name: str, template: Template) -> str:
    near = get_close_matches(name.casefold(), template.all_available, n=1)
    hint = f" Did you mean {{{near[0]}}}?" if near else ""
    own = (
        f"It has {_listed(template.available)} and, like" if template.available else "It has, like"
    )
    return (
        f"this sentence does not have {{{name}}}.{hint}"
        f" {own} every sentence, {_listed(EVERYWHERE)}."
    )


def _with_group(name: str, known: Iterable[str]) -> list[str]:
    """A sentence that was written above all groups."""
    return [key for key in known if "." not in name and key.endswith(f".{name}")]


def _near(name: str, known: Iterable[str]) -> str:
    known = list(known)
    near = get_close_matches(name, known, n=1) or _with_group(name, known)
    if near:
        return f"Did you mean {near[0]!r}?"
    group, dot, _ = name.partition(".")
    same = [key for key in known if dot and key.startswith(f"{group}.")]
    return f"The names are: {_listed(same or dict.fromkeys(map(group_of, known)))}."


def group_of(key: str) -> str:
    return key.partition(".")[0]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
