"""An edition's answers: frozen records whose fields are columns of its tables."""

from dataclasses import dataclass, fields
from typing import Any

Facts = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Record:
    def facts(self) -> Facts:
        """Column to value in the order of the fields, for pages and files."""
        return {each.name: getattr(self, each.name) for each in fields(self)}
