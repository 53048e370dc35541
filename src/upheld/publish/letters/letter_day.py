"""The days that a letter names."""

from datetime import date, datetime, timedelta

from upheld.edition.reading import Edition


def letter_day(edition: Edition) -> date:
    """The day of the letters; for a draft without one, the first day they could be dated.

    Councils that end with the year (31 March) no longer exist on that day, so a draft goes to the
    same successors as the letter that follows.
    """
    if edition.manifest.letters_on:
        return date.fromisoformat(edition.manifest.letters_on)
    return edition.year.last_day + timedelta(days=1)


def public_day(edition: Edition) -> date | None:
    """The day of publication in the office's time zone; None until it is set."""
    text = edition.manifest.public_at
    return datetime.fromisoformat(text).date() if text else None
