"""What a letter says of single cases: how many there are, and where to read those that are public.

It names none. A decision can be taken down at any time, and a letter cannot be called back.
"""

from upheld.core.single_cases import Single
from upheld.edition.queries.counts import is_held
from upheld.edition.queries.single_cases import SingleCasesRow, single_cases_of
from upheld.publish.letters.letter import Paragraph, Section
from upheld.publish.letters.subject import Subject


def not_satisfied(subject: Subject) -> Section | None:
    """The cases in which the authority did not do what it agreed to; None if there are none."""
    return _if_any(subject, "not_satisfied", Single.FAILED, noun="cases")


def public_reports(subject: Subject) -> Section | None:
    return _if_any(subject, "reports", Single.REPORT, noun="reports")


def improvements(subject: Subject) -> Section:
    """What the authority agreed to change. Never "none" if the extract has no recommendations."""
    if not is_held(subject.edition, "recommendations"):
        return _section(subject, "improvements", [subject.say("improvements.not_available")])
    agreed = single_cases_of(subject.edition, subject.slug, Single.IMPROVEMENT)
    said = [
        subject.say("improvements.introduction", improvements=agreed.number),
        *_where(subject, "improvements", agreed),
    ]
    return _section(subject, "improvements", said)


def _if_any(subject: Subject, key: str, what: Single, *, noun: str) -> Section | None:
    cases = single_cases_of(subject.edition, subject.slug, what)
    if not cases.number:
        return None
    said = [
        subject.say(f"{key}.introduction", **{noun: cases.number}),
        *_where(subject, key, cases),
    ]
    return _section(subject, key, said)


def _section(subject: Subject, key: str, said: list[str]) -> Section:
    blocks = (Paragraph(text=" ".join(said)),)
    return Section(heading=subject.say(f"headings.{key}"), blocks=blocks)


def _where(subject: Subject, key: str, cases: SingleCasesRow) -> list[str]:
    """Where they can be read, and why the others cannot."""
    if not cases.number:
        return []
    if not cases.public:
        return [subject.say(f"{key}.none_public", not_public=cases.not_public)]
    if not cases.not_public:
        return [subject.say(f"{key}.all_public", public=cases.public)]
    return [
        subject.say(f"{key}.some_public", public=cases.public),
        subject.say(f"{key}.others", not_public=cases.not_public),
    ]
