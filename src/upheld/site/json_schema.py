"""The shapes of the JSON that pages give, as JSON Schema: what a program may rely on.

A page may say more than its shape names; what a shape names is always there.
"""

from collections.abc import Mapping
from typing import Any

from upheld.core.authorities.groups import Kind
from upheld.core.comparing.comparison import Answer
from upheld.core.intervals import SHOWN_TEXT

Shape = dict[str, Any]


def object_of(**properties: Shape) -> Shape:
    """An object with all these properties."""
    return {"type": "object", "properties": properties, "required": list(properties)}


def list_of(of: Shape) -> Shape:
    return {"type": "array", "items": of}


def text(description: str = "") -> Shape:
    return {"type": "string"} | ({"description": description} if description else {})


def or_null(shape: Shape, description: str = "") -> Shape:
    """The same, or null."""
    found = {**shape, "type": [shape["type"], "null"]}
    return found | ({"description": description} if description else {})


WHOLE: Shape = {"type": "integer", "minimum": 0}
POSITIVE: Shape = {"type": "number", "minimum": 0}
PROPORTION: Shape = {"type": "number", "minimum": 0, "maximum": 1}
COMPARISON: Shape = {
    "type": "string",
    "enum": [answer.value for answer in Answer],
    "description": "What a figure shows compared with its group, or why it is not compared.",
}

MEASURE = object_of(
    measure=text(), title=text(), definition=text(), counted=text(), out_of=text(), source=text()
)
ABOUT = {
    **object_of(
        title=text(),
        address=text("Where this page is."),
        source=text("Who publishes these figures."),
        licence=text(),
    ),
    "description": "With the edition whose figures these are, and what its measures mean.",
}
ABOUT["properties"] |= {
    "edition": text("Year and version, such as 2019-20.v1."),
    "replaced_by": text("The version that corrected it; empty if these figures are current."),
    "corrected_in": text("The version that changed something on this page; empty if none did."),
    "as_at": text("The day as at which its cases were counted."),
    "public_at": text(),
    "notice": text("Not empty if cases are invented."),
    "measures": list_of(MEASURE),
}

REGISTER_FILE = object_of(name=text(), address=text())
REGISTER_FILE["properties"] |= {
    "bytes": WHOLE,
    "sha256": text("Missing for a file that is generated when it is downloaded."),
}

FIGURE = object_of(
    authority=text("The {body}’s short name in addresses."),
    gss_code=or_null(text()),
    name=text("As at the last day of the figure’s year."),
    year=text(),
    measure=text(),
    counted=or_null(WHOLE, "null: we were not told, which is not 0."),
    out_of=or_null(WHOLE, "The base."),
    out_of_name=text("What the base counts."),
    text=text("The percentage or rate as printed."),
    low=or_null(PROPORTION, f"Lower end of the {SHOWN_TEXT} confidence interval, a proportion."),
    high=or_null(PROPORTION, f"Upper end of the {SHOWN_TEXT} confidence interval, a proportion."),
    peer_group=or_null(text()),
    peer_counted=or_null(WHOLE),
    peer_out_of=or_null(WHOLE),
    peer_text=or_null(text(), "Similar authorities together."),
    comparison=COMPARISON,
    sentence=text("All of it in words."),
)
AUTHORITY = object_of(slug=text(), name=text(), peer_group=or_null(text()), region=or_null(text()))

COUNCILS = {"authorities": list_of(AUTHORITY), "ended": list_of(AUTHORITY)}
FIND = {"text": text(), "bearing": list_of(AUTHORITY), "nearly": list_of(AUTHORITY)}
COUNCIL = {
    "authority": AUTHORITY,
    "name": text(),
    "year": text(),
    "years": list_of(text()),
    "figures": list_of(FIGURE),
}
LIFE = {
    "version": WHOLE,
    "as_at": text(),
    "planned": text("The hour of publication that was meant when it was made."),
    "public_at": text("The hour that stands."),
    "signed_so": text("Why two people have not signed it; empty if they have."),
    "not_counted": text("That some of the record does not count; empty if all of it does."),
    "has_record": {"type": "boolean"},
    "steps": list_of(object_of(at=text(), kind=text(), words=text(), reason=text())),
    "corrects": text("The page of the correction that it is; empty if it is none."),
    "corrected_by": text("The page of the correction that replaced it; empty if there is none."),
    "quality": text("Its quality report; empty if it has none."),
}
FIGURES = {"year": text(), "figures": list_of(FIGURE)}
LONG_FIGURE = {
    **FIGURE,
    "properties": FIGURE["properties"] | {"edition": text(), "definition": text()},
    "required": [*FIGURE["required"], "edition", "definition"],
}
LONG_SERIES = {"figures": list_of(LONG_FIGURE)}
EMBEDDED = {"name": text(), "year": text(), "figure": FIGURE}

PICKED = object_of(slug=text(), name=text(), group=or_null(text()), region=or_null(text()))
BESIDE = object_of(
    name=text("Who is in the average, in words."),
    text=text(),
    members=WHOLE,
    reason=text("Why there is none; empty if there is one."),
)
COMPARED_ROW = object_of(
    authority=text(),
    name=text(),
    group=or_null(text()),
    counted=or_null(WHOLE),
    out_of=or_null(WHOLE),
    text=text(),
    low=or_null(PROPORTION),
    high=or_null(PROPORTION),
    comparison={**COMPARISON, "description": "Among authorities of its own type, as published."},
)
CHANCE = {
    **object_of(compared=WHOLE, expected=POSITIVE, most=WHOLE),
    "description": "How many of the group would stand out by chance alone, if none differed.",
}
COMPARED_MEASURE = object_of(
    measure=text(),
    title=text(),
    rows=list_of(COMPARED_ROW),
    beside=or_null(
        object_of(
            pooled=BESIDE,
            mean=BESIDE,
            comparison=COMPARISON,
            words=text(),
            range=text("What could be chance, in words; empty if that is not given."),
            chance=or_null(CHANCE),
        )
    ),
)
COMPARED = {
    "year": text(),
    "council": or_null(PICKED),
    "kind": {"type": "string", "enum": ["", *(kind.value for kind in Kind)]},
    "picked": list_of(PICKED),
    "group": or_null(object_of(whole=text(), members=WHOLE, reason=text())),
    "tables": list_of(COMPARED_MEASURE),
    "unclear": list_of(
        object_of(text=text(), suggestions=list_of(object_of(name=text(), address=text())))
    ),
}

MAP = {
    "year": text(),
    "measure": text(),
    "measure_title": text(),
    "is_compared": {"type": "boolean"},
    "tier": text(),
    "areas": list_of(
        {
            **FIGURE,
            "properties": FIGURE["properties"]
            | {"region": or_null(text()), "shows": text("What the map shows, in words.")},
            "required": [*FIGURE["required"], "region", "shows"],
        }
    ),
    "chance": list_of(
        object_of(
            group=text(),
            compared=WHOLE,
            standing_out=WHOLE,
            expected=POSITIVE,
            most=WHOLE,
        )
    ),
}

FILE = object_of(
    path=text(),
    address=text(),
    bytes=WHOLE,
    sha256={"type": "string", "pattern": "^[0-9a-f]{64}$"},
)
FILES_OF_EDITION = {
    "year": text(),
    "as_at": text(),
    "public_at": text(),
    "files": list_of(FILE),
}
DATA = {
    "editions": list_of(
        object_of(edition=text(), **FILES_OF_EDITION, is_newest={"type": "boolean"})
    ),
    "register": or_null(
        object_of(register=text(), as_at=text(), files=list_of(REGISTER_FILE)),
        "The newest, which replaces all before it; null if there is none.",
    ),
    "licence": text(),
}
API = {"addresses": list_of(object_of(path=text(), tells=text()))}


def answer(facts: Mapping[str, Shape] | None) -> Shape:
    """A page's whole JSON."""
    return object_of(about={"$ref": "#/components/schemas/about"}, **(facts or {}))


def answer_alone(facts: Mapping[str, Shape]) -> Shape:
    """For what is about all editions, and so says less about itself."""
    return object_of(
        about=object_of(title=text(), source=text(), licence=text(), notice=text()), **facts
    )


MISTAKE = object_of(status={"type": "integer"}, title=text(), words=text("What to do about it."))
