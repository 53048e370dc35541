"""Whether a letter's content says what the edition's tables say, worked out separately.

Headlines and tables of counts are compared cell by cell. Every other number must be one that the
edition holds about this authority or this year, or be in the office's own words: its name and
address, its links, and its message and paragraph, whose numbers are named or quoted.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from upheld.core.intervals import SHOWN_TEXT
from upheld.core.measures import Kind
from upheld.core.numbers import numbers_in
from upheld.core.own_words import OwnWords
from upheld.core.profile import Profile
from upheld.core.vocabulary import What
from upheld.edition.proof.finding import Finding
from upheld.edition.queries.authorities import authority_of
from upheld.edition.queries.comparisons import RangeRow, ranges_of
from upheld.edition.queries.counts import counted_of, is_held
from upheld.edition.queries.figures import FigureRow, figures_of
from upheld.edition.queries.names_with_digits import names_with_digits
from upheld.edition.reading import Edition
from upheld.publish.letters.count_tables import titles_of_outcomes
from upheld.publish.letters.known_numbers import known_numbers
from upheld.publish.letters.letter import texts_of
from upheld.publish.letters.subject import said_in
from upheld.publish.letters.typesetting import LetterError

Content = dict[str, Any]


def prove_content(
    content: Content,
    edition: Edition,
    *,
    office_texts: Collection[str] = frozenset(),
    names: Collection[str] | None = None,
) -> list[Finding]:
    """Everything that one letter's content says and the edition's tables do not.

    ``names`` are the ``names_with_digits``, given by callers that check many letters.
    """
    slug = content["slug"]
    troubles = list(_wrong_names(content, edition))
    figures = {row.measure: row for row in figures_of(edition, authority=slug)}
    ranges = ranges_of(edition, authority=slug)
    for headline in _blocks(content, "headline"):
        troubles += _wrong_headline(
            headline, figures, ranges.get(headline["measure"]), edition.profile
        )
    for table in _blocks(content, "table"):
        troubles += _wrong_table(table, slug, edition)
    troubles += _wrong_own_words(edition, slug)
    names = names_with_digits(edition) if names is None else names
    known = known_numbers(edition, slug, names=names)
    of_the_office = {content["office_name"], *content["office_lines"], *office_texts}
    of_the_office |= {printed for _, printed, _ in _own_words(edition, slug)}
    for text in _texts_and_pictures(content):
        if text not in of_the_office:
            unknown = [number for number in numbers_in(text, names=names) if number not in known]
            troubles += [
                f"says {number} in {text!r}; the edition has no such number about this authority"
                for number in unknown
            ]
    return [Finding(f"letters/{slug}", trouble) for trouble in troubles]


def prove_figures_of(content: Content, edition: Edition) -> list[Finding]:
    """For an edition that today's rules did not make: each headline is that of its figure."""
    slug = content["slug"]
    troubles = list(_wrong_names(content, edition))
    figures = {row.measure: row for row in figures_of(edition, authority=slug)}
    for headline in _blocks(content, "headline"):
        figure = figures.get(headline["measure"])
        if figure is None:
            continue
        if headline["text"] != figure.text:
            troubles.append(
                f"prints {headline['text']!r} for {headline['title']}; the edition has"
                f" {figure.text!r}"
            )
        if figure.sentence not in headline["sentences"]:
            troubles.append(f"{headline['title']}: its words are not those of the edition")
    return [Finding(f"letters/{slug}", trouble) for trouble in troubles]


def office_texts_of(contents: Sequence[Content]) -> frozenset[str]:
    """The words of the links, which most letters have: they are the office's own."""
    found: Counter[str] = Counter()
    for content in contents:
        found.update(
            {
                text
                for links in _blocks(content, "links")
                for item in links["items"]
                for text in item
            }
        )
    return frozenset(text for text, letters in found.items() if 2 * letters > len(contents))


def _own_words(edition: Edition, slug: str) -> Iterator[tuple[str, str, OwnWords]]:
    """What the office wrote itself: where it is, as printed and as written."""
    for row in edition.rows("SELECT * FROM message ORDER BY place"):
        words = OwnWords(written=row["written"], source=row["source"])
        yield f"message {row['place']}", _said(words, edition, slug), words
    for row in edition.rows("SELECT * FROM letter WHERE authority = ?", (slug,)):
        words = OwnWords(written=row["written"], source=row["source"])
        yield "paragraph", row["paragraph"], words


def _said(words: OwnWords, edition: Edition, slug: str) -> str:
    try:
        return said_in(words, edition, slug)
    except LetterError:
        return ""


def _wrong_own_words(edition: Edition, slug: str) -> Iterator[str]:
    """Numbers in them are named or quoted, and what is printed is what was written, filled in."""
    for where, printed, words in _own_words(edition, slug):
        if printed != _said(words, edition, slug):
            yield f"{where}: prints {printed!r}, which is not the approved text"
        if words.quotes and not words.source:
            yield f"{where}: quotes {', '.join(words.quotes)} but gives no source"
        yield from (f"{where}: {trouble}" for trouble in words.unfounded(edition.profile))


def _blocks(content: Content, kind: str) -> Iterator[Content]:
    for section in content["sections"]:
        yield from (block for block in section["blocks"] if block["kind"] == kind)


def _texts_and_pictures(content: Content) -> Iterator[str]:
    yield from texts_of(content)
    for headline in _blocks(content, "headline"):
        if headline["picture"]:
            yield headline["picture"]["alt"]


def _wrong_names(content: Content, edition: Edition) -> Iterator[str]:
    rows = edition.rows("SELECT name FROM authority WHERE slug = ?", (content["slug"],))
    if [row["name"] for row in rows] != [content["authority"]]:
        yield f"is about {content['authority']!r}; the edition has {rows[:1]}"
    headlines = [block["measure"] for block in _blocks(content, "headline")]
    shares = {m.slug for m in edition.profile.measures_in(edition.year) if m.kind is Kind.SHARE}
    if len(headlines) != len(set(headlines)) or not shares.issubset(headlines):
        yield f"has these headlines: {headlines}"


def _wrong_headline(
    headline: Content, figures: dict[str, FigureRow], chance: RangeRow | None, profile: Profile
) -> list[str]:
    """The parts of a headline must all come from one row: the figure's."""
    figure = figures.get(headline["measure"])
    if figure is None:  # an authority with no cases of any kind has no row
        told = [
            n for part in ("text", "count_line", "late_line") for n in numbers_in(headline[part])
        ]
        return [f"prints {told} for {headline['title']}; the edition has no figure"] if told else []
    measure = profile.by_slug[figure.measure]
    beside = profile.late_beside(measure)
    late = figures.get(beside.slug) if beside else None
    expected = {
        "text": numbers_in(figure.text) or [figure.text],
        "count_line": _counts(figure),
        "late_line": _counts(late) if late and late.counted else [],
        "range_line": _range(figure, chance),
    }
    printed = {
        "text": numbers_in(headline["text"]) or [headline["text"]],
        "count_line": numbers_in(headline["count_line"]),
        "late_line": numbers_in(headline["late_line"]),
        "range_line": numbers_in(headline["range_line"]),
    }
    troubles = [
        f"prints {headline[part]!r} for {headline['title']}; the edition has"
        f" {' of '.join(wanted) or 'none'}"
        for part, wanted in expected.items()
        if not _agrees(printed[part], wanted)
    ]
    if figure.counted and figure.out_of and not _names_base(headline, figure):
        troubles.append(f"prints {headline['count_line']!r}; its base is {figure.out_of_name!r}")
    if figure.sentence not in headline["sentences"]:
        troubles.append(f"{headline['title']}: its words are not those of the edition")
    average = numbers_in(figure.peer_text or "")
    if average and not measure.is_rate:
        if numbers_in(headline["average_line"]) != average:
            troubles.append(
                f"prints {headline['average_line']!r} for {headline['title']}; the edition has"
                f" {figure.peer_text} for similar authorities"
            )
    elif "%" in headline["average_line"]:
        troubles.append(f"prints {headline['average_line']!r}; the edition has no average")
    return troubles


def _range(figure: FigureRow, chance: RangeRow | None) -> list[str]:
    """The range of chance, or the interval of a figure that has no average; never both."""
    if chance:
        return numbers_in(chance.chance_range)
    if figure.interval is None or figure.peer_text is not None:
        return []
    return [SHOWN_TEXT, *numbers_in(figure.interval.text)]


def _counts(figure: FigureRow) -> list[str]:
    if figure.counted is None:
        return []
    return [f"{figure.counted}", f"{figure.out_of}"]


def _agrees(printed: list[str], wanted: list[str]) -> bool:
    """Equal, or the only thing left out is a 0 that words give ("No detailed investigations")."""
    return printed == wanted or (
        "0" in wanted and printed == [number for number in wanted if number != "0"]
    )


def _names_base(headline: Content, figure: FigureRow) -> bool:
    return str(headline["count_line"]).endswith(figure.out_of_name)


def _wrong_table(table: Content, slug: str, edition: Edition) -> Iterator[str]:
    """Cells of the tables by service and by outcome, found by the first words of their rows."""
    for what, by, titles in _labels(edition, slug):
        heads = [row[0].casefold() for row in table["rows"]]
        if not all(title.casefold() in heads for title in titles.values()):
            continue
        counts: Counter[str] = Counter()
        for row in counted_of(edition, slug, what):
            label = getattr(row, by)
            counts[titles.get(label, label).casefold()] += row.count
        labels = {title.casefold() for title in titles.values()} | counts.keys() - {""}
        expected = {label: counts.get(label) for label in labels}
        if is_held(edition, what):
            expected = {label: count or 0 for label, count in expected.items()}
        in_all = _in_all(counts, expected.values())
        for head, *cells in table["rows"]:
            printed = [number for cell in cells for number in numbers_in(cell)]
            wanted = expected.get(head.casefold(), in_all)
            if printed != ([] if wanted is None else [str(wanted)]):
                yield f"prints {cells} for {head} in {table['title']!r}; the edition has {wanted}"


def _labels(edition: Edition, slug: str) -> Iterator[tuple[What, str, dict[str, str]]]:
    """What is counted, by which column, and what each of its words is called."""
    about = authority_of(edition, slug)
    services = edition.profile.categories_of(about.peer_group if about else None)
    yield What.RECEIVED, "category", dict(zip(services, services, strict=True))
    yield What.DECIDED, "outcome", titles_of_outcomes(edition.profile)


def _in_all(counts: Counter[str], parts: Collection[int | None]) -> int | None:
    """The total as published, or the sum of its parts; None if a part was never given."""
    told = [part for part in parts if part is not None]
    if "" in counts:
        return counts[""]
    return sum(told) if len(told) == len(parts) else None
