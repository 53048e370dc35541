"""What the list of letters says apart from their words: the recipients, dates and versions."""

from collections.abc import Iterator
from datetime import timedelta

from upheld.core.authorities.lives import ended_before
from upheld.core.row import Row
from upheld.edition.reading import Edition


def letter_rows(edition: Edition) -> Iterator[str]:
    """What contradicts the manifest or the directory, in words. Empty if nothing does."""
    last_days = {
        row["slug"]: row["last_day"] for row in edition.rows("SELECT slug, last_day FROM authority")
    }
    for row in edition.rows("SELECT * FROM letter ORDER BY authority"):
        for trouble in (*_wrong_issue(edition, row), *_wrong_heirs(edition, row, last_days)):
            yield f"letter {row['authority']}: {trouble}"


def _wrong_issue(edition: Edition, row: Row) -> Iterator[str]:
    """A letter in this version has the version's dates; an earlier letter was not a draft."""
    manifest = edition.manifest
    ours = (manifest.letters_on, manifest.public_at)
    theirs = (row["letters_on"], row["public_at"])
    if not 1 <= row["issued_in"] <= manifest.version:
        yield f"issued in version {row['issued_in']}, but this is version {manifest.version}"
    elif row["issued_in"] == manifest.version and theirs != ours:
        yield f"dated {theirs}, but the manifest says {ours}"
    elif row["issued_in"] < manifest.version and "" in theirs:
        yield f"issued in version {row['issued_in']} but has no date"
    if row["replaces"] and row["issued_in"] == 1:
        yield f"replaces the letter of {row['replaces']}, but is the first letter"


def _wrong_heirs(edition: Edition, row: Row, last_days: dict[str, str | None]) -> Iterator[str]:
    """It goes to the authority itself while it exists, and otherwise to others that exist."""
    day = row["letters_on"] or (edition.year.last_day + timedelta(days=1)).isoformat()  # on a draft
    sent_to = row["sent_to"].split()
    last_day = last_days.get(row["authority"])
    exists = not ended_before(last_day, day)
    if not sent_to or (sent_to == [row["authority"]]) != exists:
        yield f"sent to {row['sent_to']!r}, but the authority {'exists' if exists else 'has ended'}"
    for heir in sent_to:
        if heir not in last_days:
            yield f"sent to {heir!r}, which is not an authority in the edition"
