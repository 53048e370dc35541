"""The largest complainant and the largest matter for each authority in a year, from the cases.

They decide a sentence but are not in any edition, because they would show how many complaints one
person made.
"""

from collections import defaultdict
from datetime import date

from upheld.core.comparing.grounds import Largest
from upheld.core.largest import counts_in, largest_counts, with_complainants
from upheld.core.measures import Cells
from upheld.core.profile import Profile
from upheld.core.years import Year
from upheld.intake.extract import Extract


def largest_of(
    extract: Extract, *, profile: Profile, year: Year, as_at: date
) -> dict[str, list[Largest]]:
    """By authority. Empty if the extract has neither complainants nor issues.

    They are the largest among the decisions that are compared.
    """
    outcomes = _compared(profile)
    if not outcomes or not extract.has("decided"):
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
        for row in extract.run(
            largest_counts(table, cause=kind, outcomes=outcomes, year=year.start, as_at=as_at)
        ):
            largest = Largest(kind=kind, counts=counts_in(row, outcomes))
            found[row["authority"]].append(largest)
    return dict(found)


def _compared(profile: Profile) -> list[str]:
    """The outcomes of the decisions that compared measures are out of, in the profile's order."""
    bases = [each.out_of.outcomes for each in profile.compared if isinstance(each.out_of, Cells)]
    return [outcome for outcome in profile.outcomes if any(outcome in base for base in bases)]
