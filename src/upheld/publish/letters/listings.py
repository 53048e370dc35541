"""A letter's lists: cases where we were not satisfied, public reports, service improvements.

The letter has at most MOST_LISTED of each, and fewer if they are long. Below each list it says how
many more there are and where, and how many may not be named.
"""

from upheld.core.days import in_words
from upheld.core.plain import on_one_line, without_bullet
from upheld.edition.queries.counts import is_held
from upheld.edition.queries.named_cases import (
    OF_FAILED,
    OF_IMPROVEMENTS,
    ImprovementRow,
    failed_compliance_of,
    improvements_of,
    reports_of,
    unlisted_of,
)
from upheld.publish.letters.as_set import NO_BREAK
from upheld.publish.letters.letter import Block, Listing, Paragraph, Section, Table
from upheld.publish.letters.subject import Subject

MOST_LISTED = 10
MOST_CHARACTERS = 4_000  # of service improvements in one letter, whose pages are limited


def not_satisfied(subject: Subject) -> Section | None:
    """The cases in which the authority did not do what it agreed to; None if there are none."""
    rows = failed_compliance_of(subject.edition, subject.slug)
    unlisted = unlisted_of(subject.edition, subject.slug, OF_FAILED)
    number = len(rows) + unlisted
    if not number:
        return None
    heading = subject.say("headings.not_satisfied")
    if not rows:
        said = subject.say("not_satisfied.only_unlisted", cases=number)
        return Section(heading=heading, blocks=(Paragraph(text=said),))
    more = _more(len(rows) - MOST_LISTED, subject, "not_satisfied.more")
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
                _on_one_line(row.reference),
                in_words(row.recorded_on),
                row.outcome.capitalize(),
                row.category or subject.say("tables.not_available"),
            )
            for row in rows[:MOST_LISTED]
        ),
        notes=tuple(note for note in (more, hidden) if note),
    )
    introduction = subject.say("not_satisfied.introduction", cases=number)
    return Section(heading=heading, blocks=(Paragraph(text=introduction), table))


def public_reports(subject: Subject) -> Section | None:
    rows = reports_of(subject.edition, subject.slug)
    if not rows:
        return None
    more = _more(len(rows) - MOST_LISTED, subject, "reports.more")
    table = Table(
        title=subject.say("reports.title"),
        headings=(
            subject.say("reports.case"),
            subject.say("reports.published"),
            subject.say("reports.subject"),
        ),
        rows=tuple(
            (_on_one_line(row.reference), in_words(row.published_on), row.title)
            for row in rows[:MOST_LISTED]
        ),
        notes=(more,) if more else (),
    )
    introduction = subject.say("reports.introduction", reports=len(rows))
    return Section(
        heading=subject.say("headings.reports"), blocks=(Paragraph(text=introduction), table)
    )


def improvements(subject: Subject) -> Section:
    """What the authority agreed to change. Never "none" if the extract has no recommendations."""
    rows = improvements_of(subject.edition, subject.slug)
    unlisted = unlisted_of(subject.edition, subject.slug, OF_IMPROVEMENTS)
    blocks: list[Block] = []
    if is_held(subject.edition, "recommendations"):
        number = len(rows) + unlisted
        said = subject.say("improvements.introduction", improvements=number)
        blocks.append(Paragraph(text=said))
    else:
        blocks.append(Paragraph(text=subject.say("improvements.not_available")))
    if rows:
        listed = _with_room(rows)
        items = tuple(_improvement(row, subject) for row in listed)
        more = _more(len(rows) - len(listed), subject, "improvements.more")
        blocks.append(Listing(items=items, more=more))
    if unlisted:
        blocks.append(Paragraph(text=subject.say("improvements.unlisted", unlisted=unlisted)))
    return Section(heading=subject.say("headings.improvements"), blocks=tuple(blocks))


def _with_room(rows: list[ImprovementRow]) -> list[ImprovementRow]:
    """The first MOST_LISTED, or fewer if they are long. At least one is listed, however long."""
    listed, room = rows[:1], MOST_CHARACTERS - len(rows[0].text)
    for row in rows[1:MOST_LISTED]:
        room -= len(row.text)
        if room < 0:
            break
        listed.append(row)
    return listed


def _improvement(row: ImprovementRow, subject: Subject) -> str:
    reference = _on_one_line(row.reference)
    said = subject.say(
        "improvements.item",
        text=without_bullet(on_one_line(row.text)).rstrip("."),
        reference=reference,
        agreed_on=in_words(row.agreed_on),
        remedy=row.remedy,
    )
    return said.replace(f" {reference}", f"{NO_BREAK}{reference}")  # "case" goes with its number


def _more(more: int, subject: Subject, key: str) -> str:
    return subject.say(key, more=more) if more > 0 else ""


def _on_one_line(reference: str) -> str:
    """Keeps a reference (19 000 715) on one line."""
    return reference.replace(" ", NO_BREAK)
