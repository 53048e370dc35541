"""What each open query would change, worked out by the worker and kept next to the frozen cases.

It holds for one edition and one statement of the query. When either changes it is worked out again.
A figure that a query would have changed in an earlier candidate is remembered: that is how the
office knows how many figures were changed by queries when they are closed.
"""

import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from upheld.core.mistakes import Mistake
from upheld.core.years import Year
from upheld.disk.in_place import put_file_in_place
from upheld.edition.life import life_of
from upheld.edition.manifest import read_manifest
from upheld.edition.reading import open_edition
from upheld.office.configuration import Configuration, own_office
from upheld.office.models import AnnualReview, Query
from upheld.office.moving.around import office_that_signs, read_to_build
from upheld.office.rules.year_steps import WITHOUT_FIGURES, Effect
from upheld.office.year.places import edition_on_record, editions_folder, frozen_folder, year_folder
from upheld.office.year.what_if import Counting, WhatIf, what_if
from upheld.ombudsman.folder import Office

log = logging.getLogger(__name__)
FOLDER = "what-if"
AT_ONCE = 10  # for which the frozen cases are read once; each takes some seconds
UNEXPECTED = "Something went wrong that we did not expect. The log of the worker says where."


@dataclass(frozen=True, kw_only=True)
class Kept:
    asked: str  # what the query says is right
    edition: str  # the hash of the one that it was compared with
    found: WhatIf
    ever: frozenset[str]  # figures that it changes, or would have changed in an earlier candidate


def kept_of(query: Query, configuration: Configuration) -> Kept | None:
    """None: nothing has been worked out for what the query says now."""
    path = _path(query, configuration)
    if not path.is_file():
        return None
    told = json.loads(path.read_text("utf-8"))
    found = Kept(
        asked=told["asked"],
        edition=told["edition"],
        found=WhatIf.read(told["found"]),
        ever=frozenset(told["ever"]),
    )
    return found if found.asked == _asked(query) else None


def is_of_today(kept: Kept | None, review: AnnualReview) -> bool:
    return kept is not None and kept.edition == review.edition_hash


def needs_no_counting(query: Query) -> bool:
    return query.case_id is None or query.ground in WITHOUT_FIGURES


def figures_changed(queries: Iterable[Query], configuration: Configuration) -> int:
    """By those that were right, before publication. A figure that two changed counts once."""
    right = (each for each in queries if each.effect == Effect.BEFORE)
    kept = (kept_of(each, configuration) for each in right)
    return len(frozenset[str]().union(*(each.ever for each in kept if each)))


def work_out_next(configuration: Configuration, *, sign_of_life: Callable[[], None]) -> bool:
    """Some that are waiting of one year; False if none is. Other jobs come between."""
    for review in AnnualReview.objects.exclude(edition=""):
        queries = review.queries.filter(effect="").select_related("case")
        waiting = [
            each
            for each in queries
            if not needs_no_counting(each) and not is_of_today(kept_of(each, configuration), review)
        ]
        if waiting and _can_be_counted(review, configuration):
            _work_out(review, waiting[:AT_ONCE], configuration, sign_of_life)
            return True
    return False


def has_frozen_cases(review: AnnualReview, configuration: Configuration) -> bool:
    """Erasing personal data removes them, until they are frozen again."""
    return frozen_folder(configuration, Year.parse(review.year)).is_dir()


def _can_be_counted(review: AnnualReview, configuration: Configuration) -> bool:
    is_there = edition_on_record(review, configuration) is not None
    return is_there and has_frozen_cases(review, configuration)


def _work_out(
    review: AnnualReview,
    queries: list[Query],
    configuration: Configuration,
    sign_of_life: Callable[[], None],
) -> None:
    edition = edition_on_record(review, configuration)
    assert edition
    frozen = frozen_folder(configuration, Year.parse(review.year))
    try:
        extract = read_to_build(frozen)
    except Mistake as error:
        for each in queries:
            _keep(each, review, WhatIf(why_not=str(error)), configuration)
        return
    office = office_that_signs(configuration, extract)
    using = counting_of(edition, office, configuration)
    with open_edition(edition) as opened:
        for each in queries:
            sign_of_life()
            try:
                found = what_if(opened, each, extract, using)
            except Mistake as error:
                found = WhatIf(why_not=str(error))
            except Exception:
                log.exception("What a query would change could not be worked out.")
                found = WhatIf(why_not=UNEXPECTED)
            _keep(each, review, found, configuration)


def counting_of(edition: Path, office: Office, configuration: Configuration) -> Counting:
    """As it was built. Once others rely on it, the next one corrects it."""
    roles = dict(name.split("/", 1) for name in read_manifest(edition).inputs if "/" in name)
    corrects = _edition_named(roles.get("corrects"), configuration)
    return Counting(
        office=office,
        directory=own_office().directory,
        after=_edition_named(roles.get("after"), configuration),
        corrects=edition if life_of(edition).is_marked else corrects,
    )


def _edition_named(name: str | None, configuration: Configuration) -> Path | None:
    if name is None:
        return None
    public = [configuration.published / "editions"] if configuration.published else []
    places = (each / name for each in (editions_folder(configuration), *public))
    return next((each for each in places if each.is_dir()), None)


def _keep(query: Query, review: AnnualReview, found: WhatIf, configuration: Configuration) -> None:
    before = kept_of(query, configuration)
    told = {
        "asked": _asked(query),
        "edition": review.edition_hash,
        "found": found.as_json(),
        "ever": sorted({*found.counted, *(before.ever if before else ())}),
    }
    path = _path(query, configuration)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    staged = path.with_name(f".unfinished-{path.name}")
    staged.write_text(json.dumps(told, ensure_ascii=False, indent=1), "utf-8")
    put_file_in_place(staged, path)


def _asked(query: Query) -> str:
    return f"{query.ground} {query.case_id} {query.authority_id} {query.should_be}"


def _path(query: Query, configuration: Configuration) -> Path:
    year = Year.parse(query.review.year)
    return year_folder(configuration, year) / FOLDER / f"{query.number}.json"
