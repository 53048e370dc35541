"""An edition's answers: frozen records whose fields are columns of its tables."""

from collections.abc import Collection
from dataclasses import dataclass, fields
from typing import Any

Facts = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Record:
    def facts(self) -> Facts:
        """Column to value in the order of the fields, for pages and files."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


def marks(values: Collection[Any]) -> str:
    """As many placeholders as there are values, for IN in a query.

    >>> marks(("leeds", "kent"))
    '?, ?'
    """
    return ", ".join("?" * len(values))
