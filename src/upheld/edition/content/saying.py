"""An office's words for figures: sentences that are stored with them and printed as stored."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from upheld.core.comparing.in_every_way import Comparison
from upheld.core.saying.comparisons import said_of, said_of_comparison, said_of_range
from upheld.core.saying.figures import FigureContext, Said
from upheld.core.years import Year
from upheld.ombudsman.folder import Office
from upheld.ombudsman.wording import Wording, read_wording


@dataclass(frozen=True, kw_only=True)
class Speech:
    """How one office talks about the figures for one year."""

    wording: Wording
    office: Office
    year: Year
    kinds: Mapping[str, tuple[str, str]]  # slug to its kind and its name in the year

    def sentence(self, context: FigureContext) -> str:
        return self._filled(context, said_of(context))

    def sentence_of_comparison(self, context: FigureContext, row: Comparison) -> str:
        return self._filled(context, said_of_comparison(context, row))

    def range_of_chance(self, context: FigureContext, row: Comparison) -> str:
        return self._filled(context, said_of_range(context, row))

    def _filled(self, context: FigureContext, said: list[Said]) -> str:
        kind, name = self.kinds[context.figure.body.slug]
        common = self.wording.common(office=self.office, year=self.year, kind=kind, name=name)
        return " ".join(self.wording.say(key, {**common, **values}) for key, values in said)


def speech_of(
    database: sqlite3.Connection, office: Office, year: Year, *, wording: Wording | None = None
) -> Speech:
    """Raises WordingError if the office's words cannot be used."""
    kinds = database.execute("SELECT slug, kind, name FROM authority")
    return Speech(
        wording=wording or read_wording(office),
        office=office,
        year=year,
        kinds={slug: (kind, name) for slug, kind, name in kinds},
    )
