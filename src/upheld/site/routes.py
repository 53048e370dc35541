"""Every address of the site and the function that answers it. There is no other list."""

from collections.abc import Callable

from upheld.site.page import Answer
from upheld.site.pages import (
    council,
    councils,
    decision,
    decisions,
    files,
    home,
    improvements,
    reports,
)
from upheld.site.question import Question

Function = Callable[[Question], Answer]

# Pages: each is also there as .json and .csv.
PAGES: dict[str, Function] = {
    "/": home.home,
    "/find": councils.find,
    "/councils": councils.councils,
    "/councils/{slug}": council.council,
    "/councils/{slug}/{year}": council.council,
    "/editions/{edition}/councils/{slug}": council.council,
    "/decisions": decisions.decisions,
    "/decisions/{key}": decision.under_key,
    "/decisions/{key}/{slug}": decision.one,
    "/improvements": improvements.improvements,
    "/reports": reports.reports,
}

# Files, feeds and what machines ask for.
OTHERS: dict[str, Function] = {
    "/letters/{edition}/{name}": files.letter,
    "/look/office.css": files.office_style,
    "/look/{hash}/{name}": files.look,
    "/robots.txt": files.robots,
    "/decisions.atom": decisions.decisions_feed,
    "/improvements.atom": improvements.improvements_feed,
    "/reports.atom": reports.reports_feed,
}
