"""The current and earlier names of authorities, which do not identify a person."""

from functools import cache

from upheld.intake.directory.directory import default_directory


@cache
def known_places() -> frozenset[str]:
    directory = default_directory()
    names = {each.name for each in directory.names if each.use != "code"}
    for body in directory.authorities:
        names |= {body.name, body.short_name, body.county}
    return frozenset(filter(None, names))
