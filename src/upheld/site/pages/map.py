"""The map for a year and a measure, and the table that has the same facts."""

from collections.abc import Mapping

from upheld.edition.queries.comparisons import chances
from upheld.edition.queries.figures import in_regions
from upheld.edition.queries.records import Facts
from upheld.edition.reading import Edition
from upheld.publish.maps.boundaries import Boundaries, open_boundaries
from upheld.publish.maps.drawing import MapDrawing
from upheld.publish.maps.of_edition import boundary_map, hexagon_map
from upheld.site.edition_facts import interval_text, shows
from upheld.site.layers import groups_on, tiers_of
from upheld.site.page import Answer, Elsewhere, Page, Prints
from upheld.site.page_words import page_words
from upheld.site.question import NotThere, NotUnderstood, Question

LOOKS = {"hexagons": "Hexagons: every {body} the same size", "boundaries": "Real boundaries"}
ORDERS = {"name": "{Body}", "group": "Kind", "region": "Region", "shows": "What it shows"}
TELLS = "Whether each {body}’s figure stands out from those of similar {bodies}."
ADDRESS = "/councils/{slug}/{year}"


def newest(question: Question) -> Answer:
    """Where no group is on a map, the list of all bodies."""
    if not tiers_of(question.latest.profile):
        return Elsewhere(address="/councils")
    return Elsewhere(address=f"/map/{question.latest.year}/{_first_in(question.latest)}")


def _first_in(edition: Edition) -> str:
    """The main measure, or another if it has not begun in the edition's year."""
    main, measures = edition.profile.main, edition.profile.measures_in(edition.year)
    return (main if main in measures or not measures else measures[0]).slug


def map_page(question: Question) -> Answer:
    edition, slug = question.edition, question.parts["measure"]
    measures = {each.slug: each for each in edition.profile.measures_in(edition.year)}
    if slug not in measures:
        raise NotThere(f"There is no measure {slug!r} in {edition.year}.")
    measure = measures[slug]
    tiers = tiers_of(edition.profile)
    if not tiers:
        raise NotThere(f"There is no map of these {edition.profile.body[1]}.")
    words = page_words(edition.profile)
    tier = _chosen(question, "tier", tiers)
    order = _chosen(question, "sort", ORDERS)
    boundaries = open_boundaries(question.published.folder)
    looks = _filled(LOOKS, words) if boundaries else {"hexagons": ""}
    look = _chosen(question, "look", LOOKS)
    if look not in looks:
        raise NotThere("No boundaries have been published here, so there is no map with them.")
    title = f"{measure.title}, {edition.year}"
    areas = areas_of(edition, slug, tier)
    return Page(
        template="map.html",
        title=f"Map: {title}",
        description=TELLS.format_map(words),
        facts={
            "year": str(edition.year),
            "years": [
                str(year)
                for year, each in reversed(question.published.current.items())
                if slug in {other.slug for other in each.profile.measures_in(year)}
            ],
            "measure": slug,
            "measure_title": measure.title,
            "is_compared": measure.is_compared,
            "measures": {each.slug: each.title for each in measures.values()},
            "tier": tier,
            "tiers": tiers,
            "look": look,
            "looks": looks,
            "sort": order,
            "orders": _filled(ORDERS, words),
            "chance": chance_of(edition, slug, tier),
            "areas": sorted(areas, key=lambda area: (area[order] or "", area["name"])),
        },
        rows=areas,
        drawings={
            "map": _drawn(edition, slug, tier, title, boundaries if look == "boundaries" else None)
        },
        edition=edition,
        prints=Prints(measure=slug, year=str(edition.year)),
    )


def _filled(titles: Mapping[str, str], words: Mapping[str, str]) -> dict[str, str]:
    return {name: title.format_map(words) for name, title in titles.items()}


def _chosen(question: Question, name: str, known: dict[str, str]) -> str:
    """The value in the address, or the first of those known if it has none."""
    asked = question.one(name) or next(iter(known))
    if asked not in known:
        raise NotUnderstood(f"{name} is {asked!r}. It must be {' or '.join(known)}.")
    return asked


def areas_of(edition: Edition, measure: str, tier: str) -> list[Facts]:
    """The figures of the councils of this tier, with what they show."""
    return [
        row.facts()
        | {
            "group": edition.profile.group_name(row.peer_group),
            "shows": shows(row.comparison, edition.profile),
            "interval": interval_text(row),
        }
        for row in in_regions(edition, measure=measure, groups=groups_on(tier, edition.profile))
    ]


def chance_of(edition: Edition, measure: str, tier: str) -> list[Facts]:
    """How many stand out in each group of this tier, and how many would by chance alone."""
    return [
        row.facts() | {"group": edition.profile.group_name(row.peer_group)}
        for row in chances(edition, measure=measure)
        if row.peer_group in groups_on(tier, edition.profile)
    ]


def _drawn(
    edition: Edition, measure: str, tier: str, title: str, boundaries: Boundaries | None
) -> MapDrawing:
    """With real boundaries if they are given, or else in hexagons."""
    asked = {"year": str(edition.year), "measure": measure, "layer": tier, "title": title}
    if boundaries:
        return boundary_map(edition, boundaries, address=ADDRESS, **asked)
    return hexagon_map(edition, address=ADDRESS, **asked)
