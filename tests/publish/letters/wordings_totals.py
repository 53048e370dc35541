"""Published totals with which comparing says all that it can say; any size of figure is cheap."""

from tests.directory import default_directory
from tests.publish.letters.composing import NWL
from upheld.core.years import Year

Cases = tuple[int, int, int]  # not upheld; upheld; upheld and remedied before
Totals = dict[str, dict[str, Cases]]  # group, authority


def totals(year: str, groups: Totals) -> list[dict[str, str]]:
    """Rows of ``counts`` for every member of the groups: those not named had no case."""
    start = Year.parse(year)
    found = []
    for each in default_directory().authorities:
        if each.group in groups and each.exists_in(start.first_day, start.last_day):
            not_upheld, upheld, remedied = groups[each.group].get(each.slug, (0, 0, 0))
            told = (
                ("decided", "not upheld", not_upheld),
                ("decided", "upheld", upheld + remedied),
                ("remedied", "upheld", remedied),
            )
            found += [
                {"year": year, "authority": each.slug, "what": what, "outcome": outcome}
                | {"count": str(number)}
                for what, outcome, number in told
            ]
    return found


# What comparing can show: in each group an average that puts other answers within reach.
COMPARED: Totals = {
    "county": {  # nearly all upheld, hardly any remedied before
        "kent": (2, 120, 1),
        "essex": (1, 110, 2),
        "devon": (0, 30, 0),
        "surrey": (4, 22, 0),
        "norfolk": (0, 12, 2),
        "suffolk": (20, 30, 9),
    },
    "metropolitan": {  # few upheld, many of them remedied before
        "leeds": (120, 3, 17),
        "bradford": (12, 0, 1),
        "kirklees": (14, 0, 0),
        "wigan": (10, 3, 0),
        "salford": (8, 0, 8),
        "oldham": (6, 0, 2),
    },
    "district": {  # about half
        NWL: (2, 1, 0),
        "cambridge": (3, 20, 20),
        "adur": (40, 12, 0),
        "blaby": (20, 10, 10),
        "melton": (10, 9, 2),
        "charnwood": (5, 3, 2),
        "harborough": (9, 10, 0),  # as all of them together
        "mole-valley": (4, 0, 0),
    },
    "london": {"barnet": (0, 6, 0), "brent": (0, 7, 0)},  # all alike
    "unitary": {"cornwall": (10, 6, 4), "medway": (0, 1, 0)},  # all but one member's are one's
}
HIDDEN: Totals = {  # counts outside the range that are printed as its end is
    "county": {"kent": (3, 197, 0), "essex": (0, 600, 0)},
    "metropolitan": {"leeds": (196, 4, 0), "bradford": (600, 0, 0), "wigan": (6, 0, 0)},
    "london": {"barnet": (75, 45, 0), "brent": (100, 100, 0)},
}
HIDDEN_REMEDIES: Totals = {
    "district": {"adur": (0, 6, 0), "blaby": (0, 80, 20)},  # hides nothing: none would be no news
    "county": {"kent": (0, 3, 197), "essex": (0, 0, 600)},
    "metropolitan": {"leeds": (0, 196, 4), "bradford": (0, 600, 0)},
    "london": {"barnet": (0, 75, 45), "brent": (0, 100, 100)},
}
# Beside none and all those that come near: 1 of 40 where 6% are upheld, 15 of 17 where 82% are.
NEAR_THE_ENDS: Totals = {
    "county": {"kent": (300, 20, 0), "essex": (39, 1, 0), "devon": (20, 0, 0)},
    "metropolitan": {"leeds": (0, 30, 130), "bradford": (1, 2, 15), "wigan": (0, 0, 8)},
    "london": {"barnet": (10, 182, 10), "brent": (1, 38, 1), "camden": (0, 20, 0)},
    "district": {"adur": (50, 30, 20), "blaby": (5, 5, 1), "melton": (4, 5, 0)},
}
YEAR_BEFORE: Totals = {
    "district": {
        NWL: (1, 1, 1),
        "cambridge": (10, 8, 2),
        "blaby": (20, 10, 10),
        "mole-valley": (0, 1, 0),
        "tandridge": (0, 1, 0),  # and nothing in the year itself
    },
    "county": {"kent": (40, 20, 20), "devon": (0, 5, 0)},
    "metropolitan": {"leeds": (1, 50, 3), "salford": (2, 0, 2)},
    "london": {"barnet": (0, 4, 0), "brent": (0, 9, 0)},
    "unitary": {"cornwall": (8, 10, 0), "medway": (2, 0, 1)},  # together as in the year itself
}
NOT_ALL_TOLD = [  # of one district alone
    {"year": "2019-20", "authority": NWL, "what": "decided", "outcome": outcome, "count": "9"}
    for outcome in ("upheld", "not upheld")
]
