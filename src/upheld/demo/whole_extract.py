"""The demonstration extract: real authorities, invented cases, the same bytes each time.

Other modules only need ``write_demonstration``. England's ombudsman has six years of cases that add
up to figures it published, any other a few hundred from its own folder. For England we plan the
counts first (volumes, compliance), and then make cases from them part by part, so that memory is
limited even for millions of cases.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from pathlib import Path

import numpy as np
import pyarrow as pa

from upheld.demo import extract_tables, matters
from upheld.demo.any_ombudsman import write_any
from upheld.demo.body_arrays import Bodies, bodies_of
from upheld.demo.calibration import Calibration, calibration, rows_of
from upheld.demo.case_arrays import cases_of
from upheld.demo.choosing import Whole
from upheld.demo.compliance_outcomes import compliance_outcomes
from upheld.demo.earlier_decisions import decided_before
from upheld.demo.england import (
    CATEGORIES,
    COMPLIANCE_OUTCOMES,
    GROUPS,
    OUTCOMES,
    REMEDIES,
    WITHHELD_REASONS,
)
from upheld.demo.events import learning
from upheld.demo.extract_files import (
    MOST_ROWS_IN_CSV,
    DemonstrationError,
    TableFiles,
)
from upheld.demo.follow_up import follow_up
from upheld.demo.letter_list import PARAGRAPHS, ROLES, post
from upheld.demo.private_records import private_records
from upheld.demo.public_reports import reports_of
from upheld.demo.recommended import recommended
from upheld.demo.reference_numbers import complainants, reference_numbers
from upheld.demo.texts import subcategory_indices, withheld
from upheld.demo.volumes import Volumes, volumes
from upheld.disk.in_place import folder_in_place
from upheld.intake.demonstration import NOTICE, NOTICE_OF_A_FOLDER, write_mark
from upheld.intake.directory.directory import Directory
from upheld.intake.tables import TABLES
from upheld.ombudsman.folder import Office

SEED = 2020
FEWEST = 1_000
MOST = 20_000_000
CASES_IN_A_PART = 300_000


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Everything that is decided before the first case is made."""

    calibration: Calibration
    bodies: Bodies
    directory: Directory
    counts: Volumes
    outcomes: Whole  # for compliance
    untouched: np.ndarray  # bodies whose cases stay simple, because their figures are repeated


def write_demonstration(
    folder: Path, office: Office, *, cases: int | None = None, seed: int = SEED
) -> None:
    """Write the extract in a new folder, either completely or not at all.

    ``cases`` is how many complaints are received (default: for England as many as there were in the
    six years). With over a million, the files are Parquet, without summaries and statements. Raises
    InPlaceError if there is already something in the folder, and DemonstrationError if the number
    is out of range.
    """
    is_real = is_england(office)
    write = _write_england if is_real else write_any
    with folder_in_place(folder) as beside:
        write(beside, office, cases=cases, seed=seed)
        write_mark(beside, notice=NOTICE if is_real else NOTICE_OF_A_FOLDER)


def is_england(office: Office) -> bool:
    """Whether its profile and directory have all that England's figures are about."""
    profile, directory = office.profile, office.directory
    words = (
        (OUTCOMES, profile.outcomes),
        (COMPLIANCE_OUTCOMES, profile.compliance),
        (CATEGORIES, profile.categories),
        (REMEDIES, profile.remedies),
        (ROLES, profile.roles),
        (WITHHELD_REASONS, profile.reasons),
    )
    bodies = {row["authority"] for row in rows_of("fixed.csv")} | PARAGRAPHS.keys()
    has_words = all(set(known).issuperset(ours) for ours, known in words)
    has_groups = set(profile.groups) == set(GROUPS)
    return has_words and has_groups and all(map(directory.by_slug, bodies))


def _write_england(folder: Path, office: Office, *, cases: int | None, seed: int) -> None:
    if cases is not None and not FEWEST <= cases <= MOST:
        raise DemonstrationError(
            f"You asked for {cases} cases. Ask for {FEWEST:,} to {MOST:,}, so that every group has"
            " some."
        )
    chance = np.random.default_rng(seed)
    plan = plan_of(chance, office.directory, cases=cases)
    many = plan.calibration.cases > MOST_ROWS_IN_CSV
    files = TableFiles(folder, parquet=many)
    for table in _tables_without_cases(chance, plan):
        files.write(*table)
    for part in _parts(seed, plan):
        for table in _tables_of_cases(*part, texts=not many):
            files.write(*table)
    files.close()


def plan_of(chance: np.random.Generator, directory: Directory, *, cases: int | None) -> Plan:
    bodies = bodies_of(directory)
    planned = calibration(cases)
    counts = volumes(chance, bodies, planned)
    fixed = {each.authority for each in planned.fixed}
    return Plan(
        calibration=planned,
        bodies=bodies,
        directory=directory,
        counts=counts,
        outcomes=compliance_outcomes(chance, counts.recorded, bodies, planned),
        untouched=np.array([slug in fixed for slug in bodies.slugs]),
    )


def _parts(seed: int, plan: Plan) -> Iterator[tuple[extract_tables.Part, np.random.Generator]]:
    slices = _slices(plan)
    first_person = 1
    for number, part in enumerate(slices):
        chance = np.random.default_rng([seed, number])
        made = _part(
            chance, plan, part, seed=seed, number=number, of=len(slices), first_person=first_person
        )
        first_person += len(made.cases)
        yield made, chance


def _slices(plan: Plan) -> list[slice]:
    """The bodies in parts of neighbours, with about the same number of cases in each."""
    cases = plan.counts.received.sum(axis=1)
    parts = max(ceil(int(cases.sum()) / CASES_IN_A_PART), 1)
    place = np.cumsum(cases) * parts // (int(cases.sum()) + 1)
    bounds = [int(np.searchsorted(place, number)) for number in range(parts)] + [len(cases)]
    return [slice(a, b) for a, b in pairwise(bounds) if a < b]


def _part(
    chance: np.random.Generator,
    plan: Plan,
    part: slice,
    *,
    seed: int,
    number: int,
    of: int,
    first_person: int,
) -> extract_tables.Part:
    counts, bodies, planned = plan.counts, plan.bodies, plan.calibration
    cases = cases_of(chance, counts, bodies.scope, planned, part=part)
    numbers = reference_numbers(cases, part=number, parts=of)
    people = complainants(chance, cases, first=first_person)
    matters.by_one_person(cases, people, bodies, planned)
    issue = matters.about_one_application(cases, bodies, planned)
    subcategory = subcategory_indices(chance, cases.category, issue)
    matters.about_two_bodies(chance, cases, numbers, people, bodies)
    followed = follow_up(chance, cases, plan.outcomes, counts.earlier, part=part)
    return extract_tables.Part(
        cases=cases,
        numbers=numbers,
        people=people,
        subcategory=subcategory,
        issue=issue,
        withheld=withheld(chance, cases, planned, bodies),
        again=decided_before(chance, cases, counts, untouched=plan.untouched),
        followed=followed,
        recommended=recommended(chance, cases, followed, counts, planned),
        reports=reports_of(chance, cases, counts, planned, untouched=plan.untouched),
        private=private_records(seed, number, cases),
        bodies=bodies,
        directory=plan.directory,
    )


def _tables_of_cases(
    part: extract_tables.Part, chance: np.random.Generator, *, texts: bool
) -> Iterator[tuple[str, extract_tables.Columns]]:
    yield "received", extract_tables.received_table(part)
    yield "decided", extract_tables.decided_table(part, chance, texts=texts)
    yield "compliance", extract_tables.compliance_table(part)
    yield "recommendations", extract_tables.recommendations_table(part, chance)
    yield "reports", extract_tables.reports_table(part)
    yield "enquiries", extract_tables.enquiries_table(part)


def _tables_without_cases(
    chance: np.random.Generator, plan: Plan
) -> Iterator[tuple[str, extract_tables.Columns]]:
    held = learning(chance, plan.bodies, plan.directory, plan.calibration)
    sent = post(plan.bodies)
    for name, rows in (
        ("about", [("notice", NOTICE)]),
        ("events", held.events),
        ("attendance", held.attendance),
        ("contacts", sent.contacts),
        ("letters", sent.letters),
        ("earlier_letters", sent.earlier_letters),
    ):
        columns = zip(*rows, strict=True)
        spec = TABLES[name].columns
        yield name, {c.name: pa.array(list(v)) for c, v in zip(spec, columns, strict=True)}
