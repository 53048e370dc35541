"""Texts kept as Markdown, as parts of pages: headings with identifiers, accessible tables.

A text begins with its title (#), which is the page's own heading. What comes before the first part
(##) is the lead. HTML within a text is shown as text, and nothing has a style of its own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

SCROLLING = "scroll"  # as in parts.html
CLASSES = {
    "paragraph_open": "govuk-body",
    "bullet_list_open": "govuk-list govuk-list--bullet",
    "ordered_list_open": "govuk-list govuk-list--number",
    "blockquote_open": "govuk-inset-text",
    "table_open": "govuk-table",
    "thead_open": "govuk-table__head",
    "tbody_open": "govuk-table__body",
    "tr_open": "govuk-table__row",
    "th_open": "govuk-table__header",
    "td_open": "govuk-table__cell",
    "link_open": "govuk-link",
}
HEADINGS = {"h2": "govuk-heading-l", "h3": "govuk-heading-m", "h4": "govuk-heading-s"}
# Signs that Markdown might take for its own, in a name that is set into a text.
SIGNS = re.compile(r"([\\`*_{}\[\]()#+!|<>~$])")


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part under its own heading; the lead has neither heading nor identifier."""

    identifier: str
    heading: str
    text: str  # Markdown, without the heading
    html: Markup

    @property
    def entry(self) -> tuple[str, str]:
        """Its entry in the list of contents."""
        return self.heading, self.identifier


@dataclass(frozen=True, kw_only=True)
class Words:
    title: str
    lead: Part
    parts: tuple[Part, ...]

    def facts(self) -> list[dict[str, str]]:
        """What JSON says: every part with its heading and its text as Markdown."""
        told = [part for part in (self.lead, *self.parts) if part.text]
        return [{"id": p.identifier, "heading": p.heading, "text": p.text} for p in told]


def read_words(text: str, names: Mapping[str, str] | None = None) -> Words:
    """``names`` are filled in for $name. A part of which nothing is left is left out."""
    text = _filled(text, names or {})
    parser = MarkdownIt("js-default", {"linkify": False})
    tokens = parser.parse(text)
    _make_heard(tokens)
    lines = text.splitlines()
    title, lead, *parts = _cut(tokens)
    made = [_part(parser, group, lines) for group in parts]
    return Words(
        title=title[1].content if title else "",
        lead=_part(parser, lead, lines),
        parts=tuple(part for part in made if part.text),
    )


def _filled(text: str, names: Mapping[str, str]) -> str:
    """A line with a name that has no value is left out.

    >>> _filled("- less than $wait old\\n- past $kept", {"wait": "", "kept": "7 years"})
    '- past 7 years'
    """
    nothing = [f"${name}" for name, value in names.items() if not value]
    gone = re.compile("|".join(rf"{re.escape(name)}\b" for name in nothing)) if nothing else None
    lines = [line for line in text.split("\n") if not (gone and gone.search(line))]
    text = "\n".join(lines)
    for name, value in sorted(names.items(), reverse=True):  # a longer name before its beginning
        text = text.replace(f"${name}", SIGNS.sub(r"\\\1", value))
    return text


def _cut(tokens: Sequence[Token]) -> list[list[Token]]:
    """The title's tokens, those of the lead, and those of each part."""
    groups: list[list[Token]] = [[], []]
    for token in tokens:
        if token.type == "heading_open" and token.tag == "h2":
            groups.append([])
        groups[0 if _of_title(token, groups) else -1].append(token)
    return groups


def _of_title(token: Token, groups: list[list[Token]]) -> bool:
    is_open = bool(groups[0]) and groups[0][-1].type != "heading_close"
    return is_open or (token.type == "heading_open" and token.tag == "h1")


def _part(parser: MarkdownIt, tokens: list[Token], lines: Sequence[str]) -> Part:
    has_heading = bool(tokens) and tokens[0].tag == "h2"
    body = tokens[3:] if has_heading else tokens
    mapped = [token.map for token in body if token.map]
    text = "\n".join(lines[min(m[0] for m in mapped) : max(m[1] for m in mapped)]) if mapped else ""
    return Part(
        identifier=str(tokens[0].attrs["id"]) if has_heading else "",
        heading=_plain(tokens[1]) if has_heading else "",
        text=text.strip(),
        html=Markup(parser.renderer.render(tokens, parser.options, {})),
    )


def _plain(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ())


def _make_heard(tokens: list[Token]) -> None:
    """Classes, identifiers and scopes of headings; and each table in a region with a name."""
    used: set[str] = set()
    heading, tables, place = "", 0, 0
    while place < len(tokens):
        token = tokens[place]
        if token.type == "heading_open":
            heading, tables = _plain(tokens[place + 1]), 0
            token.attrs["id"] = _free(identifier_of(heading), used)
            token.attrs["class"] = HEADINGS.get(token.tag, "govuk-heading-s")
        elif token.type == "table_open":
            tables += 1
            label = heading if tables == 1 else f"{heading} {tables}"
            tokens.insert(place, _region(label))
            place += 1
            _name_cells(tokens, place)
        elif token.type == "table_close":
            tokens.insert(place + 1, Token("html_block", "", 0, content="</div>\n"))
        for each in (token, *(token.children or ())):
            if each.type in CLASSES and "class" not in each.attrs:
                each.attrs["class"] = CLASSES[each.type]
        place += 1


def _region(heading: str) -> Token:
    label = escape(f"{heading}, table")
    opening = f'<div class="{SCROLLING}" role="region" aria-label="{label}" tabindex="0">\n'
    return Token("html_block", "", 0, content=opening)


def _name_cells(tokens: list[Token], start: int) -> None:
    """The headings of columns and of rows, and numbers on the right without a style."""
    for cell, is_first in _cells(tokens, start):
        is_number = "right" in str(cell.attrs.pop("style", ""))
        if cell.type == "th_open":
            cell.attrs["scope"] = "col"
        elif is_first:
            cell.tag = "th"
            cell.attrs |= {"scope": "row"}
        name = "govuk-table__header" if cell.tag == "th" else "govuk-table__cell"
        cell.attrs["class"] = f"{name} {name}--numeric" if is_number else name
    is_first = False
    for token in tokens[start:]:  # the closing tags of the headings of rows
        if token.type == "tr_open":
            is_first = True
        elif token.type == "td_close" and is_first:
            token.tag, is_first = "th", False
        elif token.type == "table_close":
            return


def _cells(tokens: list[Token], start: int) -> Iterator[tuple[Token, bool]]:
    is_first = True
    for token in tokens[start:]:
        if token.type == "table_close":
            return
        if token.type == "tr_open":
            is_first = True
        elif token.type in ("th_open", "td_open"):
            yield token, is_first
            is_first = False


def identifier_of(heading: Any) -> str:
    """
    >>> identifier_of("What the council’s 1,234 residents say")
    'what-the-councils-1234-residents-say'
    """
    plain = re.sub(r"[^a-z0-9 -]", "", str(heading).casefold().replace("’", ""))
    return "-".join(plain.replace("-", " ").split())


def _free(wanted: str, used: set[str]) -> str:
    found, number = wanted, 1
    while found in used:
        number += 1
        found = f"{wanted}-{number}"
    used.add(found)
    return found
