"""A sheet: its words and columns, and where in the edition its rows come from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from upheld.core.profile import Profile
from upheld.edition.reading import Edition
from upheld.publish.tables.shared_columns import Columns
from upheld.publish.tables.table import SheetRow, Table, cells_of_rows


@dataclass(frozen=True, kw_only=True)
class Sheet:
    name: str
    title: str
    columns: Columns
    rows: Callable[[Edition], Iterable[SheetRow]]
    key: tuple[str, ...]
    notes: tuple[str, ...] = ()
    may_be_absent: bool = False  # left out if the edition has no rows for it

    def named(self, profile: Profile) -> "Sheet":
        """With what the ombudsman calls the bodies that it is about."""
        said = profile.named
        columns = (
            replace(each, heading=said(each.heading), meaning=said(each.meaning))
            for each in self.columns
        )
        notes = tuple(map(said, self.notes))
        return replace(self, title=said(self.title), columns=tuple(columns), notes=notes)

    def table(self, edition: Edition) -> Table:
        cells, height = cells_of_rows(self.rows(edition), width=len(self.columns))
        return Table(
            name=self.name,
            title=self.title,
            columns=self.columns,
            cells=cells,
            height=height,
            key=self.key,
            notes=self.notes,
        )
