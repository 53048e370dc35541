"""A crawl of the site: every link of every kind of page is followed, and what it answers is kept.

A kind is the route, and what a page of it looks like otherwise: a page of an ended body, of another
year, with or without a question. So many pages of each kind are read; every link on them is asked.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin, urlsplit

LINK = re.compile(r'\s(?:href|src|action)="([^"]*)"')
HERE = "http://here"
LISTED = re.compile(r"<loc>([^<]*)</loc>")

Get = Callable[[str], tuple[int, str, str]]  # address to status, where it leads, text


@dataclass(kw_only=True)
class Crawled:
    status: dict[str, int] = field(default_factory=dict)  # address to what it answers
    linked_from: dict[str, str] = field(default_factory=dict)  # to the first page that links it
    read: Counter[str] = field(default_factory=Counter)  # kind to pages whose links were followed

    def broken(self) -> dict[str, str]:
        """Every address that does not answer, to a page that links it."""
        return {at: self.linked_from[at] for at, said in self.status.items() if said >= 400}


def crawl(
    get: Get, *, site: str, starts: Iterable[str], kind_of: Callable[[str], str], of_each: int
) -> Crawled:
    """``site`` is what its whole addresses start with; ``kind_of`` an address names its kind."""
    made = Crawled()
    waiting = [(address, "") for address in starts]
    while waiting:
        address, linked_from = waiting.pop(0)
        if address in made.status:
            continue
        status, leads_to, text = get(address)
        made.status[address], made.linked_from[address] = status, linked_from
        if leads_to:
            waiting.append((_here(leads_to, address, site), address))
        elif made.read[kind_of(address)] < of_each or "<loc>" in text:
            made.read[kind_of(address)] += 1
            waiting += [(each, address) for each in links_in(text, at=address, site=site)]
    return made


def links_in(text: str, *, at: str, site: str) -> list[str]:
    """The addresses of this site that a page or a list of addresses links, each once."""
    found = [unescape(link) for link in (*LINK.findall(text), *LISTED.findall(text))]
    here = (_here(link, at, site) for link in found)
    return list(dict.fromkeys(each for each in here if each))


def _here(link: str, at: str, site: str) -> str:
    """A link as an address of this site; '' where it leads to another."""
    if link == site or link.startswith((f"{site}/", f"{site}?")):
        link = link.removeprefix(site) or "/"
    whole = urljoin(HERE + at, link)
    parts = urlsplit(whole)
    if f"{parts.scheme}://{parts.netloc}" != HERE:
        return ""
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
