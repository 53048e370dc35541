"""All councils, and finding one."""

import re
from urllib.parse import quote

from upheld.core.english import capitalised
from upheld.core.profile import Profile
from upheld.edition.queries.authorities import authorities
from upheld.edition.queries.records import Facts
from upheld.edition.reading import Edition
from upheld.register.postcodes import councils_of
from upheld.site.bodies import abolished_in, address_of
from upheld.site.council_names import Names, names_of
from upheld.site.page import Answer, Elsewhere, Page
from upheld.site.page_words import a_or_an, page_words
from upheld.site.question import NotUnderstood, Question

LONGEST_NAME = 100
POSTCODE = re.compile(r"[a-z]{1,2}[0-9][a-z0-9]? *[0-9][a-z]{2}", re.IGNORECASE | re.ASCII)
COLUMNS = (
    *("slug", "name", "short_name", "gss_code", "peer_group", "kind", "region"),
    *("first_day", "last_day"),
)
TELLS = "Every {body} whose complaints we decide, with its figures year by year."
ORDERS = {"name": "short_name", "group": "peer_group IS NULL, peer_group, short_name"}


def councils(question: Question) -> Answer:
    """Every body in the newest edition. Those that were abolished are in a list of their own."""
    edition = question.edition
    words = page_words(edition.profile)
    rows = with_a_page(question, edition)
    group, region = question.one("group"), question.one("region")
    shown = [
        row
        for row in rows
        if (not group or row["peer_group"] == group) and (not region or row["region"] == region)
    ]
    told = _with_their_end(edition, shown)
    return Page(
        template="councils.html",
        title=f"All {words['all_bodies']}",
        description=TELLS.format_map(words),
        facts={
            "authorities": [row for row in told if not row["abolished_on"]],
            "ended": [row for row in told if row["abolished_on"]],
            "groups": {each.key: each.name for each in edition.profile.groups.values()},
            "regions": sorted({row["region"] for row in rows if row["region"]}),
            "group": group,
            "region": region,
        },
        rows=shown,
        edition=edition,
    )


def with_a_page(question: Question, edition: Edition) -> list[Facts]:
    """Every body in the edition that ever had figures, in order of its short name."""
    has_page = question.published.years_about
    found = sorted(authorities(edition), key=lambda each: (each.short_name, each.slug))
    return [
        {name: value for name, value in each.facts().items() if name in COLUMNS}
        | {"address": address_of(question.published, each.slug)}
        for each in found
        if each.slug in has_page
    ]


def _with_their_end(edition: Edition, rows: list[Facts]) -> list[Facts]:
    return [row | {"abolished_on": abolished_in(edition, row["last_day"])} for row in rows]


def find(question: Question) -> Answer:
    """By postcode or by a whole name. If only one council matches, its page is the answer."""
    text = question.one("q")
    if len(text) > LONGEST_NAME:
        raise NotUnderstood(
            f"A name can have {LONGEST_NAME} characters at most. This has {len(text)}."
        )
    names = names_of(question.latest)
    known = {row["slug"]: row for row in with_a_page(question, question.latest)}
    is_postcode = POSTCODE.fullmatch(text) is not None
    slugs = _of_postcode(question, names) if is_postcode else names.bearing(text)
    found = [known[slug] for slug in slugs if slug in known]
    if len(found) == 1:
        return Elsewhere(address=f"/councils/{quote(found[0]['slug'])}")
    asks_name = text and not found and not is_postcode
    nearly = [known[slug] for slug in names.maybe(text) if slug in known] if asks_name else []
    return Page(
        template="find.html",
        title=_title(text, question.profile, is_postcode=is_postcode),
        facts={
            "text": text,
            "is_postcode": is_postcode,
            "bearing": _with_their_end(question.latest, found),
            "nearly": _with_their_end(question.latest, nearly),
        },
        rows=found or nearly,
        edition=question.latest,
        may_be_indexed=False,
    )


def _title(text: str, profile: Profile, *, is_postcode: bool) -> str:
    if not text:
        return f"Find {a_or_an(profile.body[0])}"
    bodies = capitalised(profile.body[1])
    return f"{bodies} for {text.upper()}" if is_postcode else f"{bodies} called “{text}”"


def _of_postcode(question: Question, names: Names) -> list[str]:
    """Those of both tiers, the district before its county; none if the postcode is not known."""
    postcodes = question.published.postcodes
    councils = councils_of(postcodes, question.one("q")) if postcodes else None
    codes = (councils.lower, councils.upper) if councils else ()
    return [slug for code in codes if code for slug in names.bearing(code)]
