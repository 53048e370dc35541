"""One authority's letter, from the edition and the office's words: what it says, and in what order.

Nothing is worked out here that the edition does not hold, and rendering adds no words.
"""

from upheld.core.days import in_words
from upheld.edition.queries.letters import earlier_letters_of
from upheld.edition.reading import Edition
from upheld.ombudsman.folder import Office
from upheld.ombudsman.wording import Wording
from upheld.publish.letters.cases_said import improvements, not_satisfied, public_reports
from upheld.publish.letters.count_tables import decided_table, earlier_table, received_table
from upheld.publish.letters.headlines import headlines_of
from upheld.publish.letters.learning import learning
from upheld.publish.letters.letter import Block, Letter, Links, Paragraph, Section
from upheld.publish.letters.letter_day import letter_day
from upheld.publish.letters.opening import opening, year_in_words
from upheld.publish.letters.recipients import Recipient
from upheld.publish.letters.subject import Subject, subject_of


def compose_letter(
    edition: Edition,
    *,
    office: Office,
    wording: Wording,
    recipient: Recipient,
    replaces: str = "",
) -> Letter:
    """The letter about one authority; ``replaces`` is the date of the letter issued before it."""
    subject = subject_of(edition, recipient.slug, office=office, wording=wording)
    signing = office.signatories_on(letter_day(edition))
    dated = "" if edition.manifest.is_draft else in_words(letter_day(edition))
    return Letter(
        slug=recipient.slug,
        authority=subject.authority.name,
        title=subject.say("letter.title"),
        language="en-GB",
        dated=dated,
        marks=_marks(subject, replaces),
        office_name=office.name,
        office_lines=_office_lines(office),
        colour=office.colour,
        sections=_sections(subject, recipient),
        closing=subject.say("letter.closing"),
        signatures=tuple((signatory.name, signatory.title) for signatory in signing),
    )


def _office_lines(office: Office) -> tuple[str, ...]:
    """The office's address and how to contact it, without its name, which is printed above."""
    lines = (*office.address, office.contact)
    return tuple(line for line in lines if line != office.name)


def _marks(subject: Subject, replaces: str) -> tuple[str, ...]:
    manifest = subject.edition.manifest
    marks = (
        subject.say("letter.draft") if manifest.is_draft else "",
        manifest.notice,
        subject.say("letter.reissued", replaced_on=in_words(replaces)) if replaces else "",
    )
    return tuple(mark for mark in marks if mark)


def _sections(subject: Subject, recipient: Recipient) -> tuple[Section, ...]:
    sections = (
        opening(subject, recipient),
        year_in_words(subject),
        Section(heading=subject.say("headings.figures"), blocks=headlines_of(subject)),
        not_satisfied(subject),
        public_reports(subject),
        _counts(subject),
        improvements(subject),
        _earlier(subject),
        learning(subject),
        _more(subject),
    )
    return tuple(section for section in sections if section is not None)


def _counts(subject: Subject) -> Section:
    return Section(
        heading=subject.say("headings.tables"),
        blocks=(received_table(subject), decided_table(subject)),
    )


def _earlier(subject: Subject) -> Section | None:
    table = earlier_table(subject)
    blocks: list[Block] = []
    if table:
        blocks += [Paragraph(text=subject.say("earlier.introduction")), table]
    if earlier_letters_of(subject.edition, subject.slug):
        blocks.append(Paragraph(text=subject.say("earlier.letters")))
    if not blocks:
        return None
    return Section(heading=subject.say("headings.earlier"), blocks=tuple(blocks))


def _more(subject: Subject) -> Section | None:
    links = tuple((link.text, link.address) for link in subject.office.links)
    if not links:
        return None
    return Section(
        heading=subject.say("headings.more"),
        blocks=(Paragraph(text=subject.say("more.introduction")), Links(items=links)),
    )
