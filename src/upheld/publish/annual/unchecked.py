"""What a proof of an edition leaves out, and what is needed to prove it too.

Readers of "verified" must know what it covers, so every proof ends with this list.
"""

from collections.abc import Iterator
from pathlib import Path

from upheld.core.english import joined
from upheld.edition.beside.editions import corrected_beside, followed_beside, named
from upheld.edition.beside.identified import taken_away
from upheld.edition.reading import Edition
from upheld.edition.schemas import SCHEMA, is_of_today
from upheld.ombudsman.folder import Office
from upheld.publish.annual.made_with import how_to_check
from upheld.publish.annual.proof import can_recompose
from upheld.publish.annual.remaking import can_be_made_again, has_its_template
from upheld.publish.annual.signing import PAGE
from upheld.publish.annual.software import METHODOLOGY, software


def unchecked(
    edition: Edition, *, office: Office, is_signed: bool, folder: Path | None = None
) -> tuple[str, ...]:
    """Each is worded to follow "Not checked: ". Empty if everything was checked.

    ``folder``: of the office, if one was given.
    """
    return tuple(_left_out(edition, office, is_signed=is_signed, folder=folder))


def _left_out(
    edition: Edition, office: Office, *, is_signed: bool, folder: Path | None
) -> Iterator[str]:
    if not is_signed:
        yield "that it is the one that was signed (give --signed HASH)"
    private = edition.private_folder
    if not private.exists():
        yield f"private sheets and the page for those who sign ({private} is not there)"
    elif not (private / PAGE).exists():
        yield f"the page for those who sign ({private / PAGE} is not there)"
    yield from _rules(edition)
    yield from _again(edition, office, folder)
    if gone := taken_away(edition):
        yield (
            f"{joined(sorted(gone))} (taken away, because {joined(sorted(set(gone.values())))} says"
            " that somebody could be identified)"
        )
    after, before = named(edition, "after"), named(edition, "corrects")
    if after and followed_beside(edition) is None:
        yield f"earlier years word for word ({after}, which it follows, is not in the same folder)"
    if before and corrected_beside(edition) is None:
        yield (
            "letters that were kept, byte for byte"
            f" ({before}, which it corrects, is not in the same folder)"
        )


def _rules(edition: Edition) -> Iterator[str]:
    manifest = edition.manifest
    if not is_of_today(manifest, methodology=METHODOLOGY):
        yield (
            f"that figures and words follow from counts by methodology {manifest.methodology},"
            f" schema {manifest.schema} (this program uses methodology {METHODOLOGY}, schema"
            f" {SCHEMA})"
        )


def _again(edition: Edition, office: Office, folder: Path | None) -> Iterator[str]:
    needed = how_to_check(edition, office, folder)
    if not can_be_made_again(edition):
        yield (
            "that letters, tables and pages come out the same when made again"
            f" ({edition.manifest.software} made it; this is {software()})"
        )
    elif not has_its_template(edition, office):
        yield f"that PDF letters come out the same when made again ({needed})"
    elif not can_recompose(edition, office):
        yield f"that its words are those of its ombudsman's folder ({needed})"
