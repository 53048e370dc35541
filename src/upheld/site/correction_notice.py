"""What a notice of a correction says: what it is, what was wrong, since when, how that was found,
and how many had been told. Its own version says why; the acts next to the editions say to how many.
"""

from typing import Any

from upheld.core.days import in_words
from upheld.core.english import joined
from upheld.edition.acts import Kind
from upheld.edition.beside.differences import Differences
from upheld.edition.beside.substance import substantial_words, why_substantial
from upheld.edition.reading import Edition
from upheld.ombudsman.correction_settings import Because, Why
from upheld.site.corrected import Correction, differences_of
from upheld.site.published import Published

LABELS = {
    Why.CORRECTION: "Correction: an error was put right",
    Why.REVISION: "Revision: planned, because better data came",
}
TITLED = {Why.CORRECTION: "corrected", Why.REVISION: "revised"}


def summary_of(correction: Correction, published: Published) -> dict[str, Any]:
    after, found = correction.after.manifest, differences_of(correction)
    return {
        "name": after.folder_name,
        "corrects": correction.before.manifest.folder_name,
        "year": after.year,
        "version": after.version,
        "public_on": correction.after.public_at[:10],
        "words": replaced_words(correction),
        "reissued": after.reissued,
        "definitions": len(found.definitions),
        "figures": len(found.figures),
        "averages": len(found.averages),
        "letters": len(found.letters),
        "tables": len(found.tables),
        **_why(correction, published),
        **_how_many(correction),
    }


def how(correction: Correction | None) -> str:
    """corrected or revised; '' for no correction."""
    if correction is None:
        return ""
    why = correction.because
    return TITLED[Why(why.kind)] if why else TITLED[Why.CORRECTION]


def _why(correction: Correction, published: Published) -> dict[str, Any]:
    """'' for what the version does not say: one from an earlier program says nothing."""
    why, found = correction.because, differences_of(correction)
    return {
        "kind": why.kind if why else str(Why.CORRECTION),
        "label": LABELS[Why(why.kind)] if why else LABELS[Why.CORRECTION],
        "is_substantial": why.substantial if why else bool(why_substantial(found)),
        "substance": _substance(why, found),
        "because": why.words if why else "",
        "found": why.found if why else "",
        "since": _since(correction, published),
    }


def _substance(why: Because | None, found: Differences) -> str:
    told = f"It changes {substantial_words(found)}."
    return f"{told} {why.although}" if why and why.although else told


def _since(correction: Correction, published: Published) -> str:
    """The day from which readers had it wrong: as stated, or since the year was first public."""
    if correction.because and correction.because.since:
        return correction.because.since
    year = correction.after.year
    return min(each.public_at for each in published.editions.values() if each.year == year)[:10]


def _how_many(correction: Correction) -> dict[str, Any]:
    before, after = correction.before, correction.after
    return {
        "letters_sent": _sent(before),
        "had_early": sum(len(act.to) for act in before.life.done(Kind.ACCESS_GIVEN)),
        "letters_sent_again": _sent(after),
    }


def _sent(edition: Edition) -> int:
    return sum(act.number for act in edition.life.done(Kind.SENT))


def replaced_words(correction: Correction) -> str:
    before, after = correction.before.manifest, correction.after.manifest
    day = correction.after.public_at[:10]
    return (
        f"On {in_words(day)} we replaced version {before.version} of the {after.year} figures with"
        f" version {after.version}. {what_changed(differences_of(correction))}"
    )


def what_changed(found: Differences) -> str:
    numbers = (
        (found.definitions, "definition"),
        (found.figures, "figure"),
        (found.averages, "average"),
        (found.letters, "letter"),
        (found.tables, "table"),
    )
    changed = [_many(len(each), noun) for each, noun in numbers if each]
    return f"This changed {joined(changed)}." if changed else "This changed nothing printed."


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"
