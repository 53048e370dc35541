"""The shapes of the JSON that pages give, as JSON Schema: what a program may rely on.

A page may say more than its shape names; what a shape names is always there.
"""

from collections.abc import Mapping
from typing import Any

from upheld.core.authorities.groups import Kind
from upheld.core.comparing.comparison import Answer
from upheld.core.intervals import SHOWN_TEXT

Shape = dict[str, Any]


def told(**properties: Shape) -> Shape:
    """An object in which all these stand."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def listed(of: Shape) -> Shape:
    return {"type": "array", "items": of}


def text(description: str = "") -> Shape:
    return {"type": "string"} | ({"description": description} if description else {})


def maybe(shape: Shape, description: str = "") -> Shape:
    """The same, or null."""
    found = {**shape, "type": [shape["type"], "null"]}
    return found | ({"description": description} if description else {})


WHOLE: Shape = {"type": "integer", "minimum": 0}
POSITIVE: Shape = {"type": "number", "minimum": 0}
PROPORTION: Shape = {"type": "number", "minimum": 0, "maximum": 1}
COMPARISON: Shape = {
    "type": "string",
    "enum": [answer.value for answer in Answer],
    "description": "What beside its group a figure shows, or why it is not compared.",
}

MEASURE = told(
    measure=text(), title=text(), definition=text(), counted=text(), out_of=text(), source=text()
)
ABOUT = {
    **told(
        title=text(),
        address=text("Where this page is."),
        source=text("Who publishes these figures."),
        licence=text(),
    ),
    "description": "With the edition whose figures these are, and what its measures mean.",
}
ABOUT["properties"] |= {
    "edition": text("Year and version, such as 2019-20.v1."),
    "replaced_by": text("The version that corrected it; empty where these figures stand."),
    "as_at": text("The day as at which its cases were counted."),
    "public_at": text(),
    "notice": text("Not empty where cases are invented."),
    "measures": listed(MEASURE),
}

REGISTER_FILE = told(name=text(), address=text())
REGISTER_FILE["properties"] |= {
    "bytes": WHOLE,
    "sha256": text("Not of a file that is written as it is taken."),
}

FIGURE = told(
    authority=text("The council’s short name in addresses."),
    gss_code=maybe(text()),
    name=text("As at the last day of the figure’s year."),
    year=text(),
    measure=text(),
    counted=maybe(WHOLE, "null: never told to us, which is not 0."),
    out_of=maybe(WHOLE, "The base."),
    out_of_name=text("What the base counts."),
    text=text("The percentage or rate as it is printed."),
    low=maybe(PROPORTION, f"Lower end of the {SHOWN_TEXT} confidence interval, a proportion."),
    high=maybe(PROPORTION, f"Upper end of the {SHOWN_TEXT} confidence interval, a proportion."),
    peer_group=maybe(text()),
    peer_counted=maybe(WHOLE),
    peer_out_of=maybe(WHOLE),
    peer_text=maybe(text(), "Similar authorities together."),
    comparison=COMPARISON,
    sentence=text("All of it in words."),
)
AUTHORITY = told(slug=text(), name=text(), peer_group=maybe(text()), region=maybe(text()))

COUNCILS = {"authorities": listed(AUTHORITY), "ended": listed(AUTHORITY)}
FOUND = {"text": text(), "bearing": listed(AUTHORITY), "nearly": listed(AUTHORITY)}
COUNCIL = {
    "authority": AUTHORITY,
    "name": text(),
    "year": text(),
    "years": listed(text()),
    "figures": listed(FIGURE),
}
FIGURES = {"year": text(), "figures": listed(FIGURE)}
LONG_FIGURE = {
    **FIGURE,
    "properties": FIGURE["properties"] | {"edition": text(), "definition": text()},
    "required": [*FIGURE["required"], "edition", "definition"],
}
LONG_SERIES = {"figures": listed(LONG_FIGURE)}
EMBEDDED = {"name": text(), "year": text(), "figure": FIGURE}

PICKED = told(slug=text(), name=text(), group=maybe(text()), region=maybe(text()))
BESIDE = told(
    name=text("Who is in the average, in words."),
    text=text(),
    members=WHOLE,
    reason=text("Why there is none; empty where there is one."),
)
COMPARED_ROW = told(
    authority=text(),
    name=text(),
    group=maybe(text()),
    counted=maybe(WHOLE),
    out_of=maybe(WHOLE),
    text=text(),
    low=maybe(PROPORTION),
    high=maybe(PROPORTION),
    comparison={**COMPARISON, "description": "Among authorities of its own type, as published."},
)
CHANCE = {
    **told(compared=WHOLE, expected=POSITIVE, most=WHOLE),
    "description": "How many of the group would stand out by chance alone, if none differed.",
}
COMPARED_MEASURE = told(
    measure=text(),
    title=text(),
    rows=listed(COMPARED_ROW),
    beside=maybe(
        told(
            pooled=BESIDE,
            mean=BESIDE,
            comparison=COMPARISON,
            words=text(),
            range=text("What could be chance, in words; empty where that is not said."),
            chance=maybe(CHANCE),
        )
    ),
)
COMPARED = {
    "year": text(),
    "council": maybe(PICKED),
    "kind": {"type": "string", "enum": ["", *(kind.value for kind in Kind)]},
    "picked": listed(PICKED),
    "group": maybe(told(whole=text(), members=WHOLE, reason=text())),
    "tables": listed(COMPARED_MEASURE),
    "unclear": listed(told(text=text(), suggestions=listed(told(name=text(), address=text())))),
}

MAP = {
    "year": text(),
    "measure": text(),
    "measure_title": text(),
    "is_compared": {"type": "boolean"},
    "tier": text(),
    "areas": listed(
        {
            **FIGURE,
            "properties": FIGURE["properties"]
            | {"region": maybe(text()), "shows": text("What stands on the map, in words.")},
            "required": [*FIGURE["required"], "region", "shows"],
        }
    ),
    "chance": listed(
        told(
            group=text(),
            compared=WHOLE,
            standing_out=WHOLE,
            expected=POSITIVE,
            most=WHOLE,
        )
    ),
}

FILE = told(
    path=text(),
    address=text(),
    bytes=WHOLE,
    sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"},
)
FILES_OF_EDITION = {
    "year": text(),
    "as_at": text(),
    "public_at": text(),
    "files": listed(FILE),
}
DATA = {
    "editions": listed(told(edition=text(), **FILES_OF_EDITION, is_newest={"type": "boolean"})),
    "register": maybe(
        told(register=text(), as_at=text(), files=listed(REGISTER_FILE)),
        "The newest, which takes the place of all before it; null where there is none.",
    ),
    "licence": text(),
}
API = {"addresses": listed(told(path=text(), tells=text()))}


def answer(facts: Mapping[str, Shape] | None) -> Shape:
    """A page's whole JSON."""
    return told(about={"$ref": "#/components/schemas/about"}, **(facts or {}))


def answer_alone(facts: Mapping[str, Shape]) -> Shape:
    """Of what is about all editions, and so tells less about itself."""
    return told(about=told(title=text(), source=text(), licence=text(), notice=text()), **facts)


MISTAKE = told(status={"type": "integer"}, title=text(), words=text("What to do about it."))
