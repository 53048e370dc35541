"""What a query would change is what differs in the edition that is then built."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest

from tests.profiles import CATEGORIES, LATE, LGSCO, NOT_UPHELD, OFFICE, OUTCOMES, UPHELD
from tests.sampling import trials
from tests.whole.country import Country, country_once
from tests.whole.small import YEAR, Row, Tables, build, tables_of_the_country, write_extract
from upheld.core.years import Year
from upheld.edition.acts import Act, Kind, add_act
from upheld.edition.content.filling import YEARLY_TABLES
from upheld.edition.manifest import edition_hash
from upheld.edition.reading import Edition, open_edition
from upheld.intake.directory.directory import read_directory
from upheld.intake.extract import Extract
from upheld.intake.reading_extract import read_extract
from upheld.office.models import AnnualReview, Case, Query
from upheld.office.rules.year_steps import WITHOUT_FIGURES, Ground
from upheld.office.year.changed_cases import CannotSayError, changed
from upheld.office.year.what_if import Counting, WhatIf, counted_anew, what_if

AS_AT = YEAR.last_day
FOLLOW_UP = ("recommendations", "compliance")
COUNTED = (*YEARLY_TABLES, "revised", "together", "single_cases", "learning")
ENDED = "northampton"


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Country:
    return country_once(tmp_path_factory)


@pytest.fixture(scope="module")
def using(country: Country) -> Counting:
    directory = read_directory(country.directory, groups=LGSCO.groups)
    return Counting(office=OFFICE, directory=directory, after=country.before)


@pytest.fixture(scope="module")
def extract(country: Country, using: Counting) -> Extract:
    return read_extract(country.extract, directory=using.directory, profile=LGSCO)


def a_query(ground: Ground, reference: str, authority: str, should_be: str = "") -> Query:
    return Query(
        review=AnnualReview(year=str(YEAR)),
        ground=str(ground),
        authority_id=authority,
        case=Case(reference=reference, authority_id=authority),
        should_be=should_be,
    )


def counted(edition: Edition) -> dict[str, list[tuple[object, ...]]]:
    return {each: edition.database.execute(f"SELECT * FROM {each}").fetchall() for each in COUNTED}


@pytest.mark.sampled
@pytest.mark.parametrize("seed", range(trials(1, whole=20)))
def test_what_a_query_would_change_is_what_differs_in_the_candidate_then_built(
    country: Country, using: Counting, extract: Extract, tmp_path: Path, seed: int
):
    query, correct = at_random(random.Random(seed))
    corrected = write_extract(tmp_path / "extract", change=correct)
    done = build(corrected, country.directory, tmp_path, "--after", country.before)
    assert done.returncode == 0, done.stderr
    assert_same(tmp_path / f"{YEAR}.v1", country.edition, query, extract, using)


@pytest.mark.sampled
@pytest.mark.parametrize("seed", range(100, 100 + trials(1, whole=10)))
def test_what_a_query_after_the_letters_would_change_is_what_differs_in_the_correction(
    country: Country, using: Counting, extract: Extract, tmp_path: Path, seed: int
):
    sent = country.copied_to(tmp_path)
    at = "2023-07-20T09:00:00+01:00"
    add_act(sent, Act(kind=Kind.SENT, edition=edition_hash(sent), at=at))
    query, correct = at_random(random.Random(seed))
    corrected = write_extract(tmp_path / "extract", change=correct)
    days = ("--letters-on", "2023-09-01", "--public-at", "2023-09-08T00:01")
    done = build(corrected, country.directory, tmp_path, "--after", country.before, *days)
    assert done.returncode == 0, done.stderr
    corrects = replace(using, corrects=sent)
    assert_same(
        tmp_path / f"{YEAR}.v2",
        sent,
        query,
        extract,
        corrects,
        later=("single_cases", "timeliness"),
    )


def assert_same(
    built: Path,
    candidate: Path,
    query: Query,
    extract: Extract,
    using: Counting,
    *,
    later: tuple[str, ...] = (),
) -> None:
    """Every table that is counted, without those that a later day of publication alone changes."""
    told = changed(extract, query, as_at=AS_AT, with_fault=LGSCO.with_fault)
    with (
        open_edition(candidate) as before,
        open_edition(built) as after,
        counted_anew(before, told, using) as anew,
    ):
        was, then, now = (counted(each) for each in (before, after, anew))
    for name in set(COUNTED) - {*later}:
        assert now[name] == then[name], name
    assert now != was


def at_random(chance: random.Random) -> tuple[Query, Callable[[Tables], None]]:
    """A query about a case of the year, and how somebody would put it right in the extract."""
    grounds = [each for each in Ground if each not in WITHOUT_FIGURES]
    tables = tables_of_the_country()
    while True:
        ground = chance.choice(grounds)
        row = chance.choice(tables["compliance" if ground == Ground.COMPLIANCE else "decided"])
        if right := _right(ground, row, tables, chance):
            query = a_query(ground, row["reference"], row["authority"], right.strip())
            return query, partial(_correct, ground, row, right)


def _right(ground: Ground, row: Row, tables: Tables, chance: random.Random) -> str:
    """'' if nothing of this can be wrong with the row, or if intake would refuse it then."""
    shared = [each["reference"] for each in tables["received"]].count(row["reference"]) > 1
    reported = row["reference"] in [each["reference"] for each in tables["reports"]]
    again = [r["sequence"] for r in tables["decided"] if r["reference"] == row["reference"]]
    day = row.get("decided_on") or row["recorded_on"]
    if shared or reported or row["authority"] == ENDED or len(again) > 1:
        return ""
    if Year.containing(day) != YEAR:
        return ""
    if ground == Ground.NOT_OURS:
        return chance.choice(
            [each for each in ("leeds", "kent", "adur") if each != row["authority"]]
        )
    if ground == Ground.OUTCOME:
        return chance.choice([each for each in OUTCOMES if each != row["outcome"]])
    if ground == Ground.YEAR:
        return "" if row["outcome"] == UPHELD else (AS_AT + timedelta(days=9)).isoformat()
    if ground == Ground.SERVICE:
        return chance.choice([each for each in CATEGORIES if each != row["category"]])
    if ground == Ground.COMPLIANCE:
        return "" if row["outcome"] == LATE else LATE
    if ground == Ground.REMEDY:
        can_be = row["outcome"] == UPHELD and row["remedied_by_authority"] == "no"
        return " " if can_be else ""
    return " "


def _correct(ground: Ground, row: Row, right: str, tables: Tables) -> None:
    """As plainly as it can be done."""
    case = (row["reference"], row["authority"])
    for name, rows in tables.items():
        own = [r for r in rows if (r.get("reference"), r.get("authority")) == case]
        if ground == Ground.TWICE:
            rows[:] = [each for each in rows if each not in own]
        for each in own:
            if ground == Ground.NOT_OURS:
                each["authority"] = right
            if name == "decided":
                if ground == Ground.OUTCOME:
                    each |= {"outcome": right, "remedied_by_authority": "no"}
                if ground == Ground.YEAR:
                    each["decided_on"] = right
                if ground == Ground.SERVICE:
                    each["category"] = right
                if ground == Ground.REMEDY:
                    each["remedied_by_authority"] = "yes"
            if name == "compliance" and ground == Ground.COMPLIANCE:
                each["outcome"] = right
        if ground == Ground.OUTCOME and row["outcome"] == UPHELD and name in FOLLOW_UP:
            rows[:] = [each for each in rows if each not in own]


def test_the_figures_sentences_averages_and_totals_that_change_are_listed(
    country: Country, using: Counting, extract: Extract
):
    row = decided_by(extract, "leeds", NOT_UPHELD)
    query = a_query(Ground.OUTCOME, row["reference"], "leeds", UPHELD)
    with open_edition(country.edition) as candidate:
        found = what_if(candidate, query, extract, using)
    upheld = next(each for each in found.own if each.what == f"Complaints upheld, {YEAR}")
    assert upheld.whose == "Leeds City Council"
    before, after = (
        int(text.partition("(")[2].split()[0]) for text in (upheld.before, upheld.after)
    )
    assert after == before + 1
    assert upheld.sentence_before != upheld.sentence_after
    totals = {each.what: (int(each.before), int(each.after)) for each in found.totals}
    lost, won = totals[f"decided: {NOT_UPHELD}"], totals[f"decided: {UPHELD}"]
    assert (lost[1] - lost[0], won[1] - won[0]) == (-1, 1)
    assert f"leeds {YEAR} upheld" in found.counted
    assert {each.partition(" ")[0] for each in found.counted} == {"leeds"}
    assert WhatIf.read(found.as_json()) == found


def decided_by(extract: Extract, slug: str, outcome: str) -> Row:
    rows = extract.tables["decided"].to_pylist()
    again = {row["reference"] for row in rows if row["sequence"] > 1}
    return next(
        row
        for row in rows
        if (row["authority"], row["outcome"]) == (slug, outcome)
        and Year.containing(row["decided_on"]) == YEAR
        and row["reference"] not in again
    )


def test_why_it_cannot_be_said_is_said(extract: Extract):
    def why(query: Query) -> str:
        with pytest.raises(CannotSayError) as refusal:
            changed(extract, query, as_at=AS_AT, with_fault=LGSCO.with_fault)
        return str(refusal.value)

    assert why(a_query(Ground.NAME, "1", "leeds")) == "A name or an addressee changes no figure."
    nothing = a_query(Ground.TWICE, "1", "leeds")
    nothing.case = None
    assert why(nothing) == "It names no case, so what it would change cannot be counted."
    assert why(a_query(Ground.TWICE, "22 999 999", "leeds")) == (
        "22 999 999 was not counted when the cases were frozen. If it has been entered since,"
        " freeze the cases again and build another candidate."
    )
    row = decided_by(extract, "leeds", NOT_UPHELD)
    before_it = row["decided_on"] - timedelta(days=1)
    query = a_query(Ground.OUTCOME, row["reference"], "leeds", UPHELD)
    with pytest.raises(CannotSayError, match="was not counted"):
        changed(extract, query, as_at=before_it, with_fault=LGSCO.with_fault)
    twice = pa.concat_tables([extract.tables["decided"]] * 2)
    two = replace(extract, tables={**extract.tables, "decided": twice})
    with pytest.raises(CannotSayError, match="several findings"):
        changed(two, query, as_at=AS_AT, with_fault=LGSCO.with_fault)
