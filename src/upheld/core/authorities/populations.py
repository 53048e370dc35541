"""Which population a year's rate is made with, and whose residents are counted elsewhere."""

from upheld.core.years import Year

# Census 2021 reproduces the rates published for 2022-23, mid-2020 estimates do not.
VINTAGE_SINCE = {Year(2022): "Census 2021"}

# Bodies that lie over the areas of councils, by kind: whoever lives there is counted with those.
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
    """The vintage that a year names; None before rates by residents were published."""
    begun = [since for since in VINTAGE_SINCE if since <= year]
    return VINTAGE_SINCE[max(begun)] if begun else None
