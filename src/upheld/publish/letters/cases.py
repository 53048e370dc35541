"""The lists of a letter: cases that did not satisfy us, public reports, service improvements.

At most ten of each stand in the letter; how many more there are and where is told below, and so is
how many may not be named.
"""

from upheld.core.days import in_words
from upheld.edition.reading import Row, is_held
from upheld.publish.letters.letter import Block, Listing, Paragraph, Section, Table
from upheld.publish.letters.subject import Subject

MOST_LISTED = 10


def not_satisfied(subject: Subject) -> Section | None:
    """The cases in which the authority did not do what it agreed; None when there is no such."""
    rows = _of_subject(subject, "failed_compliance", order="recorded_on, reference")
    unlisted = _unlisted(subject, "failed_compliance")
    number = len(rows) + unlisted
    if not number:
        return None
    heading = subject.say("headings.not_satisfied")
    if not rows:
        said = subject.say("not_satisfied.only_unlisted", cases=number)
        return Section(heading=heading, blocks=(Paragraph(text=said),))
    more = _more(rows, subject, "not_satisfied.more")
    hidden = subject.say("not_satisfied.unlisted", unlisted=unlisted) if unlisted else ""
    table = Table(
        title=subject.say("not_satisfied.title"),
        headings=(
            subject.say("not_satisfied.case"),
            subject.say("not_satisfied.recorded"),
            subject.say("not_satisfied.outcome"),
            subject.say("not_satisfied.service"),
        ),
        rows=tuple(
            (
                _on_one_line(row["reference"]),
                in_words(row["recorded_on"]),
                row["outcome"].capitalize(),
                row["category"] or subject.say("tables.not_available"),
            )
            for row in rows[:MOST_LISTED]
        ),
        notes=tuple(note for note in (more, hidden) if note),
    )
    introduction = subject.say("not_satisfied.introduction", cases=number)
    return Section(heading=heading, blocks=(Paragraph(text=introduction), table))


def public_reports(subject: Subject) -> Section | None:
    rows = _of_subject(subject, "report", order="published_on, reference")
    if not rows:
        return None
    more = _more(rows, subject, "reports.more")
    table = Table(
        title=subject.say("reports.title"),
        headings=(
            subject.say("reports.case"),
            subject.say("reports.published"),
            subject.say("reports.subject"),
        ),
        rows=tuple(
            (_on_one_line(row["reference"]), in_words(row["published_on"]), row["title"])
            for row in rows[:MOST_LISTED]
        ),
        notes=(more,) if more else (),
    )
    introduction = subject.say("reports.introduction", reports=len(rows))
    return Section(
        heading=subject.say("headings.reports"), blocks=(Paragraph(text=introduction), table)
    )


def improvements(subject: Subject) -> Section:
    """What the authority agreed to change; not "none" where no recommendations were handed in."""
    rows = _of_subject(subject, "improvement", order="agreed_on, reference, number")
    unlisted = _unlisted(subject, "improvement")
    blocks: list[Block] = []
    if is_held(subject.edition, "recommendations"):
        number = len(rows) + unlisted
        said = subject.say("improvements.introduction", improvements=number)
        blocks.append(Paragraph(text=said))
    else:
        blocks.append(Paragraph(text=subject.say("improvements.not_available")))
    if rows:
        items = tuple(_improvement(row, subject) for row in rows[:MOST_LISTED])
        blocks.append(Listing(items=items, more=_more(rows, subject, "improvements.more")))
    if unlisted:
        blocks.append(Paragraph(text=subject.say("improvements.unlisted", unlisted=unlisted)))
    return Section(heading=subject.say("headings.improvements"), blocks=tuple(blocks))


def _improvement(row: Row, subject: Subject) -> str:
    return subject.say(
        "improvements.item",
        text=row["text"].strip().rstrip("."),
        reference=_on_one_line(row["reference"]),
        agreed_on=in_words(row["agreed_on"]),
        remedy=row["remedy"],
    )


def _more(rows: list[Row], subject: Subject, key: str) -> str:
    more = len(rows) - MOST_LISTED
    return subject.say(key, more=more) if more > 0 else ""


def _of_subject(subject: Subject, table: str, *, order: str) -> list[Row]:
    query = f"SELECT * FROM {table} WHERE authority = ? ORDER BY {order}"
    return subject.edition.rows(query, (subject.slug,))


def _unlisted(subject: Subject, name: str) -> int:
    rows = subject.edition.rows(
        "SELECT count FROM unlisted WHERE authority = ? AND list = ?", (subject.slug, name)
    )
    return sum(row["count"] for row in rows)


def _on_one_line(reference: str) -> str:
    """A reference (19 000 715) is not broken over two lines."""
    return reference.replace(" ", "\u00a0")
