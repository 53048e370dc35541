"""Pages of words: what there is to read about the figures, contact, guides, accessibility.

Long texts are kept as Markdown in words/, so that a person can change them without any code.
"""

from functools import cache
from pathlib import Path
from urllib.parse import quote

import upheld
from upheld.core.days import in_words
from upheld.edition.queries.quality import approved_policies
from upheld.ombudsman.guides import MEDIA
from upheld.site.markdown import Words, read_words
from upheld.site.named_rules import areas_in, rules_of, times_of
from upheld.site.page import Answer, File, Page
from upheld.site.page_words import page_words
from upheld.site.question import NotThere, Question
from upheld.site.rendering import GUIDES

FOLDER = Path(__file__).parent.parent / "words"

POLICIES, NONE_APPROVED = "/policies", "Which policies have not been approved yet."

# Every page about the figures, with a line about it; /about lists them in this order.
# A title or a line may have names of page_words.
ABOUT = (
    (
        "How figures are made",
        "/methodology",
        "What we count{and_compare}.",
    ),
    (
        "History of every definition",
        "/methodology/history",
        "When each measure was first published, and which years cannot be compared.",
    ),
    (
        "Why we do not rank {bodies}",
        "/why-we-do-not-rank",
        "What a figure can say{and_chance}.",
    ),
    (
        "Why two numbers differ",
        "/why-numbers-differ",
        "Received and decided, listed and counted, rounded and revised.",
    ),
    (
        "Groups of similar {bodies}",
        "/groups",
        "Which {bodies} are {in_one_group}, year by year.",
    ),
    ("Glossary", "/glossary", "What our words, and the signs in tables, mean."),
    ("Guides", GUIDES, "Help{for_readers}."),
    ("Policies", POLICIES, "How we revise, protect and release our figures."),
    ("Corrections", "/corrections", "What changed after it was published, and why."),
    ("Contact us", "/contact", "How to reach us about this site and its figures."),
    ("Accessibility", "/accessibility", "Who can use this site, and what to do if you cannot."),
    ("Use the data", "/data", "Every figure as a file, free to use."),
    ("API", "/api", "How to get figures from this site with a program."),
)


def words_of(name: str, question: Question) -> Words:
    """A text from words/, with the office's own names and the numbers in rules filled in."""
    office = question.office
    names = {
        "office": office.name,
        "short_name": office.short_name,
        "contact": office.contact,
        "version": upheld.__version__,
        "released": in_words(upheld.__date__),
    }
    profile = question.profile
    rules = {**rules_of(profile), **times_of(question), **areas_in(question)}
    return _read(name, (*({**page_words(profile), **names, **rules}).items(),))


@cache
def _read(name: str, names: tuple[tuple[str, str], ...]) -> Words:
    return read_words((FOLDER / f"{name}.md").read_text("utf-8"), dict(names))


def page_of_words(words: Words, question: Question, *, description: str) -> Page:
    """A text as a page: its JSON has the parts, and there is no CSV."""
    return Page(
        template="words.html",
        title=words.title,
        description=description,
        facts={"sections": words.facts()},
        drawings={"words": words},
        edition=question.published.latest,
    )


def about(question: Question) -> Answer:
    words = page_words(question.profile)
    edition = question.published.latest
    others = {} if edition and approved_policies(edition) else {POLICIES: NONE_APPROVED}
    pages = [
        {
            "title": title.format_map(words),
            "address": to,
            "tells": others.get(to, line).format_map(words),
        }
        for title, to, line in ABOUT
        if to != GUIDES or question.office.guides
    ]
    return Page(
        template="about.html",
        title="About these figures",
        description="How the figures are made, what they can say, and how to contact us.",
        facts={"pages": pages},
        rows=pages,
        edition=edition,
    )


def why_numbers_differ(question: Question) -> Answer:
    words = words_of("why-numbers-differ", question)
    told = "Why two numbers that look as if they should be the same often are not."
    return page_of_words(words, question, description=told)


def accessibility(question: Question) -> Answer:
    words = words_of("accessibility", question)
    told = (
        "How accessible this site, its letters and its files are, and how to tell us of a problem."
    )
    return page_of_words(words, question, description=told)


def contact(question: Question) -> Answer:
    office = question.office
    return Page(
        template="contact.html",
        title="Contact us",
        description=f"How to reach {office.name} about this site and its figures.",
        facts={
            "name": office.name,
            "short_name": office.short_name,
            "email": office.contact,
            "post": list(office.address),
            "links": [{"text": link.text, "address": link.address} for link in office.links],
        },
        edition=question.published.latest,
    )


def guides(question: Question) -> Answer:
    told = [
        {
            "title": guide.title,
            "for": list(guide.readers),
            "text": guide.text,
            "points": list(guide.points),
            "address": guide.address
            or (f"/guides/{guide.sha256[:12]}/{quote(guide.file.name)}" if guide.file else ""),
            "file": guide.file.suffix.lstrip(".").upper() if guide.file else "",
        }
        for guide in question.office.guides
    ]
    found = {reader: None for guide in told for reader in guide["for"]}
    known = question.profile.public.readers or tuple(found)
    readers = [reader for reader in known if reader in found]
    missing = [reader for reader in known if reader not in found]
    return Page(
        template="guides.html",
        title="Guides",
        description=f"Help{page_words(question.profile)['for_readers']}.",
        facts={"guides": told, "readers": readers, "missing": missing},
        edition=question.published.latest,
    )


def guide_file(question: Question) -> Answer:
    """A file that a guide names, and no other file in the ombudsman's folder."""
    name = question.parts["name"]
    for guide in question.office.guides:
        if guide.file and guide.file.name == name:
            if guide.sha256[:12] != question.parts["hash"]:
                raise NotThere(f"{name!r} has another address now. Find it among the guides.")
            media = MEDIA[guide.file.suffix]
            return File(
                path=guide.file,
                media_type=media,
                sha256=guide.sha256,
                name=name,
                never_changes=True,
            )
    raise NotThere(f"{name!r} is not a file in our guides.")
