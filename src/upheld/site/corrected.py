"""What corrections change here: which version corrects which, the pages that are affected, and the
letters that stand, were replaced, or identified somebody and are gone.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from upheld.edition.beside.differences import Differences, FigureChange, differences
from upheld.edition.manifest import MANIFEST
from upheld.edition.reading import Edition
from upheld.ombudsman.correction_settings import Because, because_of
from upheld.publish.annual.quality_page import PAGE as QUALITY
from upheld.site.named_in_editions import LETTERS, names_no_case
from upheld.site.page import Page, Prints
from upheld.site.published import Published
from upheld.site.question import Gone

NO_LETTERS = (MANIFEST, QUALITY)  # files that print nothing of a letter
TAKEN_DOWN = "We have taken this down, because something in it could tell readers who somebody is."


@dataclass(frozen=True)
class Correction:
    """An edition and the one that it corrects, both public here."""

    key: tuple[str, ...]
    before: Edition = field(compare=False)
    after: Edition = field(compare=False)

    @property
    def because(self) -> Because | None:
        return because_of(self.after.manifest.because)


def corrections_in(published: Published) -> list[Correction]:
    """Latest first."""
    found = [each for after in published.editions.values() if (each := _made(published, after))]
    return sorted(
        found,
        key=lambda each: (each.after.public_at, each.after.manifest.folder_name),
        reverse=True,
    )


def _made(published: Published, after: Edition) -> Correction | None:
    before = published.corrected_by(after)
    if before is None:
        return None
    key = tuple(
        f"{each.folder} {each.manifest.files.get('edition.sqlite')}" for each in (before, after)
    )
    return Correction(key, before, after)


@lru_cache(maxsize=32)
def differences_of(correction: Correction) -> Differences:
    """An edition never changes, so neither do these."""
    return differences(correction.before, correction.after)


def affecting(published: Published, page: Page) -> Correction | None:
    """The newest correction, up to the page's edition, that changed something on the page."""
    edition, prints = page.edition, page.prints
    while edition and prints:
        found = _made(published, edition)
        if found and _is_affected(prints, differences_of(found)):
            return found
        edition = found.before if found else None
    return None


def _is_affected(prints: Prints, found: Differences) -> bool:
    if prints.everything:
        return bool(found)
    if prints.definitions:
        return bool(found.definitions)
    told = [each for each in (*found.figures, *found.bases) if _has(prints, each)]
    if prints.totals:
        return any(isinstance(each, FigureChange) and _is_counted_anew(each) for each in told)
    letters = {each.authority for each in found.letters} if prints.letters else set()
    return bool(told) or bool(letters & (prints.bodies or set()))


def _has(prints: Prints, change: object) -> bool:
    authority, measure = getattr(change, "authority", ""), getattr(change, "measure", "")
    year = getattr(change, "year", "")
    return (
        (prints.bodies is None or authority in prints.bodies)
        and prints.measure in ("", measure)
        and prints.year in ("", year)
    )


def _is_counted_anew(change: FigureChange) -> bool:
    was, now = (each and (each.counted, each.out_of) for each in (change.before, change.after))
    return was != now


def identified_in(published: Published, edition: Edition) -> frozenset[str]:
    """Whose letters of this version identified somebody, as a later version says."""
    return frozenset(
        slug
        for later in published.editions.values()
        if later.year == edition.year and later.manifest.version > edition.manifest.version
        if (why := because_of(later.manifest.because))
        for slug in why.identified
    )


def refuse_identified(published: Published, edition: Edition, path: str) -> None:
    """Raises Gone for a letter that identified somebody, and each file that may have its words."""
    if is_gone(path, identified_in(published, edition)):
        raise Gone(TAKEN_DOWN)


def is_gone(path: str, identified: frozenset[str]) -> bool:
    """Whether a file of a version may have the words of one of these letters."""
    folder, _, name = path.rpartition("/")
    if folder == LETTERS:
        return name.rpartition(".")[0] in identified
    return bool(identified) and path not in NO_LETTERS and not names_no_case(path)
