"""The files in an ombudsman's folder: an office.toml, and none whose name is nearly right.

A file whose name is slightly wrong, and everything in it, would be ignored without a message.
"""

from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path

SETTINGS = "office.toml"
MOVED = {"wording.toml": "Put it in a folder called words, as words/en-GB.toml."}
MOST_NAMED = 8  # how many of a folder's files a message names


def problems_of_folder(folder: Path, names: Collection[str]) -> list[str]:
    """What is wrong with the names of its files. ``names``: those that we read."""
    problems = problems_of_names(folder, names)
    there = _there(folder)
    problems += [f"We no longer read {old}. {MOVED[old]}" for old in MOVED if old in there]
    if not (folder / SETTINGS).is_file():
        problems.insert(0, f"{_missing(there)} {_remedy(folder)}")
    return problems


def problems_of_names(folder: Path, names: Collection[str]) -> list[str]:
    return [problem for found in misnamed(folder, names).values() for problem in found]


def misnamed(folder: Path, names: Collection[str]) -> dict[str, list[str]]:
    """Of these names, those that nothing has and something nearly has, with what to do."""
    there = _there(folder)
    found = {
        name: [
            f"We do not read {other}. Did you mean {name}? Rename it (Windows may hide the last"
            " part of a name), or move it out of the folder."
            for other in _nearly(name, there, names)
        ]
        for name in sorted(set(names) - set(there))
    }
    return {name: problems for name, problems in found.items() if problems}


def _there(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def _nearly(name: str, there: list[str], names: Collection[str]) -> list[str]:
    """
    >>> _nearly("office.toml", ["Office.toml", "office.toml.txt", "notes.txt"], ["office.toml"])
    ['Office.toml', 'office.toml.txt']
    """
    others = {other.casefold(): other for other in there if other not in names}
    near = set(get_close_matches(name, others, n=len(others) or 1, cutoff=0.8))
    near |= {other for other in others if other.startswith(f"{name}.")}
    return sorted(others[other] for other in near)


def _missing(there: list[str]) -> str:
    if not there:
        return f"There is no {SETTINGS}: the folder is empty."
    named = ", ".join(there[:MOST_NAMED])
    more = f" and {len(there) - MOST_NAMED} more" if len(there) > MOST_NAMED else ""
    return f"There is no {SETTINGS}. The folder has {named}{more}."


def _remedy(folder: Path) -> str:
    below = sorted(path.parent for path in folder.glob(f"*/{SETTINGS}") if path.is_file())
    if below:
        return f"Did you mean the folder {below[0]}?"
    return f"Give the folder that has your {SETTINGS}, with your name, address and dates."
