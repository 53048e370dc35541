"""The largest complainant and the largest matter for each authority in a year, from the cases.

They decide a sentence but are not in any edition, because they would show how many complaints one
person made.
"""

from collections import defaultdict
from datetime import date

from upheld.core.comparing.grounds import Largest
from upheld.core.largest import largest_counts, with_complainants
from upheld.core.years import Year
from upheld.intake.extract import Extract


def largest_of(extract: Extract, *, year: Year, as_at: date) -> dict[str, list[Largest]]:
    """By authority. Empty if the extract has neither complainants nor issues."""
    if not extract.has("decided"):
        return {}
    decided = extract.cases("decided")
    causes = {}
    if extract.has("decided", "issue"):
        causes["issue"] = decided
    if extract.has("received", "complainant"):
        received = extract.cases("received")
        causes["complainant"] = with_complainants(decided, received)
    found: dict[str, list[Largest]] = defaultdict(list)
    for kind, table in causes.items():
        for row in extract.run(largest_counts(table, cause=kind, year=year.start, as_at=as_at)):
            found[row.pop("authority")].append(Largest(kind=kind, **row))
    return dict(found)
