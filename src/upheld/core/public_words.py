"""What an ombudsman's public pages say about it alone: a text for each place that has one.

A page says the rest for any ombudsman, from its profile. A text that an ombudsman does not have is
'', and its place on the page is left out, or says what is true for all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

# Where each text is.
PLACES = (
    *("all_bodies", "about", "letters_to", "example", "reference"),
    # Headings and parts of them, on the page of one body and on the home page.
    *("counted_heading", "base_heading", "share_heading", "base_short", "rate_counted", "rates"),
    *("upper", "lower", "layers"),
    # Next to figures and single cases.
    *(
        "counted_sentence",
        "listed_as",
        "outcomes_mean",
        "services_differ",
        "improvements_after",
        "considered_at",
        "compare",
    ),
    *("two_serve", "outside"),
    # In "Why we do not rank" and "Why two numbers differ".
    *("fault", "differ", "choosing", "not_listed", "bases"),
    # Questions are only for readers who are named, and each only with its own words.
    *("asked_by", "in_which", "led_to", "completed", "remedied", "remedied_one"),
)

# What is filled in where {name} is in a text. Other texts have no braces.
FILLED = {"counted_sentence": ("complaints", "year"), "remedied_one": ("the_body", "year")}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A word in the public glossary."""

    part: str
    word: str
    meaning: str
    link: str = ""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """How far complaints went, as the page of one body tells it."""

    title: str
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class PublicWords:
    texts: Mapping[str, str] = field(default_factory=lambda: dict.fromkeys(PLACES, ""))
    stages: Mapping[str, Stage] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)  # of outcomes, instead of what they mean
    readers: tuple[str, ...] = ()  # whom guides are for; none: anybody
    glossary: tuple[Entry, ...] = ()

    def __getitem__(self, place: str) -> str:
        return self.texts[place]
