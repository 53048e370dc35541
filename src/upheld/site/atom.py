"""Feeds: entries of the register as Atom, with identities that stay when a register is rebuilt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from upheld.site.asking import Asking
from upheld.site.page import Text
from upheld.site.question import Question
from upheld.site.register_facts import whole
from upheld.site.rendering import environment

ATOM = "application/atom+xml"
MOST_ENTRIES = 50
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, kw_only=True)
class Entry:
    identity: str  # an address within the site, which never becomes another's
    address: str
    title: str
    words: str
    published_on: str  # ISO days
    updated_on: str
    term: str  # its category


def feed(
    question: Question, asking: Asking, entries: Sequence[Entry], *, title: str, as_at: str
) -> Text:
    """Updated on the newest day of an entry, or on the register's day if there are no entries."""
    updated_on = max((entry.updated_on for entry in entries), default=as_at)
    template = environment().get_template("cases.atom")
    body = template.render(
        title=title,
        identity=whole(question, asking.feed()),
        alternate=whole(question, asking.address()),
        updated_on=updated_on,
        office=question.office,
        site=question.office.site.rstrip("/"),
        notice=question.published.notice,
        entries=entries,
    )
    return Text(body=NOT_XML.sub("\ufffd", body), media_type=ATOM)
