"""What the address of a list asks for: words, chosen values, order, page; and related addresses.

Values are taken as they are written, because some contain a comma. A subcategory means nothing
without its own category, so it is dropped when the category changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from upheld.site.council_names import names_of
from upheld.site.question import NotThere, NotUnderstood, Question

LONGEST_VALUE = 200  # characters
MOST_CHOSEN = 20  # values of one facet
AUTHORITY = "authority"
COUNCIL, CATEGORY, SUBCATEGORY = "council", "category", "subcategory"


@dataclass(frozen=True, kw_only=True)
class Asking:
    path: str
    text: str = ""
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # name to values
    sort: str = ""  # '' the usual one
    page: int = 1

    def address(self, form: str = "") -> str:
        """Its one address, in whatever order it was asked for; or that of one of its forms."""
        pairs = [("q", self.text)] if self.text else []
        pairs += [(name, value) for name, values in self.chosen.items() for value in values]
        pairs += [("sort", self.sort)] if self.sort else []
        pairs += [("page", str(self.page))] if self.page != 1 else []
        return self.path + form + (f"?{urlencode(pairs)}" if pairs else "")

    def feed(self) -> str:
        """The feed of everything found, newest first."""
        return replace(self, sort="", page=1).address(".atom")

    def on_page(self, page: int) -> "Asking":
        return replace(self, page=page)

    def sorted_by(self, sort: str) -> "Asking":
        return replace(self, sort=sort, page=1)

    def having(self, name: str, *values: str) -> "Asking":
        """With only these values of it."""
        chosen = {**self.chosen, name: values}
        if name == CATEGORY:
            chosen[SUBCATEGORY] = ()
        known = {each: chosen.get(each, ()) for each in self.chosen}
        return replace(self, chosen=known, page=1)

    def without(self, name: str, value: str) -> "Asking":
        left = tuple(each for each in self.chosen[name] if each != value)
        return self.having(name, *left)

    def filters(self) -> dict[str, tuple[str, ...]]:
        """By the register's names, where a council is an authority."""
        return {
            AUTHORITY if name == COUNCIL else name: values
            for name, values in self.chosen.items()
            if values
        }

    def titled(self, title: str, link: str, names: Mapping[str, str]) -> str:
        """A title that names the council if there is only one, and the page after the first."""
        councils = [names[slug] for slug in self.chosen[COUNCIL] if slug in names]
        if len(councils) == 1:
            title += f" {link} {councils[0]}"
        if self.text:
            title += f": “{self.text}”"
        return title if self.page == 1 else f"{title}, page {self.page}"

    def chosen_values(self) -> list[tuple[str, str]]:
        return [(name, value) for name, values in self.chosen.items() for value in values]


def read_asking(question: Question, names: Sequence[str], *, sorts: Sequence[str] = ()) -> Asking:
    """Raises NotUnderstood or NotThere, with what cannot be answered and why."""
    path = question.path.removesuffix(".atom")
    chosen = {name: _values(question, name) for name in names}
    if chosen.get(SUBCATEGORY) and len(chosen[CATEGORY]) != 1:
        raise NotThere("A subcategory needs its category. Choose one category too.")
    sort = question.one("sort") if sorts else ""
    if sort and sort not in sorts:
        known = ", ".join(sorts)
        raise NotUnderstood(f"{sort!r} is not an order. You can use: {known}.")
    return Asking(
        path=path,
        text=" ".join(question.one("q").split())[:LONGEST_VALUE],
        chosen=chosen,
        sort=sort,
        page=_page(question.one("page")),
    )


def _values(question: Question, name: str) -> tuple[str, ...]:
    given = (value.strip() for value in question.query.get(name, ()))
    values = tuple(dict.fromkeys(value for value in given if value))
    if len(values) > MOST_CHOSEN:
        raise NotUnderstood(f"{name} has {len(values)} values. Use at most {MOST_CHOSEN}.")
    if any(len(value) > LONGEST_VALUE for value in values):
        raise NotUnderstood(f"A value of {name} can have at most {LONGEST_VALUE} characters.")
    return values


def _page(text: str) -> int:
    if not text:
        return 1
    if not text.isascii() or not text.isdecimal() or len(text) > 6 or int(text) == 0:
        raise NotThere(f"{text!r} is not a page number. Pages are numbered from 1.")
    return int(text)


def refuse_missing_page(asking: Asking, pages: int) -> None:
    if asking.page > pages:
        there = "is only 1 page" if pages == 1 else f"are only {pages} pages"
        raise NotThere(f"There is no page {asking.page}: there {there}.")


def with_councils_named(
    question: Question, asking: Asking, known: Mapping[str, str]
) -> tuple[Asking, list[str]]:
    """Councils may be asked for by any of their names. Also returns which a name may mean.

    A name that several councils have, or none, is left as it is written: it finds nothing.
    """
    edition = question.published.latest
    slugs: list[str] = []
    meant: list[str] = []
    for value in asking.chosen[COUNCIL]:
        if value in known or edition is None:
            slugs.append(value)
            continue
        names = names_of(edition)
        bearing = names.bearing(value)
        slugs.append(bearing[0] if len(bearing) == 1 else value)
        if len(bearing) != 1:
            meant += bearing or names.maybe(value)
    resolved = replace(asking, chosen={**asking.chosen, COUNCIL: tuple(dict.fromkeys(slugs))})
    return resolved, list(dict.fromkeys(meant))
