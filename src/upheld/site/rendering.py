"""A page as HTML: the package's templates, and the few ways in which they write a value."""

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from upheld.core.comparing.chance import MOST_HOLDS_IN
from upheld.core.days import day_after, in_words, length_in_words, years_in_words
from upheld.core.english import body_named, capitalised, joined, within
from upheld.core.profile import Profile
from upheld.core.report_deadline import TIME_TO_CONSIDER
from upheld.edition.queries.corrected_figures import corrected_figures
from upheld.site.corrected import affecting
from upheld.site.correction_notice import how
from upheld.site.layers import tiers_of
from upheld.site.page import Page
from upheld.site.page_words import page_words
from upheld.site.question import Question

Links = tuple[tuple[str, str], ...]  # title and address
LOOK = Path(__file__).with_name("look")
MAP, GUIDES = "/map", "/guides"
# A title may have names of page_words.
NAVIGATION = (
    ("{Bodies}", "/councils"),
    ("Map", MAP),
    ("Compare", "/compare"),
    ("Decisions", "/decisions"),
    ("Improvements", "/improvements"),
    ("Reports", "/reports"),
    ("Data", "/data"),
    ("About", "/about"),
)
FOOTER = (
    (
        "Figures",
        (
            ("How figures are made", "/methodology"),
            ("Why we do not rank {bodies}", "/why-we-do-not-rank"),
            ("Why two numbers differ", "/why-numbers-differ"),
            ("Corrections", "/corrections"),
        ),
    ),
    (
        "Help",
        (
            ("Glossary", "/glossary"),
            ("Guides", GUIDES),
            ("Contact us", "/contact"),
            ("Accessibility", "/accessibility"),
        ),
    ),
    ("Data", (("Open data", "/data"), ("API", "/api"))),
)


@cache
def environment() -> Environment:
    found = Environment(
        loader=PackageLoader("upheld.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters |= {
        "day": in_words,
        "day_after": day_after,
        "length_in_words": length_in_words,
        "years_in_words": years_in_words,
        "number": _number,
        "joined": _joined,
        "body_named": body_named,
        "capitalised": capitalised,
        "within": within,
        "drawn": _drawn,
    }
    found.filters |= {"size": _size}
    found.globals |= {
        "style": look_address("style.css"),
        "most_holds_in": MOST_HOLDS_IN,
        "icon": look_address("icon.svg"),
        "script": look_address("map.js"),
        "time_to_consider": TIME_TO_CONSIDER,
    }
    return found


def as_html(page: Page, question: Question) -> bytes:
    template = environment().get_template(page.template)
    published = question.published
    profile = page.edition.profile if page.edition else question.profile
    words = page_words(profile)
    changed_by = affecting(published, page)
    of_every_page = {
        **words,
        "page": page,
        "profile": profile,
        "has_map": bool(tiers_of(profile)),
        "navigation": [] if published.is_of_nobody else titled(navigation(profile), words),
        "footer": [] if published.is_of_nobody else footer(question, words),
        "office": question.office,
        "path": question.path,
        "finds_postcodes": published.finds_postcodes,
        "notice": published.notice,
        "edition": page.edition,
        "changed_by": changed_by,
        "how_corrected": how(changed_by),
        "corrected_figures": corrected_figures(page.edition) if page.edition else (),
        "replaced_by": published.replacement_of(page.edition),
        "drawings": page.drawings,
    }
    return template.render(of_every_page | dict(page.facts)).encode()


def navigation(profile: Profile) -> Links:
    has_map = bool(tiers_of(profile))
    return tuple(each for each in NAVIGATION if has_map or each[1] != MAP)


def footer(question: Question, words: Mapping[str, str]) -> list[tuple[str, Any]]:
    """Guides are in it only if there are any."""
    gone = () if question.office.guides else (GUIDES,)
    return [
        (heading, titled([each for each in links if each[1] not in gone], words))
        for heading, links in FOOTER
    ]


def titled(links: Iterable[tuple[str, str]], words: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(title.format_map(words), address) for title, address in links]


@cache
def look_address(name: str) -> str:
    """With a hash of its content, so that a browser may keep it for good."""
    return f"/look/{look_hash(name)}/{name}"


@cache
def look_hash(name: str) -> str:
    return hashlib.sha256((LOOK / name).read_bytes()).hexdigest()[:12]


def _drawn(svg: str) -> Markup:
    """HTML's validator wants the edge of letters to be in the style, where it also is."""
    return Markup(svg.replace(' paint-order="stroke"', ""))


def _number(value: Any) -> str:
    """1,234; or "not available" if it is not known."""
    return "not available" if value is None else f"{value:,}"


def _joined(words: Iterable[str]) -> str:
    return joined(list(words))


def _size(number: int) -> str:
    """The size of a download.

    >>> _size(0), _size(812), _size(40_960), _size(12_582_912)
    ('0 bytes', '812 bytes', '40 KB', '12.0 MB')
    """
    if number < 1_024:
        return f"{number} bytes"
    kilobytes = number / 1_024
    return f"{kilobytes:.0f} KB" if kilobytes < 1_000 else f"{kilobytes / 1_024:.1f} MB"
