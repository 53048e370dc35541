"""Every kind of page with an address of each in the small country: what tests of all pages visit.

A route without an example here fails a test, so that no kind of page is left out unseen.
"""

import re

from starlette.routing import compile_path

from upheld.site import routes
from upheld.site.rendering import look_address

# Route to an address of it that answers, as published in tests/site/conftest.py.
PAGES = {
    "/": "/",
    "/find": "/find?q=north",
    "/councils": "/councils",
    "/councils/{slug}": "/councils/leeds",
    "/councils/{slug}/{year}": "/councils/camden/2021-22",
    "/editions/{edition}/councils/{slug}": "/editions/2021-22.v1/councils/kent",
    "/editions/{edition}/letters/{slug}": "/editions/2022-23.v1/letters/leeds",
    "/map/{year}/{measure}": "/map/2022-23/upheld",
    "/decisions": "/decisions?q=council&outcome=upheld",
    "/decisions/{key}": "/decisions/21-222-516",
    "/decisions/{key}/{slug}": "/decisions/21-266-830/leeds",
    "/improvements": "/improvements?council=leeds",
    "/reports": "/reports",
    "/about": "/about",
    "/methodology": "/methodology",
    "/methodology/evidence": "/methodology/evidence",
    "/methodology/history": "/methodology/history",
    "/groups": "/groups",
    "/groups/{year}": "/groups/2021-22",
    "/why-we-do-not-rank": "/why-we-do-not-rank",
    "/why-numbers-differ": "/why-numbers-differ",
    "/glossary": "/glossary",
    "/guides": "/guides",
    "/policies": "/policies",
    "/corrections": "/corrections",
    "/corrections/{edition}": "/corrections/2021-22.v1",
    "/contact": "/contact",
    "/accessibility": "/accessibility",
    "/editions/{edition}/figures": "/editions/2022-23.v1/figures",
    "/editions/{edition}/life": "/editions/2022-23.v1/life",
    "/compare": "/compare?with=leeds,bradford,kent",
    "/embed/{slug}/{year}/{measure}": "/embed/leeds/2022-23/upheld",
    "/data": "/data",
    "/data/editions/{edition}": "/data/editions/2022-23.v1",
    "/api": "/api",
}
OTHERS = {
    "/letters/{edition}/{name}": "/letters/2022-23.v1/leeds.html",
    "/look/office.css": "/look/office.css",
    "/look/{hash}/{name}": look_address("style.css"),
    "/map": "/map",
    "/robots.txt": "/robots.txt",
    "/favicon.ico": "/favicon.ico",
    "/health": "/health",
    "/guides/{hash}/{name}": "/guides/000000000000/none.pdf",
    "/feeds/editions.atom": "/feeds/editions.atom",
    "/decisions.atom": "/decisions.atom?q=council",
    "/improvements.atom": "/improvements.atom",
    "/reports.atom": "/reports.atom",
    "/sitemap.xml": "/sitemap.xml",
    "/sitemap-{number}.xml": "/sitemap-1.xml",
    "/openapi.json": "/openapi.json",
    "/data/figures.csv": "/data/figures.csv",
    "/data/figures.json": "/data/figures.json",
    "/data/figures.parquet": "/data/figures.parquet",
    "/data/registers/{name}/register.sqlite": "/data/registers/2024-07-31.v1/register.sqlite",
    "/data/registers/{name}/profile.json": "/data/registers/2024-07-31.v1/profile.json",
    "/data/registers/{name}/SHA256SUMS": "/data/registers/2024-07-31.v1/SHA256SUMS",
    "/data/registers/{name}/{table}.csv": "/data/registers/2024-07-31.v1/decisions.csv",
    "/data/registers/{name}/{table}.parquet": "/data/registers/2024-07-31.v1/decisions.parquet",
    "/data/{edition}/SHA256SUMS": "/data/2022-23.v1/SHA256SUMS",
    "/data/{edition}/{path:path}": "/data/2022-23.v1/edition.sqlite",
}

# Pages of a kind that look otherwise: a body that ended, one of no group, a reader's mistakes.
ALSO = {
    "a council that ended": "/councils/northampton/2021-22",
    "a body of no group": "/councils/dartmoor-national-park",
    "a name that nobody bears": "/find?q=leedz",
    "an empty search": "/find?q=",
    "a search without result": "/decisions?q=xylophone",
    "no such page": "/no-such-page",
    "no such council": "/councils/atlantis",
    "a name that is too long": "/find?q=" + "x" * 101,
}
MISTAKES = {
    "/corrections/{edition}": 404,  # nothing is corrected here: see test_corrected.py
    "no such page": 404,
    "no such council": 404,
    "a name that is too long": 400,
}
# HTML that is none of the site's own templates.
LETTER = "/letters/{edition}/{name}"

PATTERNS = [(path, compile_path(path)[0]) for path in (*routes.PAGES, *routes.OTHERS)]
FORM = re.compile(r"\.(json|csv)$")


def kind_of(address: str) -> str:
    """The route that answers, whether it was asked a question, and in which form."""
    path, question, _ = address.partition("?")
    for way in (path, FORM.sub("", path)):
        for kind, pattern in PATTERNS:
            if pattern.match(way):
                return kind + question + path[len(way) :]
    return path
