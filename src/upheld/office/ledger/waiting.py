"""The entries of one writing while it goes on: they join the chain when it ends, all together.

So the chain's lock is held for the last moment of an import alone, and others write meanwhile. The
entries of 95,000 cases would fill the memory: they wait compressed.
"""

import json
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

AT_ONCE = 2_000  # entries in one part

Change = dict[str, Any]  # kind, key, before, after
Part = tuple[list[Change], list[list[Any]]]  # with the rows of their seals


class Waiting:
    def __init__(self) -> None:
        self._changes: list[Change] = []
        self._sealed: list[Any] = []
        self._packed: list[bytes] = []

    def add(self, change: Change) -> None:
        self._changes.append(change)
        if len(self._changes) >= AT_ONCE:
            self._pack()

    def add_sealed(self, rows: Iterable[Any]) -> None:
        self._sealed += rows

    def flush(self) -> None:
        """Nothing is left in hand."""
        self._pack()

    def parts(self) -> Iterator[Part]:
        """Everything that waits, in its order; afterwards nothing waits."""
        self._pack()
        packed, self._packed = self._packed, []
        for part in packed:
            changes, sealed = json.loads(zlib.decompress(part))
            yield changes, sealed

    def _pack(self) -> None:
        if self._changes or self._sealed:
            text = json.dumps([self._changes, self._sealed], ensure_ascii=False)
            self._packed.append(zlib.compress(text.encode(), 1))
            self._changes, self._sealed = [], []
