"""What was done with one edition, from its frozen cases to its correction: a short account."""

from datetime import datetime

from upheld.core.days import at_hour
from upheld.edition.queries.quality import approved_policies
from upheld.edition.reading import Edition
from upheld.publish.annual.quality_page import PAGE as QUALITY
from upheld.site.acts_in_words import lines_of, not_counted, why_signed_so
from upheld.site.announcing import Announced
from upheld.site.page import Answer, Page
from upheld.site.pages.corrections import corrections_in
from upheld.site.published import Published
from upheld.site.question import Question


def of_edition(question: Question) -> Answer:
    edition, life = question.edition, question.edition.life
    manifest, name = edition.manifest, edition.manifest.folder_name
    corrects, corrected_by = _corrections(question.published, edition)
    announced = _announced(question.published, edition)
    bodies = edition.profile.any_body[1]
    steps = [each.facts() for each in lines_of(life, bodies, announced)]
    return Page(
        template="edition_life.html",
        title=f"History of the {edition.year} figures, version {manifest.version}",
        description="When these figures were made, signed, sent and published.",
        facts={
            "version": manifest.version,
            "as_at": manifest.as_at,
            "planned": manifest.public_at,
            "public_at": edition.public_at,
            "signed_so": why_signed_so(life),
            "not_counted": not_counted(life),
            "has_record": bool(life.holding),
            "steps": steps,
            "corrects": _page_of(corrects),
            "corrected_by": _page_of(corrected_by),
            "quality": f"/data/{name}/{QUALITY}" if QUALITY in manifest.files else "",
        },
        rows=steps,
        drawings={
            "has_policies": bool(approved_policies(edition)),
            "planned": at_hour(datetime.fromisoformat(manifest.public_at)),
            "corrected_on": corrected_by.public_at[:10] if corrected_by else "",
        },
        edition=edition,
    )


def _announced(published: Published, edition: Edition) -> list[Announced]:
    """The hour of a year is announced for its first version: a correction has no such day."""
    if published.corrected_by(edition):
        return []
    return [each for each in published.announcements if each.year == str(edition.year)]


def _corrections(published: Published, edition: Edition) -> tuple[Edition | None, Edition | None]:
    """Itself if it is a correction, and the edition that corrected it."""
    found = corrections_in(published)
    is_one = any(each.after is edition for each in found)
    after = next((each.after for each in found if each.before is edition), None)
    return edition if is_one else None, after


def _page_of(correction: Edition | None) -> str:
    return f"/corrections/{correction.manifest.folder_name}" if correction else ""
