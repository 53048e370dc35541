"""What the address of a website looks like, so that a page can link to it.

"www.our.example" is a link to a page of that name on the site itself, and in a feed or a sitemap it
is a mistake.
"""

import re
from urllib.parse import SplitResult, urlsplit

from upheld.core.email_addresses import EMAIL

EXAMPLE = "https://www.our-office.example"
NOT_IN_AN_ADDRESS = re.compile(r"[^!-~]|[<>\"\\^`|]")


def website(text: str) -> SplitResult | None:
    """Its parts; None if it is not the address of a website, as a browser takes it."""
    try:
        parts = urlsplit(text)
        _ = parts.port  # a port that is no number is only refused when it is asked for
    except ValueError:
        return None
    is_one = parts.scheme in ("https", "http") and parts.hostname and "@" not in parts.netloc
    return parts if is_one and not NOT_IN_AN_ADDRESS.search(text) else None


def why_no_website(text: str, *, has_pages: bool = False) -> str:
    """'' if it is one. ``has_pages``: the addresses of pages are put after it."""
    parts = website(text)
    if parts is None:
        return f"{text!r} is not the address of a website. Write, for example, {_instead(text)}."
    if has_pages and (parts.query or parts.fragment):
        alone = text.partition("?")[0].partition("#")[0]
        return f'{text!r} ends in a query, and pages follow it. Write "{alone}".'
    return ""


def why_no_link(text: str) -> str:
    """The same for a link, which may also write an email."""
    scheme, _, address = text.partition(":")
    return "" if scheme == "mailto" and EMAIL.fullmatch(address) else why_no_website(text)


def _instead(text: str) -> str:
    """
    >>> _instead("www.our.example/reviews"), _instead("our website")
    ('"https://www.our.example/reviews"', '"https://www.our-office.example"')
    """
    with_scheme = f"https://{text.strip().removeprefix('//')}"
    parts = website(with_scheme)
    is_near = parts is not None and "." in (parts.hostname or "") and ":" not in text
    return f'"{with_scheme if is_near else EXAMPLE}"'
