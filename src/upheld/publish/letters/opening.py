"""How a letter begins: its purpose, the year's message, publication and the year in words."""

from upheld.core.authorities.lives import ended_before
from upheld.core.days import in_words
from upheld.core.english import joined, within
from upheld.core.profile import Profile
from upheld.core.saying.figures import Handing
from upheld.core.sums import sum_of_all
from upheld.edition.content.handing_on import handings
from upheld.edition.queries.authorities import predecessors_by, successors_of
from upheld.ombudsman.templates_of_profile import funnel_key, word_key
from upheld.publish.letters.breaks import breaks_beginning
from upheld.publish.letters.count_tables import decided_counts, received_counts
from upheld.publish.letters.letter import Paragraph, Section
from upheld.publish.letters.letter_day import letter_day, public_day
from upheld.publish.letters.recipients import Recipient
from upheld.publish.letters.subject import Subject, abolished_on, names_of


def opening(subject: Subject, recipient: Recipient) -> Section:
    """Purpose, what happened to the body, the office's message, its own paragraph, publication."""
    texts = [
        subject.say("letter.purpose", year_end=in_words(subject.edition.year.last_day)),
        *_ended(subject, recipient),
        *_began(subject),
        *(subject.in_own_words(words) for words in subject.office.message_of(subject.edition.year)),
        subject.in_own_words(recipient.paragraph),
        _publication(subject),
    ]
    return Section(heading="", blocks=tuple(Paragraph(text=text) for text in texts if text))


def _publication(subject: Subject) -> str:
    day = public_day(subject.edition)
    if day is None:
        return subject.say("letter.publication_not_set")
    any_body, _ = subject.profile.any_body
    return subject.say("letter.publication", public_on=in_words(day), any_body=any_body)


def _ended(subject: Subject, recipient: Recipient) -> list[str]:
    """For a body that has ended by the day of the letter: who gets it, and what is not added."""
    last_day = subject.authority.last_day
    if not ended_before(last_day, letter_day(subject.edition).isoformat()):
        return []
    successors = sorted(heir.slug for heir in successors_of(subject.edition, subject.slug))
    heirs = tuple(successors) or recipient.sent_to
    key = "ended.before" if subject.ended_before_the_year else "ended.since"
    replaced_by = joined(names_of(subject.edition, heirs))
    sent_to = joined(names_of(subject.edition, recipient.sent_to))
    abolished = subject.say(
        key, abolished_on=abolished_on(subject), successors=replaced_by, heirs=len(heirs)
    )
    handed_on = _handing(subject)
    said = [abolished]
    if handed_on.given:
        said.append(subject.say("ended.handed_on", successors=handed_on.given_to))
    return [" ".join([*said, subject.say("ended.sent_to", successors=sent_to)])]


def _handing(subject: Subject) -> Handing:
    edition = subject.edition
    return handings(edition.database, edition.profile, edition.year).get(subject.slug, Handing())


def _began(subject: Subject) -> list[str]:
    """Predecessors are named in the first two years, and while we make decisions about them."""
    year = subject.edition.year
    rows = predecessors_by(subject.edition, subject.slug, until=year.last_day.isoformat())
    recent = year.previous.first_day.isoformat()
    handed_on = _handing(subject)
    is_told = any(row.is_counted or row.on_day >= recent for row in rows)
    if not (is_told or handed_on.taken):
        return []
    began_on = max(row.on_day for row in rows)
    before = tuple(row.slug for row in rows if row.on_day == began_on)
    values: dict[str, str | int] = {
        "predecessors": joined(names_of(subject.edition, before)),
        "number": len(before),
    }
    replaced = subject.say("began.replaced", began_on=in_words(began_on), **values)
    said = [replaced, subject.say("began.not_added", **values)]
    if handed_on.taken:
        said.append(subject.say("began.handed_on", bodies_before=handed_on.taken_from))
    return [" ".join(said)]


def year_in_words(subject: Subject) -> Section:
    """Received, decided, how far each decision went, and what makes the year different."""
    received, decided = received_counts(subject), decided_counts(subject)
    texts = [_counts_sentence(received.total, decided.total, subject)]
    if decided.total and decided.total > 1:
        texts += _funnel(subject)
    texts += breaks_beginning(subject, "received", "decided")
    return Section(
        heading=subject.say("headings.year"),
        blocks=tuple(Paragraph(text=text) for text in texts),
    )


def _counts_sentence(received: int | None, decided: int | None, subject: Subject) -> str:
    said = (
        subject.say("year.received_not_available")
        if received is None
        else subject.say("year.received", received=received)
    )
    if decided is None:
        return f"{said} {subject.say('year.decided_not_available')}"
    key = "year.decided_alone" if received is None else "year.decided"
    said = f"{said} {subject.say(key, decisions=decided)}"
    is_asked = received is not None and decided and received != decided
    return f"{said} {subject.say('year.straddle')}" if is_asked else said


def _funnel(subject: Subject) -> list[str]:
    decided = decided_counts(subject)
    profile = subject.profile
    parts = {stage: decided.sum_of(profile.at_stage(stage)) for stage in profile.stages}
    # With decisions that have no outcome, they would not add up to the whole.
    whole = sum_of_all(parts.values())
    if whole is None or whole != decided.total:
        return []
    there = {stage: number for stage, number in parts.items() if number}
    values = {word_key(stage): number for stage, number in there.items()}
    if subject.wording.has(key := funnel_key(values)):
        return [subject.say(key, **values)]
    stages = joined(f"{_stage(profile, key)} ({number:,})" for key, number in there.items())
    return [subject.say("year.how_far", stages=stages)]


def _stage(profile: Profile, key: str) -> str:
    """As public pages call it within a sentence, or by its key."""
    titled = profile.public.stages.get(key)
    return within(titled.title) if titled else key
