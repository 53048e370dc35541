"""The letter list: which authorities we write about, and who gets each letter.

By default: every authority that has figures for the year, and that existed in it or that we decided
something about in it (a decision or a compliance outcome; a complaint received is not enough). The
letter about a body that no longer exists on the day of the letters goes to its successors.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from upheld.core.authorities.lives import ended_before, existed
from upheld.core.days import day_after, in_words
from upheld.core.mistakes import Mistake
from upheld.core.own_words import OwnWords
from upheld.core.row import Row
from upheld.edition.queries import authorities as queries
from upheld.edition.queries.authorities import AuthorityRow
from upheld.edition.reading import Edition
from upheld.intake.extract import Extract
from upheld.ombudsman.folder import Office
from upheld.ombudsman.wording import read_wording
from upheld.publish.letters.addressing import addressee_of
from upheld.publish.letters.letter import Addressee
from upheld.publish.letters.letter_day import letter_day


class LetterListError(Mistake):
    """Every reason why the letters cannot be sent out as listed."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        noun = "problem" if len(self.problems) == 1 else "problems"
        lines = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"The letter list has {len(self.problems)} {noun}:\n{lines}")


@dataclass(frozen=True, kw_only=True)
class Recipient:
    slug: str  # slug of the authority that the letter is about
    sent_to: tuple[str, ...]  # itself, or its successors
    paragraph: OwnWords  # approved for this one authority; empty for most
    addressee: Addressee


def recipients_of(extract: Extract, edition: Edition, office: Office) -> tuple[Recipient, ...]:
    """Everyone on the letter list, once each, in the order of their slugs.

    Raises LetterListError with every problem: an ended authority whose successor is unknown, a
    successor that is not an authority, a day with no signatory.
    """
    authorities = {row.slug: row for row in queries.authorities(edition)}
    asked = {row["authority"]: row for row in _rows(extract, "letters")}
    contacts = _contacts(extract)
    wording = read_wording(office)
    problems = [*_nobody_signs(edition, office), *_of_no_authority(authorities, office)]
    recipients = []
    for slug in _listed(edition, authorities, asked):
        sent_to = _sent_to(authorities[slug], authorities, edition, office, problems)
        recipients.append(
            Recipient(
                slug=slug,
                sent_to=sent_to,
                paragraph=_paragraph(asked.get(slug, {})),
                addressee=addressee_of(
                    [(authorities[heir], contacts.get(heir, [])) for heir in sent_to],
                    on=letter_day(edition),
                    year=edition.year,
                    office=office,
                    wording=wording,
                ),
            )
        )
    if problems:
        raise LetterListError(problems)
    return tuple(recipients)


def _rows(extract: Extract, table: str) -> list[Row]:
    rows: list[Row] = extract.tables[table].to_pylist() if extract.has(table) else []
    return rows


def _paragraph(row: Row) -> OwnWords:
    return OwnWords(
        written=(row.get("paragraph") or "").strip(),
        source=row.get("source") or "",
        approved_by=row.get("approved_by") or "",
        checked_by=row.get("checked_by") or "",
    )


def _contacts(extract: Extract) -> dict[str, list[Row]]:
    contacts: dict[str, list[Row]] = {}
    for row in _rows(extract, "contacts"):
        contacts.setdefault(row["authority"], []).append(row)
    return contacts


def _listed(
    edition: Edition, authorities: Mapping[str, AuthorityRow], asked: Mapping[str, Row]
) -> list[str]:
    year = edition.year
    first, last = year.first_day.isoformat(), year.last_day.isoformat()
    with_figures, decided_about = queries.slugs_of_year(edition), queries.decided_about(edition)
    listed = {
        slug
        for slug in with_figures
        if slug in decided_about
        or existed(
            (authorities[slug].first_day, authorities[slug].last_day), first=first, last=last
        )
    }
    listed |= {slug for slug, row in asked.items() if row["send"]}
    # Only a plain "no" leaves an authority out: a row with only a paragraph does not.
    listed -= {slug for slug, row in asked.items() if row["send"] is False}
    return sorted(listed)


def _nobody_signs(edition: Edition, office: Office) -> list[str]:
    day = letter_day(edition)
    if office.signatories_on(day):
        return []
    return [
        f"{office.files['office.toml']}, signatories: there is no signatory on"
        f" {in_words(day)}, the day of the letters. Name a signatory whose dates include it."
    ]


def _sent_to(
    authority: AuthorityRow,
    authorities: Mapping[str, AuthorityRow],
    edition: Edition,
    office: Office,
    problems: list[str],
) -> tuple[str, ...]:
    """Itself while it exists; otherwise those that the office names, or all its successors."""
    slug, day = authority.slug, letter_day(edition).isoformat()
    if not ended_before(authority.last_day, day):
        return (slug,)
    if named := office.ended_letters.get(slug, ()):
        return tuple(heir for heir in named if heir in authorities)
    heirs = _existing_successors(slug, authorities, edition, day)
    if not heirs:
        assert authority.last_day
        problems.append(
            f"{authority.name} was abolished on {day_after(authority.last_day)}, and we do"
            " not know its successors. Name them in"
            f" {office.files['office.toml']},"
            f' [ended_letters], {slug} = ["..."], or set send to "no" for it in the table letters.'
        )
    return heirs


def _of_no_authority(authorities: Mapping[str, AuthorityRow], office: Office) -> Iterator[str]:
    """Of all that the office names, whether or not it has a letter this year."""
    for slug, heirs in office.ended_letters.items():
        for named in (slug, *heirs):
            if named not in authorities:
                near = get_close_matches(named, authorities, n=1)
                where = f"{office.files['office.toml']}, ended_letters.{slug}"
                hint = f"Did you mean {near[0]!r}?" if near else "Write the short name of its page."
                yield f"{where}: {named!r} is not an authority in this edition. {hint}"


def _existing_successors(
    slug: str, authorities: Mapping[str, AuthorityRow], edition: Edition, day: str
) -> tuple[str, ...]:
    """All the successors that exist on the day; for one that has itself ended, its successors.

    Taunton Deane became part of Somerset West and Taunton in 2019, and of Somerset in 2023.
    """
    found: list[str] = []
    for heir in sorted(each.slug for each in queries.successors_of(edition, slug, until=day)):
        if not ended_before(authorities[heir].last_day, day):
            found.append(heir)
        else:
            found += _existing_successors(heir, authorities, edition, day)
    return tuple(dict.fromkeys(found))
