"""The sheets of the directory: the authorities, their groups and where they are."""

from upheld.core.profile import Profile
from upheld.publish.tables import all_rows
from upheld.publish.tables.shared_columns import (
    AUTHORITY,
    GSS_CODE,
    YEAR,
    day,
    number,
    region,
    text,
    whole,
)
from upheld.publish.tables.sheet import Sheet

GROUPS = Sheet(
    name="groups",
    title="Which {authorities} were in which group, by year",
    columns=(
        YEAR,
        text("peer_group", "Group", "The group of similar {authorities}."),
        AUTHORITY,
        GSS_CODE,
        text("name", "{Authority}", "The {authority}'s name at the end of the edition's year."),
    ),
    rows=all_rows.group_rows,
    key=("year", "authority"),
    may_be_absent=True,
)


def hexagons(profile: Profile) -> Sheet:
    return Sheet(
        name="hexagons",
        title=f"Where each {profile.body[0]} is on the map of hexagons",
        columns=(
            YEAR,
            text(
                "layer",
                "Layer",
                profile.explain("layers"),
            ),
            AUTHORITY,
            whole("place_x", "Column", "From west to east. Odd rows are half a cell further east."),
            whole("place_y", "Row", "From north to south."),
        ),
        rows=all_rows.hexagon_rows,
        key=("year", "layer", "authority"),
        notes=(
            f"Each {profile.body[0]} has one cell of equal size, near its real place and near its"
            " neighbours.",
        ),
        may_be_absent=True,
    )


def authorities(profile: Profile) -> Sheet:
    return Sheet(
        name="authorities",
        title="The directory of {authorities}",
        columns=(
            AUTHORITY,
            GSS_CODE,
            text("name", "{Authority}", "The {authority}'s name at the end of the edition's year."),
            text("short_name", "Plain name", "Its name without the words for its kind of body."),
            text("peer_group", "Group", "The group that it is in while it exists; [z] for none."),
            text("kind", "Kind", "What kind of body it is."),
            region(profile),
            text("county", profile.explain("within"), profile.explain("within_means")),
            day("first_day", "First day", "[z]: since before these figures begin."),
            day("last_day", "Last day", "[z]: it still exists."),
            number("latitude", "Latitude", "For a point in its area, in degrees."),
            number("longitude", "Longitude", "For a point in its area, in degrees."),
        ),
        rows=all_rows.authority_rows,
        key=("authority",),
    )


SUCCESSIONS = Sheet(
    name="successions",
    title="Which {authorities} followed which",
    columns=(
        text("predecessor", "Predecessor", "The {authority} that ended."),
        text("successor", "Successor", "The {authority} that took over, wholly or in part."),
        day("on_day", "From", "The successor's first day."),
    ),
    rows=all_rows.succession_rows,
    key=("predecessor", "successor"),
    notes=(
        "Figures of {an_authority} that ended are never added to its successor's own. Their sum is"
        " given separately, in the sheet together.",
    ),
    may_be_absent=True,
)

POPULATIONS = Sheet(
    name="populations",
    title="The numbers of residents used for rates per resident",
    columns=(
        YEAR,
        AUTHORITY,
        whole("residents", "Residents", "Residents in the {authority}'s area."),
        text("source", "Source", "The estimate or census, and who published it."),
    ),
    rows=all_rows.population_rows,
    key=("year", "authority"),
    may_be_absent=True,
)
