"""Saying that letters were sent, where the program did not send them itself."""

from datetime import datetime
from pathlib import Path

from upheld.edition.acts import Act, Kind, add_act
from upheld.edition.manifest import EditionError, edition_hash
from upheld.edition.queries.letters import number_of_letters
from upheld.edition.reading import open_edition


def mark_sent(
    edition: Path, *, letters: int | None, at: datetime, people: tuple[int, ...] = ()
) -> Act:
    """Leave the mark. ``letters``: how many, or None for all. Raises EditionError, marking nothing.

    Letters of an edition that must be signed, and is not, are not sent.
    """
    hash_ = edition_hash(edition)  # before anything is read of it: it may be replaced meanwhile
    with open_edition(edition) as opened:
        there, life = number_of_letters(opened), opened.life
    if life.manifest.is_draft:
        raise EditionError(f"{edition} is a draft, so its letters cannot be sent.")
    if life.why_unsigned:
        raise EditionError(f"The letters of {edition} cannot be sent: {life.why_unsigned}.")
    if letters is not None and letters > there:
        raise EditionError(f"{edition} has {there:,} letters, not {letters:,}. Give --letters.")
    act = Act(
        kind=Kind.SENT,
        edition=hash_,
        at=at.isoformat(timespec="seconds"),
        number=there if letters is None else letters,
        people=people,
    )
    add_act(edition, act)
    return act
