"""What a proof of an edition leaves out, and what would let it be proved too.

A reader of "verified" must know what it stands for; so every proof ends with this list.
"""

from upheld.edition.forms import SCHEMA, is_of_today
from upheld.edition.office import Office
from upheld.edition.reading import Edition
from upheld.publish.proof import can_recompose
from upheld.publish.software import METHODOLOGY, software


def unchecked(edition: Edition, *, office: Office, is_signed: bool) -> tuple[str, ...]:
    """Each as it follows "Not checked: "; nothing when all was checked."""
    signed = "" if is_signed else "that it is the one that was signed (give --signed HASH)"
    found = (signed, _private(edition), _rules(edition), _again(edition, office))
    return tuple(words for words in found if words)


def _private(edition: Edition) -> str:
    if edition.private_folder.exists():
        return ""
    return f"private sheets and the page for those who sign ({edition.private_folder} is not there)"


def _rules(edition: Edition) -> str:
    manifest = edition.manifest
    if is_of_today(manifest, methodology=METHODOLOGY):
        return ""
    return (
        f"that figures and words follow from counts by methodology {manifest.methodology}, schema"
        f" {manifest.schema} (this program works by methodology {METHODOLOGY}, schema {SCHEMA})"
    )


def _again(edition: Edition, office: Office) -> str:
    made_by = edition.manifest.software
    if made_by != software():
        return f"that it is made again as it was: {made_by} made it, and this is {software()}"
    if not can_recompose(edition, office):
        return "that its letters are made again as they were (give their folder: --office FOLDER)"
    return ""
