"""The current and earlier names of authorities, which do not identify a person."""

from functools import cache

from upheld.office.configuration import own_office


@cache
def known_places() -> frozenset[str]:
    directory = own_office().directory
    names = {each.name for each in directory.names if each.use != "code"}
    for body in directory.authorities:
        names |= {body.name, body.short_name, body.county}
    return frozenset(filter(None, names))
