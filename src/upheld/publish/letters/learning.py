"""What a letter says about courses and seminars: events, people, authorities."""

from upheld.core.vocabulary import EVENT_KINDS
from upheld.edition.content.learning import ALL_AUDIENCES
from upheld.edition.queries.learning import LearningRow, learning_in
from upheld.publish.letters.letter import Paragraph, Section
from upheld.publish.letters.subject import Subject

# "118 courses in 118 places" says nothing; "4 seminars in 4 places" does.
MOST_PLACES = 10


def learning(subject: Subject) -> Section | None:
    """A paragraph for each kind of event held in the year; None if there were none."""
    year = subject.edition.year
    held = learning_in(subject.edition, str(year), audience=ALL_AUDIENCES)
    before = learning_in(subject.edition, str(year.previous), audience=ALL_AUDIENCES)
    said = [
        Paragraph(text=" ".join(_sentences(held[kind], before.get(kind), subject)))
        for kind in EVENT_KINDS
        if kind in held
    ]
    if not said:
        return None
    return Section(heading=subject.say("headings.learning"), blocks=tuple(said))


def _sentences(row: LearningRow, before: LearningRow | None, subject: Subject) -> list[str]:
    wording, number = subject.wording, row.events
    events = wording.counted(number, row.kind)
    if 1 < row.places <= MOST_PLACES:
        said = [
            subject.say("learning.held_places", events=events, places=row.places, number=number)
        ]
    else:
        said = [subject.say("learning.held", events=events, number=number)]
    if before is not None:
        said.append(_change(number - before.events, subject))
    if row.people and row.authorities:
        people, authorities = row.people, row.authorities
        said.append(
            subject.say("learning.people_authorities", people=people, authorities=authorities)
        )
    elif row.people:
        said.append(subject.say("learning.people", people=row.people))
    return said


def _change(change: int, subject: Subject) -> str:
    if change == 0:
        return subject.say("learning.same")
    return subject.say("learning.more" if change > 0 else "learning.fewer", difference=abs(change))
