"""What else is looked at: services, related complaints, several years, and published averages."""

from collections.abc import Iterator
from fractions import Fraction

from upheld.core.comparing.comparison import STRICT_LEVEL
from upheld.core.comparing.in_every_way import MOST_YEARS_TOGETHER
from upheld.core.comparing.related import FEWEST_RELATED, LEAST_MOVE, LEAST_PART
from upheld.core.english import a_or_an, one_in, part_written_out, written_out
from upheld.core.profile import Profile
from upheld.publish.methodology.markdown_tables import evidence


def _points(move: Fraction) -> str:
    points = move * 100
    return "a point" if points == 1 else f"{written_out(int(points))} points"


def beside(profile: Profile) -> Iterator[str]:
    body, bodies = profile.body
    found = {row["one_service"]: row for row in evidence("services")}
    yield "### Allowing for the services complained about\n"
    yield (
        f"{profile.explain('services_differ')} So we ask the same question again with an urn for"
        " each service: the {authority}'s cases about each service are drawn from the group's cases"
        " about that service. The edition holds the number that we would then expect. The sentence"
        " mentions this only if it changes what stands out. Decisions that are withheld, or whose"
        " case has been decided again since, are not counted in any service, so that no one can"
        " work out what they were about. They have their own urn.\n"
    )
    yield (
        f"{profile.explain('services_example')} Compared plainly, it stands out in"
        f" {found['40%']['plain']}% of years before and {found['80%']['plain']}% after."
        " Allowing for services, it is"
        f" {found['40%']['allowing']}% and {found['80%']['allowing']}%.\n"
    )
    yield "### Related complaints\n"
    yield (
        f"We treat cases as independent, but they are not always: {profile.explain('related')}. One"
        " complainant with a tenth of 100 cases raises false alarms from at most 5% to 12.6%,"
        " both directions together."
        f" Where related complaints are at least {FEWEST_RELATED} and"
        f" {part_written_out(LEAST_PART)} of the base, and the figure would move towards the"
        f" average by more than {_points(LEAST_MOVE)} and no longer stand out without them, a"
        " sentence says that they affect it. It does not give a number, because people could work"
        " out who complained from it. The {authority} gets the numbers with its case sheets. This"
        " never makes a figure stand out.\n"
    )
    yield "### Several years together, and the year before\n"
    yield (
        f"We do not leave out small {bodies}. With each year we give up to {MOST_YEARS_TOGETHER}"
        " years together, compared with an urn for each year, but never across a break. They have"
        f" one level for everything, {one_in(STRICT_LEVEL)}: the answer, what is within reach, and"
        " the range of chance. Earlier years are added up as our records have them today, for the"
        " {authority} and all of its group. A year for which we hold only totals is added as it was"
        " published, and the sentence says so.\n"
    )
    yield (
        "The year before is shown with the group's figures for both years, but is not tested. The"
        f" group moves too, so {a_or_an(body)} that only moved with its group would often be said"
        " to have changed.\n"
    )
    yield "### Where only a published average is known\n"
    yield (
        "For years before our own counts we may know only the average's whole percentage. Then we"
        " take binomial tails at the rate, of those that round to it, that gives the weakest"
        " evidence of a difference. Because the average includes the {authority}'s own cases, this"
        " finds fewer differences than the group's counts would, not more.\n"
    )
