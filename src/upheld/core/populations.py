"""Which population a year's rate is made with: a dated rule, named beside every rate."""

from upheld.core.years import Year

# Census 2021 reproduces the rates published for 2022-23, mid-2020 estimates do not.
VINTAGE_SINCE = {Year(2022): "Census 2021"}


def vintage_of(year: Year) -> str | None:
    """The vintage that a year names; None before rates by residents were published."""
    begun = [since for since in VINTAGE_SINCE if since <= year]
    return VINTAGE_SINCE[max(begun)] if begun else None
