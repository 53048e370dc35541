"""What a profile has and its words have no name for, and the names that are for nothing in it.

One that is nearly the other is one mistake, and told once.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from upheld.ombudsman.toml_groups import A_TEXT, Group, Trouble, near
from upheld.ombudsman.toml_values import as_key

A_NOUN = f"{{ one = {A_TEXT}, many = {A_TEXT} }}"
# What has a group of its own needs these.
OF_A_GROUP = {
    "outcomes": {"means": A_TEXT},
    "measures": {
        "title": A_TEXT,
        "counted": A_NOUN,
        "out_of": A_NOUN,
        "definition": A_TEXT,
    },
    "breaks": {"words": A_TEXT},
}


class Stranger(Trouble):
    """A name for nothing in the profile."""


@dataclass
class NamesMissing:
    of_group: dict[str, dict[str, None]] = field(default_factory=dict)  # keys, in their order

    def add(self, group: str, key: str) -> None:
        """The key may be '', if it could not be read: then it has no name either."""
        if key:
            self.of_group.setdefault(group, {})[key] = None

    def troubles(
        self, groups: Mapping[str, Group], *, unsure: Collection[str]
    ) -> Iterator[Trouble]:
        """``unsure``: the groups that may hold more in the profile than we could read."""
        for name, group in groups.items():
            missing = dict(self.of_group.get(name, {}))
            strangers = [key for key in group.content if key not in group.asked]
            for key in () if name in unsure else strangers:
                meant = get_close_matches(key, missing, n=1)
                if meant:
                    del missing[meant[0]]
                    told = f'the profile calls it "{meant[0]}". Write the same here.'
                    yield Trouble(path=(name, key), text=told)
                else:
                    known = sorted(group.asked)
                    told = f"the profile has no such {name}. {near(key, known)}"
                    yield Stranger(path=(name, key), text=told)
            for key in missing:
                yield Trouble(path=(name, key), text=f"it is missing. {_to_write(name, key)}")


def _to_write(group: str, key: str) -> str:
    """Ready to be copied."""
    if group not in OF_A_GROUP:
        return f"Write under [{group}]: {as_key(key)} = {A_TEXT}"
    lines = (f"{name} = {value}" for name, value in OF_A_GROUP[group].items())
    return "Write:" + "".join(f"\n    {line}" for line in (f"[{group}.{as_key(key)}]", *lines))
