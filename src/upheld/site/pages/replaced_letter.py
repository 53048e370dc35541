"""A letter of one version, under a page that says whether it still stands. The plain address of a
letter, with its year alone, always gives the one that stands.
"""

from upheld.edition.queries.authorities import names_of
from upheld.edition.reading import Edition
from upheld.site.corrected import identified_in, refuse_identified
from upheld.site.page import Answer, Page
from upheld.site.published import Published
from upheld.site.question import NotThere, Question


def of_version(question: Question) -> Answer:
    edition, slug = question.edition, question.parts["slug"]
    address = letter_address(question.published, edition, slug)
    refuse_identified(question.published, edition, f"letters/{slug}.pdf")
    if not address:
        raise NotThere(f"{edition.manifest.folder_name} has no letter about {slug!r}.")
    now = question.published.current[edition.year]
    name = names_of(edition)[slug]
    facts = {
        "name": name,
        "year": str(edition.year),
        "version": edition.manifest.version,
        "letter": version_address(edition, slug),
        "stands": letter_address(question.published, now, slug) or "",
        "is_replaced": _file(edition, slug) != _file(now, slug),
    }
    return Page(
        template="replaced_letter.html",
        title=f"Our {edition.year} letter about {name}, version {edition.manifest.version}",
        description="A letter as it was sent, and whether it still stands.",
        facts=facts,
        rows=[{"authority": slug, **facts}],
        edition=edition,
        may_be_indexed=False,
    )


def letter_address(published: Published, edition: Edition, slug: str) -> str | None:
    """Its plain address without an ending if it stands, or else its version's; None if none was
    sent, or it is gone.
    """
    if _file(edition, slug) is None or slug in identified_in(published, edition):
        return None
    if published.replacement_of(edition):
        return version_address(edition, slug)
    return f"/letters/{edition.year}/{slug}"


def version_address(edition: Edition, slug: str) -> str:
    return f"/letters/{edition.manifest.folder_name}/{slug}"


def page_address(edition: Edition, slug: str) -> str:
    return f"/editions/{edition.manifest.folder_name}/letters/{slug}"


def _file(edition: Edition, slug: str) -> str | None:
    return edition.manifest.files.get(f"letters/{slug}.pdf")
