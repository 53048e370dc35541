"""What one letter is about: an authority in an edition, and what sentences call both."""

from collections.abc import Mapping
from dataclasses import dataclass

from upheld.core.authorities.lives import ended_before
from upheld.core.days import day_after
from upheld.core.english import body_named
from upheld.core.own_words import OwnWords
from upheld.core.profile import Profile
from upheld.edition.queries import authorities
from upheld.edition.queries.authorities import AuthorityRow
from upheld.edition.queries.named_figures import named_figure
from upheld.edition.reading import Edition
from upheld.ombudsman.folder import Office
from upheld.ombudsman.wording import Wording
from upheld.publish.letters.typesetting import LetterError


@dataclass(frozen=True, kw_only=True)
class Subject:
    edition: Edition
    office: Office
    wording: Wording
    authority: AuthorityRow
    common: Mapping[str, str]  # filled into any sentence

    @property
    def slug(self) -> str:
        return self.authority.slug

    @property
    def profile(self) -> Profile:
        return self.edition.profile

    @property
    def ended_before_the_year(self) -> bool:
        """If so, it is not compared with anyone, though we still make decisions about it."""
        last_day = self.authority.last_day
        return ended_before(last_day, self.edition.year.first_day.isoformat())

    def say(self, key: str, /, **values: str | int) -> str:
        return self.wording.say(key, {**self.common, **values})

    def in_own_words(self, words: OwnWords) -> str:
        """The text as printed, with the figures it names. Raises LetterError if one is missing."""
        return said_in(words, self.edition, self.slug)


def said_in(words: OwnWords, edition: Edition, slug: str) -> str:
    """The office's own words, as printed in the letter about an authority."""

    def figure(name: str, year: str) -> str:
        text = named_figure(edition.database, slug, name, year or str(edition.year))
        if not text:
            asked = f"{name} {year}" if year else name
            raise LetterError(
                f"The letter about {slug} asks for {{{asked}}}, but the edition has no such number"
                f" of it: {words.written!r}. Write the paragraph without it, or name another year."
            )
        return text

    return words.said(figure)


def subject_of(edition: Edition, slug: str, *, office: Office, wording: Wording) -> Subject:
    authority = authorities.authority_of(edition, slug)
    assert authority, f"the edition has no {slug}"
    return Subject(
        edition=edition,
        office=office,
        wording=wording,
        authority=authority,
        common=wording.common(
            office=office, year=edition.year, kind=authority.kind, name=authority.name
        ),
    )


def abolished_on(subject: Subject) -> str:
    """Only for an authority that has a last day."""
    assert subject.authority.last_day
    return day_after(subject.authority.last_day)


def names_of(edition: Edition, slugs: tuple[str, ...]) -> tuple[str, ...]:
    """As they stand within a sentence."""
    names = authorities.names_of(edition)
    return tuple(body_named(names[slug]) for slug in slugs)
