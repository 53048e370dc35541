"""Every address of the site and the function that answers it. There is no other list."""

from collections.abc import Callable

from upheld.site.page import Answer
from upheld.site.pages import (
    about,
    api,
    compare,
    corrections,
    council,
    councils,
    data,
    decision,
    decisions,
    edition_life,
    embed,
    feeds,
    files,
    glossary,
    groups,
    health,
    home,
    improvements,
    methodology,
    not_ranking,
    policies,
    replaced_letter,
    reports,
)
from upheld.site.pages import figures as all_figures
from upheld.site.pages import map as maps
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
    "/editions/{edition}/letters/{slug}": replaced_letter.of_version,
    "/map/{year}/{measure}": maps.map_page,
    "/about": about.about,
    "/methodology": methodology.methodology,
    "/methodology/evidence": methodology.evidence,
    "/methodology/history": methodology.history,
    "/groups": groups.groups,
    "/groups/{year}": groups.groups,
    "/why-we-do-not-rank": not_ranking.why_we_do_not_rank,
    "/why-numbers-differ": about.why_numbers_differ,
    "/glossary": glossary.glossary,
    "/guides": about.guides,
    "/policies": policies.policies,
    "/corrections": corrections.corrections,
    "/corrections/{edition}": corrections.correction,
    "/contact": about.contact,
    "/accessibility": about.accessibility,
    "/editions/{edition}/figures": all_figures.of_edition,
    "/editions/{edition}/life": edition_life.of_edition,
    "/compare": compare.compare,
    "/embed/{slug}/{year}/{measure}": embed.embed,
    "/data": data.data,
    "/data/editions/{edition}": data.of_edition,
    "/api": api.api,
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
    "/map": maps.newest,
    "/robots.txt": files.robots,
    "/favicon.ico": files.favicon,
    "/health": health.health,
    "/guides/{hash}/{name}": about.guide_file,
    "/feeds/editions.atom": feeds.editions_feed,
    "/sitemap.xml": feeds.sitemap,
    "/sitemap-{number}.xml": feeds.sitemap_part,
    "/openapi.json": api.openapi,
    "/data/figures.csv": all_figures.series_csv,
    "/data/figures.json": all_figures.series_json,
    "/data/figures.parquet": all_figures.series_parquet,
    "/data/registers/{name}/register.sqlite": data.register,
    "/data/registers/{name}/profile.json": data.register_profile,
    "/data/registers/{name}/SHA256SUMS": data.register_checksums,
    "/data/registers/{name}/{table}.csv": data.register_table,
    "/data/registers/{name}/{table}.parquet": data.register_parquet,
    "/data/{edition}/SHA256SUMS": data.checksums,
    "/data/{edition}/{path:path}": data.file,
    "/decisions.atom": decisions.decisions_feed,
    "/improvements.atom": improvements.improvements_feed,
    "/reports.atom": reports.reports_feed,
}


def data_path(path: str) -> str:
    """Where the data of a page is, without its ending."""
    return "/index" if path == "/" else path
