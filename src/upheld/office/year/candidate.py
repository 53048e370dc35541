"""Building the candidate of a year from its frozen cases and the ombudsman's folder.

After a kill it is done again: the same cases and folder give the same edition, the acts next to it
are added if they are not there, and the record is written from those.
"""

from upheld.core.progress import Progress
from upheld.core.years import Year
from upheld.edition.acts import Act, Kind, acts_of, add_act
from upheld.edition.manifest import edition_hash
from upheld.office.clock import now
from upheld.office.configuration import Configuration, make_folder, own_office
from upheld.office.ledger.recording import writing
from upheld.office.models import AnnualReview, Person
from upheld.office.moving.around import office_that_signs, read_to_build
from upheld.office.rules.year_steps import Step
from upheld.office.year.keeping import AFTER_BUILDING, keep, only_one_at, record_of
from upheld.office.year.places import edition_before, editions_folder, frozen_folder
from upheld.office.year.steps import refuse_unless_ready, year_now
from upheld.publish.annual.building import Built, build
from upheld.publish.annual.ordering import Order

BUILD = "build a candidate"


def build_candidate(
    year: Year, *, by: Person, configuration: Configuration, progress: Progress
) -> str:
    """Returns what was built, in words. Raises NotYetError, IntakeError or EditionError."""
    with only_one_at(year, configuration):
        refuse_unless_ready(year_now(year, configuration), Step.BUILT)
        make_folder(editions_folder(configuration))
        built = build(_order(year, configuration, progress), progress=progress)
        record_built(built, year, by=by)
    return _said_of(built)


def _order(year: Year, configuration: Configuration, progress: Progress) -> Order:
    progress("Reading the frozen cases", 0, 0)
    cases = read_to_build(frozen_folder(configuration, year))
    return Order(
        extract=cases,
        directory=own_office().directory,
        office=office_that_signs(configuration, cases),
        year=year,
        into=editions_folder(configuration),
        after=edition_before(year, configuration),
    )


def record_built(built: Built, year: Year, *, by: Person) -> None:
    """The acts first, then the record from them: who asked first is who may not sign it."""
    review, hash_ = record_of(year), edition_hash(built.folder)
    _leave_acts(built, hash_, review, by=by)
    act = next(act for act in acts_of(built.folder) if act.kind == Kind.BUILT)
    undone = {} if review.edition_hash == hash_ else AFTER_BUILDING
    with writing(by, BUILD) as write:
        keep(
            review,
            write,
            built_at=act.moment,
            built_for=Person.objects.filter(pk__in=act.people).first() or by,
            edition=built.folder.name,
            edition_hash=hash_,
            **undone,
        )


def _leave_acts(built: Built, hash_: str, review: AnnualReview, *, by: Person) -> None:
    there = {act.kind for act in acts_of(built.folder)}
    assert review.frozen_at
    assert review.frozen_by_id
    for kind, at, person in (
        (Kind.FROZEN, review.frozen_at, review.frozen_by_id),
        (Kind.BUILT, now(), by.pk),
    ):
        if kind not in there:
            at_text = at.isoformat(timespec="seconds")
            add_act(built.folder, Act(kind=kind, edition=hash_, at=at_text, people=(person,)))


def _said_of(built: Built) -> str:
    letters = sum(path.endswith(".pdf") for path in built.manifest.files)
    said = f"{built.folder.name}, letters: {letters:,}."
    if not built.is_new:
        return f"{said} It was there already: the same cases and folder gave the same edition."
    if built.replaced:
        said += f" It replaced the candidate of that name, with the hash {built.replaced}."
    return said
