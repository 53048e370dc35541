"""The statistical neighbours that the site reads: one file next to the editions.

It holds only slugs, in order, the most similar first. It is put in place whole or not at all.
"""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from upheld.edition.manifest import EditionError

FILE = "neighbours.json"
Neighbours = Mapping[str, Sequence[str]]


def write_neighbours(folder: Path, neighbours: Neighbours) -> Path:
    """Write it into the published folder. The same neighbours give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"neighbours": neighbours}, indent=1, sort_keys=True) + "\n"
    path = folder / FILE
    beside = path.with_name(f".{FILE}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return path


def read_neighbours_file(folder: Path) -> dict[str, tuple[str, ...]] | None:
    """Slug to slugs; None if no neighbours were given."""
    path = folder / FILE
    if not path.exists():
        return None
    try:
        found = json.loads(path.read_text("utf-8"))["neighbours"]
        return {slug: tuple(others) for slug, others in found.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        again = "Write it again with `upheld neighbours`."
        raise EditionError(f"{path} cannot be read: {error!r}. {again}") from None
