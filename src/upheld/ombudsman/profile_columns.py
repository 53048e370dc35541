"""Whether all that a profile counts has a column of its own in the tables of a year."""

from collections.abc import Iterator, Mapping

from upheld.core.column_names import TAKEN, column_name
from upheld.core.profile import Profile
from upheld.ombudsman.toml_groups import Trouble


def troubles_of_columns(profile: Profile) -> Iterator[Trouble]:
    yield from _alike("outcomes", {o.key: o.title for o in profile.outcomes.values()})
    yield from _alike("compliance", {o.key: o.title for o in profile.compliance.values()})
    yield from _alike("categories", {key: key for key in profile.categories})
    stems: set[str] = set()
    for measure in profile.by_slug.values():
        if measure.stem in stems:
            place = str(profile.measures.index(measure) + 1)
            text = f'"{measure.stem}" already begins the columns of another. Write another column.'
            yield Trouble(path=("measures", place, "column"), text=text)
        stems.add(measure.stem)


def _alike(group: str, titles: Mapping[str, str]) -> Iterator[Trouble]:
    taken = set(TAKEN)
    for key, title in titles.items():
        names = {column_name(key), column_name(title)}
        if "" in names:
            text = "it has no letter or digit to name its column in tables. Use words."
            yield Trouble(path=(group, key), text=text)
        elif names & taken:
            name = min(names & taken)
            text = f'tables have another column called "{name}". Use other words.'
            yield Trouble(path=(group, key), text=text)
        taken |= names
