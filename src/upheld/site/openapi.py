"""The API described for machines (OpenAPI 3.1), from the same descriptions that the site obeys."""

import re
from collections.abc import Mapping
from typing import Any

from upheld import __version__
from upheld.core.profile import Profile
from upheld.ombudsman.folder import Office
from upheld.register.public_tables import tables_of_profile
from upheld.site import json_schema
from upheld.site.descriptions import PATH_PARTS, Description, Parameter, described, path_parts
from upheld.site.formats import LICENCE
from upheld.site.question import MOST_VALUES

Described = dict[str, Any]
Examples = Mapping[str, Any]  # the name of a part or parameter to a value that finds something
Parts = Mapping[str, Described]  # of an address, by name
PART = re.compile(r"\{(\w+)(?::path)?\}")
TEXT: Described = {"schema": {"type": "string"}}
OBJECT: Described = {"schema": {"type": "object"}}
BYTES: Described = {"schema": {"type": "string", "format": "binary"}}


def described_whole(office: Office, profile: Profile, examples: Examples) -> Described:
    parts = {name: _part(name, profile, examples) for name in PATH_PARTS}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{office.name}: complaint outcomes",
            "version": __version__,
            "description": f"Published figures about {profile.body[1]}, each with its count, base"
            " and words. No key, no limit. " + LICENCE,
            "contact": {"email": office.contact},
        },
        "servers": [{"url": office.site.rstrip("/") or "/"}],
        "paths": dict(
            item
            for path, description in described(profile).items()
            for item in _paths(path, description, parts, examples)
        ),
        "components": {"schemas": {"about": json_schema.ABOUT, "mistake": json_schema.MISTAKE}},
    }


def _paths(
    path: str, description: Description, parts: Parts, examples: Examples
) -> list[tuple[str, Described]]:
    """A page is there as JSON and as CSV; anything else once."""
    plain = PART.sub(r"{\1}", path)
    if description.media_type:
        content = _file_content(description)
        return [(plain, _reading(plain, description, parts, examples, content))]
    data = "/index" if path == "/" else plain
    schema = json_schema.answer(description.says)
    return [
        (data + form, _reading(data + form, description, parts, examples, content))
        for form, content in (
            (".json", {"application/json": {"schema": schema}}),
            (".csv", {"text/csv": TEXT}),
        )
    ]


def _file_content(description: Description) -> Described:
    if description.says:
        return {"application/json": {"schema": json_schema.answer_alone(description.says)}}
    types = description.media_type.split(", ")
    return {each: OBJECT if each == "application/json" else BYTES for each in types}


def _reading(
    path: str, description: Description, parts: Parts, examples: Examples, content: Described
) -> Described:
    return {
        "get": {
            "summary": description.tells,
            "operationId": re.sub(r"\W+", "-", path).strip("-"),
            "parameters": [
                *(parts[name] for name in PART.findall(path)),
                *(_asked(parameter, examples) for parameter in description.query),
            ],
            "responses": _responses(path, content),
        }
    }


def _part(name: str, profile: Profile, examples: Examples) -> Described:
    known = {"measure": profile.by_slug, "table": tables_of_profile(profile)}
    schema: Described = {"type": "string", "minLength": 1, "maxLength": 200}
    if name in known:
        schema["enum"] = list(known[name])
    told = {
        "name": name,
        "in": "path",
        "required": True,
        "description": path_parts(profile)[name],
        "schema": schema,
    }
    return told | ({"example": examples[name]} if name in examples else {})


def _asked(parameter: Parameter, examples: Examples) -> Described:
    one: Described = {"type": "string", "maxLength": parameter.longest}
    if parameter.choices:
        one["enum"] = list(parameter.choices)
    several = {"type": "array", "items": one, "maxItems": MOST_VALUES}
    told = {
        "name": parameter.name,
        "in": "query",
        "description": parameter.tells,
        "schema": several if parameter.many else one,
    }
    return told | ({"example": examples[parameter.name]} if parameter.name in examples else {})


def _responses(path: str, content: Described) -> Described:
    """The possible answers. A mistake is data, or a page if no data was asked for."""
    told = {
        "application/json": {"schema": {"$ref": "#/components/schemas/mistake"}},
        "text/html": TEXT,
    }
    tag = {"ETag": {"schema": {"type": "string"}, "description": "Changes with the answer."}}
    plain = {"text/plain": TEXT}
    found: Described = {
        "200": {"description": "What was asked for.", "headers": tag, "content": content},
        "304": {"description": "Not changed since the If-None-Match that was sent."},
        "400": {"description": "The query cannot be answered.", "content": told},
        "404": {"description": "Not found.", "content": told},
        "405": {"description": "This site can only be read.", "content": plain},
        "410": {"description": "Taken down for good.", "content": told},
        "414": {"description": "The address is too long.", "content": plain},
        "503": {
            "description": "Not now: it took too long, or is withheld.",
            "content": told | plain,
        },
    }
    if path.startswith("/find"):
        found["303"] = {"description": "The only {body} with that name is at Location."}
    if "{key}" in path and "{slug}" not in path:
        found["303"] = {"description": "The only decision with that reference is at Location."}
    return dict(sorted(found.items()))
