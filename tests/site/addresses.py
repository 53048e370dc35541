"""Every kind of page with an address of each in the small country: what tests of all pages visit.

A route without an example here fails a test, so that no kind of page is left out unseen.
"""

# Route to an address of it that answers, as published in tests/site/conftest.py.
PAGES = {
    "/": "/",
    "/find": "/find?q=north",
    "/councils": "/councils",
    "/councils/{slug}": "/councils/leeds",
    "/councils/{slug}/{year}": "/councils/camden/2021-22",
    "/editions/{edition}/councils/{slug}": "/editions/2021-22.v1/councils/northampton",
}
OTHERS = {
    "/letters/{edition}/{name}": "/letters/2022-23.v1/leeds.html",
    "/look/office.css": "/look/office.css",
    "/look/{hash}/{name}": "{style}",
    "/robots.txt": "/robots.txt",
    "/favicon.ico": "/favicon.ico",
}

# Pages of a kind that look otherwise: a body that ended, one of no group, a reader's mistakes.
ALSO = {
    "a council that ended": "/councils/northampton/2021-22",
    "a body of no group": "/councils/dartmoor-national-park",
    "a name that nobody bears": "/find?q=leedz",
    "an empty search": "/find?q=",
    "no such page": "/no-such-page",
    "no such council": "/councils/atlantis",
    "a name that is too long": "/find?q=" + "x" * 101,
}
MISTAKES = {
    "no such page": 404,
    "no such council": 404,
    "a name that is too long": 400,
}
# HTML that is none of the site's own templates.
LETTER = "/letters/{edition}/{name}"
