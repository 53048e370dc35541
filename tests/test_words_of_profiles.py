"""No module holds a word of an ombudsman: what is counted, and how it is called, is in profiles."""

import ast
from collections.abc import Iterator
from pathlib import Path

import upheld
from tests.profiles import EVERY
from upheld.core.profile import Profile

SOURCE = Path(upheld.__file__).parent
# The demonstration is of one ombudsman, and a migration keeps what once was.
APART = ("demo", "migrations")
# A table or column of the extract and of the open data, the program's own name, or a plain word.
MEANS_SOMETHING_ELSE = {
    "compliance": ("",),
    "county": ("intake/directory/", "publish/tables/", "site/council_names.py"),
    "district": ("intake/directory/",),
    "investigated": ("core/figures/stages.py", "publish/tables/"),
    "closed": ("core/figures/stages.py",),
    "upheld": (
        "core/figures/stages.py",
        "intake/engines.py",
        "office/people/attempts.py",
        "site/council_cases.py",
    ),
    "outside": ("core/public_words.py", "office/web/erasures.py"),
    "other": ("ombudsman/profile_names.py",),
    "public interest report": ("office/rules/record_names.py", "site/listed.py"),
}


def words_of(profile: Profile) -> Iterator[str]:
    yield from (*profile.stages, *profile.remedies, *profile.reasons, *profile.roles)
    yield from (*profile.categories, *profile.groups)
    yield from (each.name for each in profile.groups.values())
    for outcome in (*profile.outcomes.values(), *profile.compliance.values()):
        yield from (outcome.key, outcome.title)
    for measure in profile.measures:
        yield from (measure.slug, measure.title)


def texts_of(path: Path) -> set[str]:
    tree = ast.walk(ast.parse(path.read_text("utf-8")))
    return {n.value for n in tree if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def test_no_module_holds_a_word_of_a_profile():
    words = {word for profile in EVERY for word in words_of(profile)}
    assert len(words) > 100
    found = [
        f"{name}: {word!r} is a word of a profile. Ask the profile for it."
        for path in sorted(SOURCE.rglob("*.py"))
        for name in [path.relative_to(SOURCE).as_posix()]
        if not set(APART) & set(path.parts)
        for word in sorted(texts_of(path) & words)
        if not name.startswith(MEANS_SOMETHING_ELSE.get(word, ("nowhere",)))
    ]
    assert "\n".join(found) == ""
