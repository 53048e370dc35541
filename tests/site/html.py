"""What a reader sees of a page: its tables as texts, its words, its links."""

from html.parser import HTMLParser

Table = list[list[str]]


class _Reading(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.words: list[str] = []
        self.links: list[tuple[str, str]] = []
        self._cell: list[str] | None = None
        self._link: tuple[str, list[str]] | None = None

    def handle_starttag(self, tag, attributes):
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self._cell = []
        elif tag == "a":
            self._link = (dict(attributes).get("href", ""), [])

    def handle_endtag(self, tag):
        if tag in ("td", "th") and self._cell is not None:
            self.tables[-1][-1].append(" ".join("".join(self._cell).split()))
            self._cell = None
        elif tag == "a" and self._link:
            self.links.append((self._link[0], " ".join("".join(self._link[1]).split())))
            self._link = None

    def handle_data(self, data):
        self.words.append(data)
        if self._cell is not None:
            self._cell.append(data)
        if self._link:
            self._link[1].append(data)


def _read(html: str) -> _Reading:
    reading = _Reading()
    reading.feed(html)
    return reading


def tables_of(html: str) -> list[Table]:
    return _read(html).tables


def words_of(html: str) -> str:
    return " ".join("".join(_read(html).words).split())


def links_of(html: str) -> dict[str, str]:
    """The text of each link to its address."""
    return {text: address for address, text in _read(html).links}
