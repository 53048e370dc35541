"""What the site answers: a page of facts, a file, a text, or another address."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from upheld.core.row import Row
from upheld.edition.reading import Edition

Facts = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Prints:
    """Whose figures a page prints, so that it can say which of them were corrected."""

    bodies: frozenset[str] | None = None  # None: everybody's
    measure: str = ""  # '' for all
    year: str = ""  # '' for all
    letters: bool = False  # their letters too
    totals: bool = False  # only sums of what was counted
    definitions: bool = False  # no figures, but what they mean
    everything: bool = False  # the whole edition


@dataclass(frozen=True, kw_only=True)
class Page:
    """One page in three forms: HTML by its template, JSON of its facts, CSV of its rows."""

    template: str
    title: str
    facts: Facts = field(default_factory=dict)  # plain data
    rows: Sequence[Row] | None = None  # None: a page of words, which has no CSV
    drawings: Mapping[str, Any] = field(default_factory=dict)  # pictures: for the template alone
    edition: Edition | None = None  # whose figures it prints
    prints: Prints | None = None  # None: nothing that a correction changes
    description: str = ""
    status: int = 200
    may_be_framed: bool = False  # by other sites: the embedded figure
    may_be_indexed: bool = True  # by search engines


@dataclass(frozen=True, kw_only=True)
class File:
    """A file as it was published."""

    path: Path
    media_type: str
    sha256: str
    name: str = ""  # under which it is saved; '' for one that is read in the browser
    policy: str = ""  # the content security policy of one that brings its own style
    never_changes: bool = False  # True only if no case can be named in it
    may_be_indexed: bool = True  # by search engines


@dataclass(frozen=True, kw_only=True)
class Text:
    """A feed, a list of addresses, a description of the interface."""

    body: str | bytes
    media_type: str
    status: int = 200
    never_changes: bool = False
    is_of_now: bool = False  # no cache may keep it


@dataclass(frozen=True, kw_only=True)
class Elsewhere:
    """The address where the answer is."""

    address: str
    for_good: bool = False


@dataclass(frozen=True, kw_only=True)
class Stream:
    """A table too long to be in memory at once."""

    parts: Iterator[bytes]
    media_type: str


Answer = Page | File | Text | Stream | Elsewhere
