"""Why fewer decisions are listed than were counted: the words, with numbers and nouns agreeing.

What is listed and what is not must add up to the figure that is printed; where they do not, since
cases have changed after the figure was published, no sum is told.
"""

REASONS = (
    "less than six weeks old, withheld so that nobody can be identified, or past the time for"
    " which we keep them"
)
REASONS_OF_ONE = (
    "less than six weeks old, withheld so that nobody can be identified, or past the time for"
    " which we keep decisions"
)


def listed_words(*, year: str, counted: int | None, listed: int, not_listed: int | None) -> str:
    """Of the complaints upheld in a year, how many decisions can be read; '' without any.

    ``counted`` is the published figure; ``not_listed`` is None where it is not told yet.
    """
    if counted is not None and not_listed is not None and listed + not_listed == counted:
        return _of_all(year, counted, listed)
    if not listed:
        return ""
    told = "1 decision is" if listed == 1 else f"{listed:,} decisions are"
    return f"Of the complaints upheld in {year}, {told} listed here. Others may be {REASONS}."


def _of_all(year: str, counted: int, listed: int) -> str:
    if counted == 0:
        return f"No complaint was upheld in {year}."
    were = "1 complaint was" if counted == 1 else f"{counted:,} complaints were"
    start = f"{were} upheld in {year}; "
    left = counted - listed
    if left == 0:
        return start + ("its decision is listed here." if counted == 1 else "all are listed here.")
    if listed == 0:
        if counted == 1:
            return f"{start}its decision is not listed here: it is {REASONS_OF_ONE}."
        return f"{start}none of these decisions is listed here: they are {REASONS}."
    these = "1 of these decisions is" if listed == 1 else f"{listed:,} of these decisions are"
    other = f"The other is {REASONS_OF_ONE}." if left == 1 else f"The others are {REASONS}."
    return f"{start}{these} listed here. {other}"
