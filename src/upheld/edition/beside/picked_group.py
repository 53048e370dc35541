"""An authority compared with a group that a reader has picked, from an edition's counts.

Nothing is stored: the figures are the edition's, the sums and the answer are core's, and the words
are the office's.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from upheld.core.authorities.groups import FEWEST_MEMBERS, Group, Kind, similar_to
from upheld.core.comparing.chance import ByChance, by_chance
from upheld.core.comparing.comparison import Answer
from upheld.core.comparing.in_every_way import Basis, Comparison
from upheld.core.comparing.in_group import compare_in_group
from upheld.core.figures.averages import MeanOfRates, Pooled, mean_of_rates, pooled_average
from upheld.core.figures.figure import Body, Figure
from upheld.core.measures import Measure
from upheld.core.saying.figures import FigureContext
from upheld.core.shares import Share, share_of
from upheld.core.sums import all_known
from upheld.edition.content.peers import pairs_of, peers_of
from upheld.edition.content.saying import speech_of
from upheld.edition.reading import Edition
from upheld.ombudsman.folder import Office


@dataclass(frozen=True, kw_only=True)
class BesideGroup:
    """One measure for the edition's year."""

    measure: Measure
    share: Share
    pooled: Pooled
    mean: MeanOfRates
    answer: Answer
    words: str  # what the comparison shows, or why there is none
    range: str = ""  # the range of chance, in words; '' for none


def beside_group(
    edition: Edition, authority: str, kind: Kind, office: Office, *, listed: Iterable[str] = ()
) -> tuple[Group, list[BesideGroup]]:
    """The group that the authority is in, and each measure compared with it if there is one."""
    group = similar_to(
        authority,
        kind,
        peers_of(edition.database),
        profile=edition.profile,
        year=edition.year,
        listed=listed,
    )
    if group.reason:
        return group, []
    found = [
        _beside(edition, authority, group, measure, office)
        for measure in edition.profile.measures_in(edition.year)
    ]
    return group, [each for each in found if each]


def _beside(
    edition: Edition, authority: str, group: Group, measure: Measure, office: Office
) -> BesideGroup | None:
    pairs = pairs_of(edition.database, measure, edition.year)
    if authority not in pairs:
        return None
    counted, out_of = pairs[authority] or (None, None)
    share = share_of(measure, counted=counted, out_of=out_of)
    found = compare_in_group(authority, pairs, group=group, measure=measure)
    words, chance = found.reason, ""
    if found.compared:
        figure = Figure(
            body=Body(slug=authority, peer_group=group.name, exists=True, residents=None),
            share=share,
            average=None,
        )
        row = Comparison(
            basis=Basis.PEERS,
            beside=group.name,
            counted=found.compared.counted,
            out_of=found.compared.out_of,
            compared=found.compared,
            answer=found.answer,
        )
        speech = speech_of(edition.database, office, edition.year)
        context = FigureContext(figure=figure, answer=found.answer, group=group.name)
        words = speech.sentence_of_comparison(context, row)
        chance = speech.range_of_chance(context, row)
    return BesideGroup(
        measure=measure,
        share=share,
        pooled=pooled_average(measure, group, pairs),
        mean=mean_of_rates(measure, group, pairs),
        answer=found.answer,
        words=words,
        range=chance,
    )


def chance_in_group(edition: Edition, group: Group, measure: Measure) -> ByChance | None:
    """How many of the group would stand out if none differed; None if there is no comparison."""
    if group.reason or not measure.is_compared:
        return None
    pairs = pairs_of(edition.database, measure, edition.year)
    known = all_known(pairs.get(slug) for slug in group.members)
    if known is None or sum(out_of > 0 for _, out_of in known) < FEWEST_MEMBERS:
        return None
    return by_chance([out_of for _, out_of in known], sum(counted for counted, _ in known))
