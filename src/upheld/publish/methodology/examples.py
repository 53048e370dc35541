"""One worked example for each measure: a few cases and the figure from them.

The methodology prints them. Tests build an edition from the same cases and read the same figure.
"""

from dataclasses import dataclass

from upheld.core import measures
from upheld.core.shares import rate_text


@dataclass(frozen=True, kw_only=True)
class Example:
    measure: str  # slug
    table: str  # in the extract: decided or compliance
    cases: str  # one row per line, cells between bars
    text: str  # what is printed
    counts: str  # 2 of 3
    why: str


UPHELD = Example(
    measure="upheld",
    table="decided",
    cases="""
        reference | decided_on | outcome
        1         | 2019-04-01 | upheld
        2         | 2019-09-12 | upheld
        3         | 2020-03-31 | not upheld
        4         | 2019-06-03 | closed after initial enquiries
        5         | 2019-06-03 | referred back for local resolution
        6         | 2020-04-01 | upheld
    """,
    text="67%",
    counts="2 of 3",
    why=(
        "Cases 4 and 5 were not investigated in detail, and case 6 was decided on the first day of"
        " the next year."
    ),
)
COMPLIANCE = Example(
    measure="compliance",
    table="compliance",
    cases="""
        reference | recorded_on | outcome
        1         | 2019-05-01  | complete and satisfied
        2         | 2019-08-15  | complete late
        3         | 2019-11-20  | complete but not satisfied
        4         | 2020-01-10  | ceased
    """,
    text="67%",
    counts="2 of 3",
    why="Late still counts as complied with, and is given next to it. Ceased counts neither way.",
)
LATE = Example(
    measure="late-compliance",
    table="compliance",
    cases=COMPLIANCE.cases,
    text="50%",
    counts="1 of 2",
    why="Of the two cases complied with, one was recorded as late.",
)
REMEDIES = Example(
    measure="satisfactory-remedies",
    table="decided",
    cases="""
        reference | decided_on | outcome    | remedied_by_authority
        1         | 2019-04-01 | upheld     | yes
        2         | 2019-09-12 | upheld     | no
        3         | 2020-03-31 | not upheld | no
    """,
    text="50%",
    counts="1 of 2",
    why="The base is the upheld decisions, not all detailed investigations.",
)
PER_RESIDENTS = Example(
    measure="upheld-per-100000",
    table="decided",
    cases="""
        reference | decided_on | outcome
        1         | 2022-06-01 | upheld
        2         | 2022-06-02 | upheld
        3         | 2022-06-03 | upheld
        4         | 2022-06-04 | not upheld
    """,
    text=rate_text(3, 104_700, per=measures.PER_RESIDENTS),
    counts="3 of 104,700",
    why=(
        "Three upheld decisions among 104,700 residents are"
        f" {3 * measures.PER_RESIDENTS / 104_700:.2f} for every {measures.PER_RESIDENTS:,}, printed"
        " to one decimal."
    ),
)
EXAMPLES = (UPHELD, COMPLIANCE, LATE, REMEDIES, PER_RESIDENTS)
BY_MEASURE = {example.measure: example for example in EXAMPLES}
