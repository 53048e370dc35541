"""An edition's figures that stand out only because of related complaints.

Which figures these are is public. No table in an edition says how many complaints are related.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from upheld.core.comparing.grounds import Total
from upheld.core.comparing.related import stands_out_only_with
from upheld.core.measures import Measure
from upheld.edition.reading import Edition

FIGURES = """
    SELECT own.authority, own.measure, own.counted, own.out_of, sum(x.counted), sum(x.out_of)
    FROM related_figure AS affected
    JOIN figure AS own USING (authority, year, measure)
    JOIN membership AS its USING (authority, year)
    JOIN membership AS member ON member.year = its.year AND member.peer_group = its.peer_group
    JOIN figure AS x
        ON x.authority = member.authority AND x.year = own.year AND x.measure = own.measure
    JOIN measure ON slug = own.measure
    WHERE own.year = ?
    GROUP BY own.authority, own.measure
    ORDER BY own.authority, place
"""


@dataclass(frozen=True, kw_only=True)
class RelatedFigure:
    """A figure and the whole of its group, each with its count and base."""

    measure: Measure
    figure: Total
    group: Total

    def stands_out_only_with(self, related: Total) -> bool:
        return stands_out_only_with(related, figure=self.figure, group=self.group)


def related_figures(edition: Edition) -> Mapping[str, Sequence[RelatedFigure]]:
    """Those for the edition's own year, by authority."""
    found = defaultdict(list)
    for authority, measure, x, n, group_x, group_n in edition.database.execute(
        FIGURES, (str(edition.year),)
    ):
        of = edition.profile.by_slug[measure]
        figure = RelatedFigure(measure=of, figure=(x, n), group=(group_x, group_n))
        found[authority].append(figure)
    return found
