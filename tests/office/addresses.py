"""Every address of the office, from the list that the server itself answers by."""

import re
from collections.abc import Iterator, Mapping

from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from upheld.office.web.pages import REGISTERED, Registered

PART = re.compile(r"<(?:(\w+):)?(\w+)>")
NONE_SUCH = {"int": "999999", "slug": "none-such", "str": "none-such"}


def all_patterns() -> list[URLPattern]:
    get_resolver().url_patterns  # noqa: B018  # registers the pages
    return list(_leaves(get_resolver()))


def _leaves(resolver: URLResolver) -> Iterator[URLPattern]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _leaves(each)
        else:
            yield each


def registered() -> list[Registered]:
    get_resolver().url_patterns  # noqa: B018
    return list(REGISTERED)


def parts_of(page: Registered) -> list[tuple[str, str]]:
    """Kind and name of each part that stands in the page's address."""
    return [(kind or "str", name) for kind, name in PART.findall(page.address)]


def address(page: Registered, parts: Mapping[str, object]) -> str:
    return "/" + PART.sub(lambda part: str(parts[part[2]]), page.address)


def none_such(page: Registered) -> str:
    """The address of a record of the same kind that is not there."""
    return "/" + PART.sub(lambda part: NONE_SUCH[part[1] or "str"], page.address)
