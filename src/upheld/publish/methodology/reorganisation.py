"""What happens to the figures of authorities that end, with examples from the directory."""

from collections.abc import Iterator

from upheld.core.authorities.groups import Peer
from upheld.core.authorities.reorganisation import Link, Reorganisation
from upheld.core.figures.together import YearOf, predecessors_together
from upheld.core.profile import Profile
from upheld.core.years import Year
from upheld.intake.directory.directory import Directory
from upheld.publish.methodology.markdown_tables import table


def reorganisation(profile: Profile, directory: Directory) -> Iterator[str]:
    body, bodies = profile.body
    yield "## When {authorities} are reorganised\n"
    yield (
        "{An_authority}'s years are its own: they are never added to another's, and what we decide"
        " about a body after it ended stays with that body. For the years before {an_authority}"
        " began we also give the figures of the bodies that it replaced, taken together: their"
        " counts added up, out of their bases added up, under a label that says whose they are."
        f" {profile.explain('residents_once')}\n"
    )
    if profile.compliance:
        yield (
            "A compliance outcome recorded after a body ended stays with it too, unless the office"
            " names the one successor (`ended_outcomes` in `office.toml`) that had to carry out the"
            " recommendations from then on. The outcome is then in that successor's counts, rates"
            " and averages and in none of the body's, and the sentences for both say how many there"
            " are. The decision stays with the body.\n"
        )
    yield (
        "If a body was divided between several successors, it does not belong to any one of them."
        " Its figures cannot be divided, so we give those of the whole family, with the reason. A"
        " group of similar {authorities} includes all that existed on any day of its year, so a new"
        f" {body} is compared with {bodies} of its new type.\n"
    )
    if profile.explained.reorganised:
        yield _examples(profile, directory)


def _examples(profile: Profile, directory: Directory) -> str:
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
        (found,) = predecessors_together(
            slug, peers, told, profile=profile, reorganisation=known, as_at=as_at
        )
        return found

    examples = profile.explained.reorganised
    as_at = Year(max(year.start for _, year in examples) + 1).last_day
    found = [(slug, year, example(slug, year)) for slug, year in examples if slug in peers]
    return table(
        ("{Authority}", "Year", "Label", "What we say about it"),
        ((peers[slug].name, str(year), each.label, each.reason) for slug, year, each in found),
    )
