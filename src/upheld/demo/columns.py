"""Turns arrays of numbers into columns of the extract: names, dates, references, words."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from upheld.demo.body_arrays import Bodies
from upheld.demo.calibration import YEARS
from upheld.demo.choosing import Whole
from upheld.intake.directory.directory import Directory

EPOCH = date(1970, 1, 1)
ANY_DAY = YEARS[0].first_day


def date_of(day: int) -> date:
    return EPOCH + timedelta(days=int(day))


def dates(days: Whole) -> pa.Array:
    """Negative days are empty."""
    return pa.array(days.astype("datetime64[D]"), mask=days < 0)


def words(of: Sequence[str], indices: Whole) -> pa.Array:
    """Negative indices are empty."""
    return pc.take(pa.array(of), pa.array(indices, mask=indices < 0))


def references(years: Whole, numbers: Whole) -> pa.Array:
    """ "19 004 217": the year of receipt, then a number with six digits or more."""
    before = YEARS[0].previous
    known = (before.previous, before, *YEARS)
    prefix = words([f"{year.start % 100:02d}" for year in known], years + 2)
    digits = _padded(numbers)
    thousands = pc.utf8_slice_codeunits(digits, 0, -3)
    return pc.binary_join_element_wise(
        prefix, thousands, pc.utf8_slice_codeunits(digits, -3), pa.scalar(" ")
    )


def pseudonyms(people: Whole) -> pa.Array:
    return pc.binary_join_element_wise(pa.scalar("C"), _padded(people), pa.scalar("-"))


def names(body: Whole, days: Whole, bodies: Bodies, directory: Directory) -> pa.Array:
    """What each body was called on the day."""
    latest = [directory.name_on(slug, ANY_DAY) for slug in bodies.slugs]
    renamed = {name.slug for name in directory.names if name.use == "printed"}
    found = np.array(latest, dtype=object)[body]
    changing = np.array([slug in renamed for slug in bodies.slugs])
    known: dict[tuple[int, int], str] = {}
    for row in np.flatnonzero(changing[body]):
        key = (int(body[row]), int(days[row]))
        if key not in known:
            known[key] = directory.name_on(bodies.slugs[key[0]], date_of(key[1]))
        found[row] = known[key]
    return pa.array(found, type=pa.string())


def codes(body: Whole, days: Whole, bodies: Bodies, directory: Directory) -> pa.Array:
    """GSS codes, and names where a body has none."""
    gss = words([each.gss_code or "" for each in bodies.authorities], body)
    return pc.if_else(pc.equal(gss, ""), names(body, days, bodies, directory), gss)


def _padded(numbers: Whole) -> pa.Array:
    return pc.utf8_lpad(pa.array(numbers).cast(pa.string()), 6, "0")
