"""To which step a year has come, and what is missing for each step that follows.

The record says what people did in the office. Whether an edition is signed, sent or public is
read from the edition and the acts next to it (edition.life), so that the two cannot disagree.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from upheld.core.mistakes import Mistake
from upheld.core.years import Year
from upheld.edition.acts import Act, Kind
from upheld.edition.life import Life, life_of
from upheld.edition.manifest import EditionError
from upheld.office.configuration import Configuration
from upheld.office.models import AnnualReview, Person
from upheld.office.rules.year_steps import TURNS, Step, Turn
from upheld.office.year.places import (
    edition_on_record,
    editions_folder,
    frozen_folder,
    newest_relied_on,
)

LETTERS_GONE = (
    "Its letters have gone, so a change is a correction. Corrections are made once the edition is"
    " public, and begin with freezing the cases again."
)
LOST = (
    "The edition on record is {name}, with the hash {hash}, and it is not in {folder} any more."
    " Put it back from a copy, with the acts next to it. If it was not signed, you can build it"
    " again."
)
FROZEN_GONE = (
    "The frozen cases were removed because personal data was erased. Freeze the cases again."
)


class NotYetError(Mistake):
    """A step that cannot be taken now. The message says what is missing."""


@dataclass(frozen=True, kw_only=True)
class Taken:
    """When a step was taken, and who took it; nobody if it was the worker."""

    at: datetime
    by: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class YearNow:
    """A year as its record, the frozen cases and the edition show it."""

    year: Year
    review: AnnualReview | None
    edition: Path | None  # the one on record, if it is there
    life: Life | None  # of that edition
    has_frozen_cases: bool
    corrects: str = ""  # the version that others rely on, if what is built now is a correction
    trouble: str = ""  # why the edition on record cannot be read

    @property
    def is_correcting(self) -> bool:
        """Whether the edition at hand corrects one that others rely on."""
        made_from = self.life.manifest.inputs if self.life else {}
        return any(name.startswith("corrects/") for name in made_from)

    def taken(self, step: Step) -> Taken | None:
        """None: it has not been taken, or was undone."""
        return _OF_STEP[step](self)

    def missing(self, step: Step) -> list[str]:
        """What must be so before the step can be taken; nothing if it can."""
        return [*_missing(self, step)]

    @property
    def next_step(self) -> Step | None:
        return next((each for each in Step if not self.taken(each)), None)


def year_now(year: Year, configuration: Configuration) -> YearNow:
    """What cannot be read is said in ``trouble``."""
    known = AnnualReview.objects.select_related("frozen_by", "built_for", "queries_closed_by")
    now = YearNow(
        year=year,
        review=known.filter(year=str(year)).first(),
        edition=None,
        life=None,
        has_frozen_cases=frozen_folder(configuration, year).is_dir(),
    )
    try:
        return _with_edition(now, configuration)
    except EditionError as error:
        return replace(now, trouble=str(error))


def _with_edition(now: YearNow, configuration: Configuration) -> YearNow:
    """Raises EditionError."""
    edition = edition_on_record(now.review, configuration)
    relied_on = newest_relied_on(now.year, configuration, apart_from=edition)
    is_lost = now.review and now.review.edition and not edition
    return replace(
        now,
        edition=edition,
        life=life_of(edition) if edition else None,
        corrects=relied_on.name if relied_on else "",
        trouble=_lost(now.review, configuration) if is_lost and now.review else "",
    )


def _lost(review: AnnualReview, configuration: Configuration) -> str:
    folder = editions_folder(configuration)
    return LOST.format(name=review.edition, hash=review.edition_hash, folder=folder)


def refuse_unless_ready(now: YearNow, step: Step) -> None:
    """Raises NotYetError."""
    if missing := now.missing(step):
        raise NotYetError(f"{now.year}, {step}: " + " ".join(missing))


def turn_of(step: Step) -> Turn:
    return next(turn for turn in TURNS if turn.step == step)


def _missing(now: YearNow, step: Step) -> Iterator[str]:
    for earlier in Step:
        if earlier == step:
            break
        if not now.taken(earlier):
            yield f"First: {earlier}."
            return
    if step in (Step.FROZEN, Step.BUILT) and now.taken(Step.SENT):
        if step == Step.BUILT or not now.taken(Step.PUBLISHED):
            yield LETTERS_GONE
    elif step == Step.BUILT and not now.has_frozen_cases:
        yield FROZEN_GONE
    elif step not in (Step.FROZEN, Step.BUILT):
        yield from _missing_in_edition(now)


def _missing_in_edition(now: YearNow) -> Iterator[str]:
    """Nothing after the candidate is possible without a key and an hour."""
    assert now.life
    if not now.life.signing.key:
        yield (
            "The candidate was built without a key, so nobody can sign it. Make one, name it under"
            " [signing] in office.toml, and build the candidate again."
        )
    if now.life.manifest.is_draft:
        yield (
            f"The candidate is a draft. Give {now.year} its letters_on and public_at in office.toml"
            f' under [years."{now.year}"], and your own name and words where the demonstration’s'
            " are still there (upheld check-folder lists them). Then build it again."
        )


def _frozen(now: YearNow) -> Taken | None:
    review = now.review
    if review is None or review.frozen_at is None:
        return None
    return Taken(at=review.frozen_at, by=_names(review.frozen_by))


def _built(now: YearNow) -> Taken | None:
    if now.life is None or now.review is None or now.review.built_at is None:
        return None
    return Taken(at=now.review.built_at, by=_names(now.review.built_for))


def _closed(now: YearNow) -> Taken | None:
    if now.life is None or now.review is None or now.review.queries_closed_at is None:
        return None
    return Taken(at=now.review.queries_closed_at, by=_names(now.review.queries_closed_by))


def _signed(now: YearNow) -> Taken | None:
    if now.life is None or not now.life.signing.key or now.life.why_unsigned:
        return None
    acts = [*now.life.signatures.values()]
    return Taken(at=max(act.moment for act in acts), by=_people(acts))


def _sent(now: YearNow) -> Taken | None:
    return _of_acts(now, Kind.SENT, or_at=now.review and now.review.sent_at)


def _published(now: YearNow) -> Taken | None:
    return _of_acts(now, Kind.PUBLISHED, or_at=now.review and now.review.published_at)


def _of_acts(now: YearNow, kind: Kind, *, or_at: datetime | None) -> Taken | None:
    """The record counts too: if the edition was lost, its letters have gone all the same."""
    acts = now.life.done(kind) if now.life else ()
    if acts:
        return Taken(at=acts[0].moment, by=_people(acts[:1]))
    return Taken(at=or_at) if or_at else None


def _names(person: Person | None) -> tuple[str, ...]:
    return (person.name,) if person else ()


def _people(acts: list[Act] | tuple[Act, ...]) -> tuple[str, ...]:
    """Acts have the numbers of people alone."""
    numbers = [number for act in acts for number in act.people]
    known = Person.objects.in_bulk(numbers)
    return tuple(known[each].name if each in known else f"number {each}" for each in numbers)


_OF_STEP = {
    Step.FROZEN: _frozen,
    Step.BUILT: _built,
    Step.CLOSED: _closed,
    Step.SIGNED: _signed,
    Step.SENT: _sent,
    Step.PUBLISHED: _published,
}
