"""How to use the site from a program: for people, and for machines."""

import json
from html import escape
from typing import Any

from upheld.core.profile import Profile
from upheld.edition.queries.figures import figures_of_measure
from upheld.register.reading import decisions_of
from upheld.site.descriptions import described
from upheld.site.front import LONGEST_ADDRESS
from upheld.site.openapi import described_whole
from upheld.site.page import Answer, Page, Text
from upheld.site.question import Question


def api(question: Question) -> Answer:
    edition = question.latest
    name, year = edition.manifest.folder_name, str(edition.year)
    slug, other = _first_councils(question)
    main, (body, bodies) = edition.profile.main, edition.profile.body
    embedded = f"/embed/{slug}/{year}/{main.slug}"
    site = question.office.site.rstrip("/")
    addresses = _addresses(question.profile)
    return Page(
        template="api.html",
        title="Use these figures from a program",
        description="Addresses, forms and rules of the open data. No key, no limit.",
        facts={
            "examples": [
                {"address": address, "tells": tells}
                for address, tells in (
                    (f"/councils/{slug}.json", f"The latest figures about one {body}."),
                    (f"/councils/{slug}/{year}.csv", "Those for one year, for a spreadsheet."),
                    (f"/editions/{name}/councils/{slug}.json", "The same, which never change."),
                    (f"/editions/{name}/figures.csv", "Every figure in an edition."),
                    (f"/compare.json?council={slug}&with={other}", f"Two {bodies}, compared."),
                    (
                        f"/compare.json?council={slug}&with=type&measure={main.slug}",
                        "A whole type.",
                    ),
                    ("/councils.json", f"All {bodies}."),
                    ("/data/figures.csv", "Every figure for every year."),
                    (f"/data/{name}/edition.sqlite", "A whole edition as a database."),
                    ("/data.json", "Every file, with its size and SHA-256."),
                )
            ],
            "addresses": addresses,
            "embedded": embedded,
            "frame": f'<iframe src="{site}{embedded}" width="100%" height="420"'
            f' title="{escape(main.title)}" loading="lazy"></iframe>',
        },
        rows=[{"path": each["path"], "tells": each["tells"]} for each in addresses],
        drawings={"longest_address": LONGEST_ADDRESS},
        edition=edition,
    )


def openapi(question: Question) -> Answer:
    told = described_whole(question.office, question.profile, _examples(question))
    written = json.dumps(told, ensure_ascii=False, indent=1)
    body = written.replace("{body}", question.profile.body[0])  # in descriptions, never an address
    return Text(body=body, media_type="application/json")


def _addresses(profile: Profile) -> list[dict[str, Any]]:
    return [
        {
            "path": path.replace(":path", ""),
            "tells": description.tells,
            "query": [{"name": p.name, "tells": p.tells} for p in description.query],
        }
        for path, description in described(profile).items()
    ]


def _first_councils(question: Question) -> list[str]:
    """The first two of the latest year by name: those that have a group and cases, if any do."""
    rows = figures_of_measure(question.latest, question.profile.main.slug)
    slugs = [row.authority for row in rows if row.peer_group and row.out_of]
    every = [*slugs, *(row.authority for row in rows)]
    return [*every, *every, "", ""][:2]


def _examples(question: Question) -> dict[str, Any]:
    """An existing value for each part of an address, so that examples can be tried."""
    latest = question.published.latest
    if latest is None:
        return {}
    slug, other = _first_councils(question)
    register = question.published.register_as_built
    names = {"name": register.manifest.folder_name} if register else {}
    return {
        **names,
        **_decision_of(question, slug),
        "slug": slug,
        "council": slug,
        "with": [other],
        "q": slug,
        "year": str(latest.year),
        "edition": latest.manifest.folder_name,
        "measure": question.profile.main.slug,
        "path": "tables/figures.csv",
        "table": "decisions",
    }


def _decision_of(question: Question, slug: str) -> dict[str, str]:
    """The key of its newest decision, if one is public."""
    published = question.published
    register = None if published.is_closed else published.register
    rows = decisions_of(register, slug) if register else []
    return {"key": rows[0]["key"]} if rows else {}
