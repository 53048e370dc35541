"""The largest complainant and the largest issue of each authority in a year, from the cases."""

from datetime import date
from typing import Any

from upheld.core.largest import largest_counts, with_complainants
from upheld.core.years import Year
from upheld.intake.extract import Extract


def largest_rows(extract: Extract, *, year: Year, as_at: date) -> list[tuple[Any, ...]]:
    """Rows of the table ``largest``; none where the extract tells no complainant and no issue."""
    if not extract.has("decided"):
        return []
    decided = extract.cases("decided")
    causes = {}
    if extract.has("decided", "issue"):
        causes["issue"] = decided
    if extract.has("received", "complainant"):
        received = extract.cases("received")
        causes["complainant"] = with_complainants(decided, received)
    return sorted(
        (str(year), row["authority"], kind, row["upheld"], row["not_upheld"], row["remedied"])
        for kind, table in causes.items()
        for row in extract.run(largest_counts(table, cause=kind, year=year.start, as_at=as_at))
    )
