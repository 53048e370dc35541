"""What machines follow: the feed of editions, and the list of addresses for search engines."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from urllib.parse import quote, urlsplit

from upheld.edition.queries.authorities import slugs_of_year
from upheld.edition.reading import Edition
from upheld.register.reading import addresses
from upheld.site.announcing import Announced
from upheld.site.corrected import Correction, corrections_in
from upheld.site.correction_notice import how
from upheld.site.page import Answer, Text
from upheld.site.page_words import page_words
from upheld.site.pages.about import ABOUT
from upheld.site.published import Published
from upheld.site.question import NotThere, Question
from upheld.site.register_facts import decision_address
from upheld.site.rendering import FOOTER, environment, navigation

ATOM, XML = "application/atom+xml", "application/xml"
MOST_ADDRESSES = 50_000  # of one file, as the protocol of sitemaps allows


@dataclass(frozen=True)
class Address:
    path: str
    changed_on: str = ""  # ISO day; '' if it is not known


def editions_feed(question: Question) -> Answer:
    """Every version for every year, latest first. One that replaced another says so."""
    published = question.published
    replaced = {each.after.manifest.folder_name: each for each in corrections_in(published)}
    editions = sorted(
        published.editions.values(),
        key=lambda each: (each.public_at, each.manifest.folder_name),
        reverse=True,
    )
    entries = [
        *(_announcement(each, question) for each in published.announced),
        *(_entry(edition, replaced.get(edition.manifest.folder_name)) for edition in editions),
    ]
    site = question.office.site.rstrip("/")
    body = (
        environment()
        .get_template("editions.atom")
        .render(
            service=page_words(question.profile)["service"],
            office=question.office,
            site=site,
            tag=f"tag:{urlsplit(site).hostname}",
            entries=entries,
            updated=_newest(entries),
        )
    )
    return Text(body=body, media_type=ATOM)


def _newest(entries: list[dict[str, str]]) -> str:
    moments = [each["updated"] for each in entries]
    return max(moments, key=datetime.fromisoformat, default="1970-01-01T00:00:00Z")


def _announcement(each: Announced, question: Question) -> dict[str, str]:
    """One for each hour that was announced. It says nothing of the figures."""
    return {
        "name": f"{each.year}.announced",
        "title": f"Complaints about {question.profile.body[1]}, {each.year}: day of publication",
        "words": each.words,
        "updated": each.at,
        "day": each.at[:10],
        "path": "/",
    }


def _entry(edition: Edition, correction: Correction | None) -> dict[str, str]:
    manifest = edition.manifest
    letters = edition.profile.public["letters_to"] or "our letters"
    title = f"Complaints about {edition.profile.body[1]}, {manifest.year}"
    words = f"The {manifest.year} figures, and {letters}, are public."
    if correction:
        title += f": {how(correction)} (version {manifest.version})"
        why = correction.because
        words = f"The {manifest.year} figures have been {how(correction)}."
        words += f" {why.words}" if why else ""
    return {
        "name": manifest.folder_name,
        "title": title,
        "words": words,
        "updated": edition.public_at,
        "day": edition.public_at[:10],
        "path": f"/corrections/{manifest.folder_name}" if correction else "/data",
    }


def own_pages(published: Published) -> Iterator[Address]:
    """The home page, and everything in the navigation, the footer and /about."""
    at_the_foot = [link for _, links in FOOTER for link in links]
    in_menu = navigation(published.profile)
    listed = [to for _, to in (*in_menu, *at_the_foot)] + [to for _, to, _ in ABOUT]
    newest = published.latest.public_at[:10] if published.latest else ""
    for path in dict.fromkeys(("/", *listed)):
        yield Address(path, newest)
    for year in published.current:
        yield Address(f"/groups/{year}")
    for edition in published.current.values():
        yield Address(f"/editions/{edition.manifest.folder_name}/life", edition.public_at[:10])
    for each in corrections_in(published):
        manifest = each.after.manifest
        yield Address(f"/corrections/{manifest.folder_name}", each.after.public_at[:10])


def council_pages(published: Published) -> Iterator[Address]:
    """Every council, and each of its years."""
    newest: dict[str, str] = {}
    for year, edition in published.current.items():
        day = edition.public_at[:10]
        for slug in slugs_of_year(edition):
            newest[slug] = day
            yield Address(f"/councils/{quote(slug)}/{year}", day)
    for slug, day in sorted(newest.items()):
        yield Address(f"/councils/{quote(slug)}", day)


def case_pages(published: Published) -> Iterator[Address]:
    """Every decision of the newest register, the newest first."""
    if published.register is None:
        return
    for row in addresses(published.register):
        yield Address(decision_address(row), row["published_on"])


# Who lists what.
LISTS: tuple[Callable[[Published], Iterator[Address]], ...] = (own_pages, council_pages, case_pages)


def sitemap(question: Question) -> Answer:
    """All addresses; or, if one file cannot have them all, the list of the files that do."""
    count = sum(1 for _ in _addresses(question.published))
    if count <= MOST_ADDRESSES:
        return _sitemap(question, list(_addresses(question.published)))
    files = range(1, -(-count // MOST_ADDRESSES) + 1)
    return _xml("sitemap-index.xml", question, files=files)


def sitemap_part(question: Question) -> Answer:
    number = question.parts["number"]
    if not number.isdecimal() or len(number) > 4 or number.startswith("0"):
        raise NotThere(f"{number!r} is not the number of a list of addresses.")
    start = (int(number) - 1) * MOST_ADDRESSES
    found = list(islice(_addresses(question.published), start, start + MOST_ADDRESSES))
    if not found:
        raise NotThere(f"There are fewer than {number} lists of addresses.")
    return _sitemap(question, found)


def _addresses(published: Published) -> Iterator[Address]:
    for listed in LISTS:
        yield from listed(published)


def _sitemap(question: Question, addresses: list[Address]) -> Answer:
    return _xml("sitemap.xml", question, addresses=addresses)


def _xml(template: str, question: Question, **what: object) -> Answer:
    site = question.office.site.rstrip("/")
    return Text(body=environment().get_template(template).render(site=site, **what), media_type=XML)
