"""The sentences that every measure of a kind has, and what can be filled in.

They are in a group of the words: the measure's own, or the one that is named after its kind, whose
sentences are true for any measure of it. What they count is called by the measure's own names:
"{counted} {counted_name} out of {out_of} {out_of_name}". Each name agrees with its number.
"""

from collections.abc import Mapping

from upheld.core.measures import Kind
from upheld.ombudsman.templates import Template, has, has_of_several

COUNTS = "counted counted_name out_of out_of_name"
FIGURE = f"{COUNTS} percent"
POOLED = f"{FIGURE} first_year"
BASE = "out_of out_of_name counted_name group"  # what was counted may be none, all or some
RANGE = "out_of out_of_name counted_name low high"

_OF_ANY = {  # what is said after every figure, and the heading of its column for earlier years
    "meaning": has(is_optional=True),
    "column": has("per", is_optional=True),
}
_OF_SHARES = {**_OF_ANY, "average": has("average group"), "no_cases": has("out_of_name")}
_COMPARABLE = {
    **_OF_SHARES,
    "share": has(FIGURE, by="counted"),
    "single": has(FIGURE, by="counted"),
    "all": has_of_several(FIGURE, by="counted"),
    "pooled": has(POOLED, by="counted"),
    "pooled_single": has(POOLED, by="counted"),
    "pooled_all": has_of_several(POOLED, by="counted"),
    # What comparing shows.
    "too_few": has(f"{BASE} points", by="out_of"),
    "others_too_few": has("others out_of_name group", by="others"),
    "no_difference_shown": has(BASE),
    "even_all": has(f"{BASE} all"),
    "even_none": has(BASE),
    "rare": has(f"{BASE} average"),
    "not_enough": has(f"{BASE} percent"),
    "none_is_rare": has(f"{BASE} average"),
    "higher": has("out_of_name group odds"),
    "lower": has("out_of_name group odds"),
    **{f"range_{each}": has(RANGE) for each in ("both", "from", "up_to")},
    **{f"range_{each}_counts": has(RANGE) for each in ("both", "from", "up_to")},
}

OF_KIND: Mapping[Kind, Mapping[str, Template]] = {
    Kind.SHARE: {**_COMPARABLE, "other_decisions": has()},
    Kind.REMEDIED: _COMPARABLE,
    Kind.KEPT: {
        **_OF_SHARES,
        "all": has(FIGURE, by="out_of"),
        "some": has(FIGURE),
        "none": has(FIGURE, by="out_of"),
        "not_satisfied": has("not_satisfied", by="not_satisfied"),
        "on_time": has("counted counted_name", by="counted"),
        "late": has("late counted counted_name", by="late"),
        "late_all": has("late counted_name", by="late"),
        "late_line": has("late counted"),
        "neither": has("cases", by="cases"),
        "no_others": has("out_of_name"),
        "handed_on": has("given out_of_name successors", by="given"),
        "taken": has("taken out_of_name bodies_before", by="taken"),
        "taken_all": has("taken out_of_name bodies_before", by="taken"),
        "weight_of_each": has("out_of out_of_name points", by="out_of"),
        "weight_of_one": has("out_of_name least greatest"),
    },
    Kind.LATE: {
        **_OF_SHARES,
        "share": has(FIGURE, by="counted"),
        "on_time": has(FIGURE, by="out_of"),
        "all": has(FIGURE, by="out_of"),
    },
    Kind.RATE: {
        **_OF_ANY,
        "rate": has("counted counted_name rate per population", by="counted"),
        "count_line": has("counted counted_name residents", by="counted"),
        "not_given": has("fewest"),
        "counted_with_others": has("kinds"),
        "ended": has("successors"),
        "ended_alone": has(),
    },
}
