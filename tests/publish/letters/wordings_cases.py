"""Cases of a year in which everything happens that a letter has a sentence for."""

from tests.publish.letters.composing import NWL, checked, decided

PARK = "peak-district-national-park"


def of_service(service: str, authority: str, start: int, **outcomes: int) -> list[dict[str, str]]:
    return [row | {"category": service} for row in decided(authority, start=start, **outcomes)]


EDUCATION, PLANNING = "Education & Children's Services", "Planning & Development"
BY_SERVICES = [  # education is upheld nearly always and planning seldom, but not everywhere
    *of_service(EDUCATION, "kent", 1000, upheld=280, not_upheld=20),
    *of_service(PLANNING, "kent", 1500, upheld=90, not_upheld=210),
    *of_service(EDUCATION, "essex", 2000, upheld=38, not_upheld=2),  # higher, as its services are
    *of_service(PLANNING, "devon", 2100, upheld=30, not_upheld=20),  # higher than its services
    *of_service(EDUCATION, "surrey", 2200, upheld=32, not_upheld=18),  # lower than its services
    *of_service(EDUCATION, "norfolk", 2300, upheld=80, not_upheld=20),  # higher, and so lower
    *of_service(PLANNING, "suffolk", 2500, upheld=43, not_upheld=57),  # lower, and so higher
    *of_service(PLANNING, "hampshire", 2700, upheld=2, not_upheld=40),  # lower either way
]


def numbered(rows: list[dict[str, str]], start: int) -> list[dict[str, str]]:
    return [row | {"reference": f"19 {start + place:06}"} for place, row in enumerate(rows)]


def all_numbered(*parts: list[dict[str, str]]) -> list[dict[str, str]]:
    """One reference for each row, whatever the others are called."""
    return numbered([row for part in parts for row in part], 100_000)


# Every way in which a year can end for its complaints, and its compliance for a council.
DECIDED = all_numbered(
    decided(NWL, upheld=12, not_upheld=2, closed=3, advice=2),
    decided("adur", closed=2),
    decided("blaby", closed=2, advice=1),
    decided("melton", upheld=1, not_upheld=1, closed=1),
    decided("charnwood", upheld=1, not_upheld=1, advice=2),
    decided("harborough", advice=2),
    decided("cambridge", upheld=6, not_upheld=4),
    decided("hinckley-and-bosworth", upheld=5, not_upheld=5),
    decided("purbeck", upheld=2),
    decided("dorset", upheld=2, not_upheld=9),
    decided(PARK, upheld=2, not_upheld=5),
)


def reference_of(slug: str) -> str:
    """The first decision about an authority to uphold a complaint."""
    return next(
        row["reference"]
        for row in DECIDED
        if (row["authority"], row["outcome"]) == (slug, "upheld")
    )


COMPLIANCE = all_numbered(
    checked(NWL, satisfied=2, late=1, not_satisfied=18),
    checked("adur", ceased=2),
    checked("blaby", late=1),
    checked("melton", satisfied=3),
    checked("charnwood", late=2),
    checked("cambridge", not_complete=2),
    checked("harborough", satisfied=1, late=1, ceased=1),
    checked("purbeck", satisfied=1),
)
COMPLIANCE += [
    row | {"reference": reference_of("charnwood")} for row in checked("charnwood", not_satisfied=1)
]
RECEIVED = all_numbered(
    [
        {"authority": slug, "received_on": "2019-05-07", "category": "Housing"}
        for slug in (NWL, NWL, "adur")
    ]
)

RECOMMENDED = [
    {"reference": reference, "authority": slug, "number": str(number)}
    | {"kind": "service improvement"}
    | {"remedy": "training or guidance", "agreed_on": "2019-06-03", "due_on": "2019-09-03"}
    | {"text": f"Tell staff about rule {chr(64 + number)}."}
    for slug, reference, most in (
        (NWL, reference_of(NWL), 12),
        (NWL, "18 000009", 2),
        ("melton", reference_of("melton"), 1),
        ("cambridge", "18 000009", 1),
    )
    for number in range(1, most + 1)
]
REPORTS = [
    {"reference": row["reference"], "authority": slug}
    | {"published_on": "2019-11-05", "title": f"A home without heat, {place}"}
    for slug, most in ((NWL, 11), ("purbeck", 1), ("dorset", 1))
    for place, row in enumerate([row for row in DECIDED if row["authority"] == slug][:most])
]
# Some of these decisions were withheld after their report was published.
WITHHELD = [REPORTS[10]["reference"], REPORTS[11]["reference"]]
for row in DECIDED:
    row["withheld_reason"] = "consent" if row["reference"] in WITHHELD else ""
EVENTS = """
    event | kind    | audience | held_on    | place  | title
    a     | course  | councils | 2019-06-01 | York   | Complaints
    b     | course  | councils | 2019-06-02 | York   | Complaints
    c     | course  | councils | 2018-06-02 | York   | Complaints
    d     | seminar | councils | 2019-06-02 | York   | Link officers
    e     | seminar | councils | 2019-06-03 | Exeter | Link officers
    f     | seminar | councils | 2018-06-03 | Exeter | Link officers
    g     | seminar | councils | 2018-06-04 | Exeter | Link officers
    h     | webinar | councils | 2019-06-04 | Online | Remedies
    i     | webinar | councils | 2018-06-04 | Online | Remedies
    j     | webinar | councils | 2018-06-05 | Online | Remedies
    """
ATTENDANCE = """
    event | organisation            | people
    a     | Cambridge City Council  | 1300
    d     | A home for older people | 2
    """
CONTACTS = f"""
    authority | role               | name       | title | valid_from | valid_to
    {NWL}     | chief executive    | Ms E       |       |            |
    {NWL}     | link officer       | Mr L       |       |            |
    {NWL}     | leader             | Cllr M     |       |            |
    {NWL}     | scrutiny chair     | Cllr S     |       |            |
    {NWL}     | monitoring officer | Ms O       |       |            |
    cumberland | link officer      | Mr C       |       |            |
    """
RELATED = all_numbered(
    decided("hinckley-and-bosworth", upheld=14, not_upheld=4),
    *(
        decided(slug, upheld=9, not_upheld=11)
        for slug in ("blaby", "charnwood", "harborough", "melton", "oadby-and-wigston")
    ),
)
OF_ONE_MATTER = [
    row | {"issue": "one planning application" if place < 10 else ""}
    for place, row in enumerate(RELATED)
]
IN_2021, IN_2022 = "2021-06-07", "2022-06-06"
LATER = all_numbered(
    decided("liverpool", on=IN_2022, upheld=31, not_upheld=9),
    decided("rutland", on=IN_2022, upheld=2),
    decided("cumbria", on=IN_2022, upheld=4),
    decided("kent", on=IN_2022, upheld=3, not_upheld=1),
    decided("daventry", on=IN_2022, upheld=1),
    decided(PARK, on=IN_2022, upheld=1),
)
LATER_BEFORE = numbered(
    decided("liverpool", on="2021-03-31", closed=1)  # so that the year is known to be whole
    + decided("liverpool", on=IN_2021, upheld=20, not_upheld=30),
    start=1,
)
LATE_BEFORE = checked("liverpool", on=IN_2021, satisfied=2, late=1)
OUTCOMES_LATER = LATE_BEFORE + numbered(
    checked("northampton", on=IN_2022, satisfied=1)  # handed on to its successor
    + checked("west-northamptonshire", on=IN_2022, satisfied=2),
    start=500_000,
)
EARLIER_LETTERS = """
    authority | year    | file
    liverpool | 2018-19 | liverpool-2019.pdf
    """
