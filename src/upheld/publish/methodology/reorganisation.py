"""What becomes of the figures of authorities that end, with examples from the directory."""

from collections.abc import Iterator

from upheld.core.authorities.groups import Peer
from upheld.core.authorities.reorganisation import Link, Reorganisation
from upheld.core.figures.together import YearOf, predecessors_together
from upheld.core.years import Year
from upheld.intake.directory.directory import default_directory
from upheld.publish.methodology.markdown_tables import table

EXAMPLES = (
    ("buckinghamshire", Year(2019)),
    ("somerset", Year(2018)),
    ("somerset", Year(2022)),
    ("cumberland", Year(2022)),
)
AS_AT = Year(2023).last_day


def reorganisation() -> Iterator[str]:
    yield "## When authorities are reorganised\n"
    yield (
        "An authority's own years are its own: none is added to another's, and what is decided"
        " about a body after it ended stays with it. Beside them, for the years before it began,"
        " stands what the bodies that it replaced came to together: their counts added up, out of"
        " their bases added up, under a label that says whose they are. Residents of a district and"
        " of its county council are the same people and count once.\n"
    )
    yield (
        "A compliance outcome recorded after a body ended stays with it too, unless the office"
        " names the one successor (`ended_outcomes` in `office.toml`) that had the recommendations"
        " to carry out from then on. The outcome is then in the counts, the rates and the averages"
        " of that successor, in none of the body's, and the sentences of both say how many there"
        " are. The decision stays the body's.\n"
    )
    yield (
        "A body that was divided between several successors is nobody's alone. Its figures cannot"
        " be divided, so those of the whole family are told, and the reason is told with them. A"
        " group of similar authorities has those that existed on any day of its year, so that a new"
        " council is compared with the councils of its new type.\n"
    )
    directory = default_directory()
    peers = {
        each.slug: Peer(
            slug=each.slug,
            name=each.name,
            short_name=each.short_name,
            peer_group=each.group,
            region=each.region,
            first_day=each.first_day,
            last_day=each.last_day,
        )
        for each in directory.authorities
    }
    links = {Link(each.predecessor, each.successor, each.on) for each in directory.successions}
    lives = {each.slug: (each.first_day, each.last_day) for each in peers.values()}
    known = Reorganisation(links=frozenset(links), lives=lives)

    def example(slug: str, year: Year) -> YearOf:
        told = {year: dict.fromkeys(peers, (0, 0))}
        (found,) = predecessors_together(slug, peers, told, reorganisation=known, as_at=AS_AT)
        return found

    found = [(slug, year, example(slug, year)) for slug, year in EXAMPLES]
    yield table(
        ("Authority", "Year", "Label", "Said beside it"),
        ((peers[slug].name, str(year), each.label, each.reason) for slug, year, each in found),
    )
