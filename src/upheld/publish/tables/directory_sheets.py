"""The sheets of the directory: who the authorities are, of which group, and where they stand."""

from upheld.publish.tables import all_rows
from upheld.publish.tables.shared_columns import (
    AUTHORITY,
    GSS_CODE,
    REGION,
    YEAR,
    day,
    number,
    text,
    whole,
)
from upheld.publish.tables.sheet import Sheet

GROUPS = Sheet(
    name="groups",
    title="Which authorities were in which group, by year",
    columns=(
        YEAR,
        text("peer_group", "Group", "The group of similar authorities."),
        AUTHORITY,
        GSS_CODE,
        text("name", "Authority", "The authority's name at the end of the edition's year."),
    ),
    rows=all_rows.group_rows,
    key=("year", "authority"),
    may_be_absent=True,
)

HEXAGONS = Sheet(
    name="hexagons",
    title="Where each council stands on the map of hexagons",
    columns=(
        YEAR,
        text(
            "layer",
            "Layer",
            "lower: districts. upper: counties. In both: unitary councils, metropolitan and London"
            " boroughs.",
        ),
        AUTHORITY,
        whole("place_x", "Column", "From west to east; odd rows stand half a cell further east."),
        whole("place_y", "Row", "From north to south."),
    ),
    rows=all_rows.hexagon_rows,
    key=("year", "layer", "authority"),
    notes=("Each council has one cell of equal size, near where it lies and near its neighbours.",),
    may_be_absent=True,
)

AUTHORITIES = Sheet(
    name="authorities",
    title="The directory of authorities",
    columns=(
        AUTHORITY,
        GSS_CODE,
        text("name", "Authority", "The authority's name at the end of the edition's year."),
        text("short_name", "Plain name", "Its name without the words for its kind."),
        text("peer_group", "Group", "The group it belongs to while it exists; [z] for none."),
        text("kind", "Kind", "What kind of body it is."),
        REGION,
        text("county", "County council", "The county council above it; [z] where there is none."),
        day("first_day", "First day", "[z]: since before these figures begin."),
        day("last_day", "Last day", "[z]: it exists."),
        number("latitude", "Latitude", "Of a point within its area, in degrees."),
        number("longitude", "Longitude", "Of a point within its area, in degrees."),
    ),
    rows=all_rows.authority_rows,
    key=("authority",),
)

SUCCESSIONS = Sheet(
    name="successions",
    title="Which authorities followed which",
    columns=(
        text("predecessor", "Predecessor", "The authority that ended."),
        text("successor", "Successor", "The authority that took over, wholly or in part."),
        day("on_day", "From", "The successor's first day."),
    ),
    rows=all_rows.succession_rows,
    key=("predecessor", "successor"),
    notes=(
        "Figures of an authority that ended are never added to its successor's own. What they came"
        " to together is told apart, in the sheet together.",
    ),
    may_be_absent=True,
)

POPULATIONS = Sheet(
    name="populations",
    title="The residents that rates by residents are made with",
    columns=(
        YEAR,
        AUTHORITY,
        whole("residents", "Residents", "Residents of the authority's area."),
        text("source", "Source", "The estimate or census, and who published it."),
    ),
    rows=all_rows.population_rows,
    key=("year", "authority"),
    may_be_absent=True,
)
