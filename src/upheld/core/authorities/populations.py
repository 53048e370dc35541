"""Which population a year's rate uses, and whose residents are counted with other bodies."""

from upheld.core.years import Year

# Census 2021 gives the rates published for 2022-23; mid-2020 estimates do not.
VINTAGE_SINCE = {Year(2022): "Census 2021"}

# Bodies whose areas overlap those of councils, by kind: their residents are counted there.
COUNTED_WITH_COUNCILS = {
    "National park authority": "national park authorities",
    "Broads authority": "national park authorities",
    "Combined authority": "combined authorities",
    "Combined county authority": "combined authorities",
    "Strategic authority": "strategic authorities",
    "Transport body": "transport bodies",
    "National body": "national bodies",
}


def vintage_of(year: Year) -> str | None:
    """The vintage for a year, or None before rates by residents were published."""
    begun = [since for since in VINTAGE_SINCE if since <= year]
    return VINTAGE_SINCE[max(begun)] if begun else None
