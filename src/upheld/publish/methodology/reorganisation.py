"""What happens to the figures of authorities that end, with examples from the directory."""

from collections.abc import Iterator

from upheld.core.authorities.groups import Peer
from upheld.core.authorities.reorganisation import Link, Reorganisation
from upheld.core.figures.together import YearOf, predecessors_together
from upheld.core.years import Year
from upheld.ombudsman.folder import read_office
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
        "An authority's years are its own: they are never added to another's, and what we decide"
        " about a body after it ended stays with that body. For the years before an authority began"
        " we also give the figures of the bodies that it replaced, taken together: their counts"
        " added up, out of their bases added up, under a label that says whose they are. The"
        " residents of a district and of its county council are the same people and count once.\n"
    )
    yield (
        "A compliance outcome recorded after a body ended stays with it too, unless the office"
        " names the one successor (`ended_outcomes` in `office.toml`) that had to carry out the"
        " recommendations from then on. The outcome is then in that successor's counts, rates and"
        " averages and in none of the body's, and the sentences for both say how many there are."
        " The decision stays with the body.\n"
    )
    yield (
        "If a body was divided between several successors, it does not belong to any one of them."
        " Its figures cannot be divided, so we give those of the whole family, with the reason. A"
        " group of similar authorities includes all that existed on any day of its year, so a new"
        " council is compared with councils of its new type.\n"
    )
    directory = read_office().directory
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
        ("Authority", "Year", "Label", "What we say about it"),
        ((peers[slug].name, str(year), each.label, each.reason) for slug, year, each in found),
    )
