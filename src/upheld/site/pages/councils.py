"""All councils, and finding one."""

from urllib.parse import quote

from upheld.core.vocabulary import PEER_GROUPS
from upheld.edition.reading import Edition
from upheld.site.names import Names
from upheld.site.page import Answer, Elsewhere, Page
from upheld.site.question import NotUnderstood, Question

LONGEST_NAME = 100
COLUMNS = "slug, name, short_name, gss_code, peer_group, kind, region, first_day, last_day"
ORDERS = {"name": "short_name", "group": "peer_group IS NULL, peer_group, short_name"}


def councils(question: Question) -> Answer:
    """Everybody whom the newest edition knows; those that have ended stand apart."""
    edition = question.edition
    rows = authorities(edition)
    group, region = question.one("group"), question.one("region")
    shown = [
        row
        for row in rows
        if (not group or row["peer_group"] == group) and (not region or row["region"] == region)
    ]
    return Page(
        template="councils.html",
        title="All councils and other bodies",
        description="Every council whose complaints we decide, with its figures year by year.",
        facts={
            "authorities": [row for row in shown if not row["last_day"]],
            "ended": [row for row in shown if row["last_day"]],
            "groups": PEER_GROUPS,
            "regions": sorted({row["region"] for row in rows if row["region"]}),
            "group": group,
            "region": region,
        },
        rows=shown,
        edition=edition,
    )


def authorities(edition: Edition) -> list[dict]:
    """Every authority with a figure in the edition, by its short name."""
    return edition.rows(
        f"SELECT {COLUMNS} FROM authority WHERE slug IN (SELECT authority FROM figure)"
        " ORDER BY short_name, slug"
    )


def find(question: Question) -> Answer:
    """By any name; where just one council bears it, that council's page is the answer."""
    text = question.one("q")
    if len(text) > LONGEST_NAME:
        raise NotUnderstood(f"A name has at most {LONGEST_NAME} characters; this has {len(text)}.")
    names, known = (
        Names(question.latest),
        {row["slug"]: row for row in authorities(question.latest)},
    )
    bearing = [known[slug] for slug in names.bearing(text) if slug in known]
    if len(bearing) == 1:
        return Elsewhere(address=f"/councils/{quote(bearing[0]['slug'])}")
    nearly = [] if bearing else [known[slug] for slug in names.nearly(text) if slug in known]
    return Page(
        template="find.html",
        title=f"Councils called “{text}”" if text else "Find a council",
        facts={"text": text, "bearing": bearing, "nearly": nearly},
        rows=bearing or nearly,
        edition=question.latest,
        may_be_indexed=False,
    )
