"""The days that a letter names."""

from datetime import date, datetime, timedelta

from upheld.edition.reading import Edition


def letter_day(edition: Edition) -> date:
    """The day of the letters; of a draft without one the first on which they could be dated.

    Councils that end with the year (31 March) do not exist on that day any more, so that a draft
    goes to the same successors as the letter that follows.
    """
    if edition.manifest.letters_on:
        return date.fromisoformat(edition.manifest.letters_on)
    return edition.year.last_day + timedelta(days=1)


def public_day(edition: Edition) -> date | None:
    """The day of publication where the office is; None while it is not set."""
    text = edition.manifest.public_at
    return datetime.fromisoformat(text).date() if text else None
