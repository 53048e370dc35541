"""Extracts whose files are sound and whose contents are not, each with what must be said of it.

A case changes a small good extract in one place. ``place`` is how the problem's line begins,
``words`` stand somewhere in it: the trouble, and what to do.
"""

from dataclasses import dataclass, field
from pathlib import Path

GOOD = {
    "received": """
        reference,authority,received_on,category
        19 000 001,Adur District Council,2019-05-01,Housing
        19 000 002,Kent County Council,2019-06-03,Highways & Transport
        19 000 003,Leeds City Council,2019-07-10,Planning & Development
        """,
    "decided": """
        reference,authority,decided_on,outcome,category,remedied_by_authority
        19 000 001,Adur District Council,2019-09-02,upheld,Housing,no
        19 000 002,Kent County Council,2019-10-01,not upheld,Highways & Transport,no
        19 000 003,Leeds City Council,2020-01-15,upheld,Planning & Development,yes
        """,
}
COMPLIANCE = "reference,authority,recorded_on,outcome"
RECOMMENDATIONS = (
    "reference,authority,number,kind,remedy,agreed_on,due_on,text,extended_to,status,completed_on"
)
REPORTS = "reference,authority,published_on,title,file,considered_on,satisfied_on"
EVENTS = "event,kind,audience,held_on,place,title"
COUNTS = "year,authority,what,category,outcome,count"
AVERAGES = "year,peer_group,measure,text,source"
CONTACTS = "authority,role,title,name,email,valid_from,valid_to"
LETTERS = "authority,send,paragraph,approved_by"
CODES = "what,code,outcome,remedied_by_authority"
POPULATIONS = "year,authority,population,source"
DECIDED = "reference,authority,decided_on,outcome,category,remedied_by_authority"
SEQUENCED = f"{DECIDED},sequence"


def table(header: str, *rows: str) -> str:
    return "\n".join((header, *rows)) + "\n"


def lines_of(text: str) -> str:
    return "\n".join(line.strip(" ") for line in text.strip().split("\n")) + "\n"


@dataclass(frozen=True)
class BadContents:
    name: str
    place: str
    words: tuple[str, ...]
    tables: dict[str, str] = field(default_factory=dict)
    without: tuple[str, ...] = ()

    def write(self, folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        good = {name: lines_of(text) for name, text in GOOD.items() if name not in self.without}
        for name, text in {**good, **self.tables}.items():
            (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        return folder


def in_good(table_name: str, old: str, new: str) -> dict[str, str]:
    text = lines_of(GOOD[table_name])
    assert old in text, (table_name, old)
    return {table_name: text.replace(old, new, 1)}


def decided_on(text: str) -> dict[str, str]:
    return in_good("decided", "2019-09-02", text)


BAD_CONTENTS = (
    # Columns
    BadContents(
        "column-missing",
        "decided.csv, outcome",
        ("the column is missing", "Add a column named outcome"),
        {"decided": table("reference,authority,decided_on,category", "1,Kent,2019-10-01,Housing")},
    ),
    BadContents(
        "column-named-otherwise",
        "decided.csv, decided_on",
        ("the column is missing", "'decision_date'", "rename that column to decided_on"),
        in_good("decided", "decided_on", "decision_date"),
    ),
    BadContents(
        "column-misspelt",
        "received.csv, category",
        ("the column is missing", "'categroy'"),
        in_good("received", "category", "categroy"),
    ),
    # Words
    BadContents(
        "outcome-misspelt",
        "decided.csv, line 2, outcome",
        ("'uphelt'", "it is in 1 row", "Did you mean 'upheld'?"),
        in_good("decided", "upheld,Housing", "uphelt,Housing"),
    ),
    BadContents(
        "outcome-of-compliance",
        "decided.csv, line 2, outcome",
        ("'ceased'", "add it to the table codes"),
        in_good("decided", "upheld,Housing", "ceased,Housing"),
    ),
    BadContents(
        "category-misspelt",
        "received.csv, line 2, category",
        ("'Houssing' is neither a category nor a known code", "Did you mean 'Housing'?"),
        in_good("received", "Housing", "Houssing"),
    ),
    BadContents(
        "category-unknown",
        "received.csv, line 2, category",
        ("'Taxis'", "Known values: Adult Care Services, Benefits & Tax"),
        in_good("received", "Housing", "Taxis"),
    ),
    BadContents(
        "authority-misspelt",
        "received.csv, line 2, authority",
        ("'Adurr District Council'", "Did you mean 'Adur District Council'?"),
        in_good("received", "Adur", "Adurr"),
    ),
    BadContents(
        "authority-unknown",
        "received.csv, line 2, authority",
        ("'Ruritania Palace' is not an authority we know", "full name or its GSS code"),
        in_good("received", "Adur District Council", "Ruritania Palace"),
    ),
    BadContents(
        "authority-code-unknown",
        "received.csv, line 2, authority",
        ("'E07999999' is not the code of an authority we know", "GSS code"),
        in_good("received", "Adur District Council", "E07999999"),
    ),
    BadContents(
        "authority-of-another-kind",
        "received.csv, line 2, authority",
        ("'Adur County Council' is not the name", "Did you mean 'Adur District Council'"),
        in_good("received", "Adur District Council", "Adur County Council"),
    ),
    BadContents(
        "authority-not-yet-begun",
        "received.csv, line 2, authority",
        ("began on 2020-04-01, after 2019-05-01",),
        in_good("received", "Adur District Council", "E06000060"),
    ),
    BadContents(
        "yes-or-no-otherwise",
        "decided.csv, line 2, remedied_by_authority",
        ("'perhaps' is neither yes nor no", "Write yes or no."),
        in_good("decided", "Housing,no", "Housing,perhaps"),
    ),
    BadContents(
        "withheld-without-a-known-reason",
        "decided.csv, line 2, withheld_reason",
        ("'secret' is not a value we know", "sole trader"),
        {
            "decided": table(
                f"{DECIDED},withheld_reason",
                "19 000 001,Adur,2019-09-02,upheld,Housing,no,secret",
            )
        },
    ),
    # Dates
    BadContents(
        "date-impossible",
        "decided.csv, line 2, decided_on",
        ("'31/02/2024' is not a date: February 2024 has 29 days", "Write dates as 2024-02-29."),
        decided_on("31/02/2024"),
    ),
    BadContents(
        "date-ambiguous",
        "decided.csv, line 2, decided_on",
        ("may be 3 April or 4 March 2020", "Write 2020-04-03 or 2020-03-04."),
        decided_on("03/04/2020"),
    ),
    BadContents(
        "date-as-serial-number",
        "decided.csv, line 2, decided_on",
        ("which is how a spreadsheet stores 2020-03-31", "Format the column as a date"),
        decided_on("43921"),
    ),
    BadContents(
        "date-with-two-digit-year",
        "decided.csv, line 2, decided_on",
        ("has a two-digit year", "Write the year in full"),
        decided_on("31/03/20"),
    ),
    BadContents(
        "date-in-another-language",
        "decided.csv, line 2, decided_on",
        ("does not name a month in English", "Write dates as 2020-03-31."),
        decided_on("31 mars 2020"),
    ),
    BadContents(
        "date-before-2000",
        "decided.csv, line 2, decided_on",
        ("is out of range", "Correct the year"),
        decided_on("1919-09-02"),
    ),
    BadContents(
        "date-after-2100",
        "decided.csv, line 2, decided_on",
        ("is out of range", "Correct the year"),
        decided_on("2919-09-02"),
    ),
    BadContents(
        "date-in-words",
        "decided.csv, line 2, decided_on",
        ("'last spring' is not a date", "Write dates as 2020-03-31."),
        decided_on("last spring"),
    ),
    BadContents(
        "date-with-time-zone",
        "decided.csv, line 2, decided_on",
        ("has a time zone", "Write only the date"),
        decided_on("2020-03-31T23:00:00Z"),
    ),
    BadContents(
        "date-missing",
        "decided.csv, line 2, decided_on",
        ("the cell is empty", "Fill it in."),
        decided_on(""),
    ),
    BadContents(
        "reference-missing",
        "decided.csv, line 3, reference",
        ("the cell is empty", "Fill it in."),
        in_good("decided", "19 000 002", "  "),
    ),
    BadContents(
        "text-with-invisible-character",
        "received.csv, line 2, reference",
        ("'19\\u202e000 001'", "cannot be seen", "paste the text again"),
        in_good("received", "19 000 001", "19\u202e000 001"),
    ),
    # Keys
    BadContents(
        "case-twice-alike",
        "received.csv, line 5",
        ("repeats the reference and authority in line 2", "is otherwise the same", "Delete one"),
        in_good(
            "received",
            "Planning & Development\n",
            "Planning & Development\n19 000 001,ADUR,1 May 2019,housing\n",
        ),
    ),
    BadContents(
        "case-twice-otherwise",
        "decided.csv, line 5",
        (
            "in line 2",
            "differs in outcome (outcome: 'upheld' there, 'not upheld' here)",
            "number the rows 1, 2 in the column sequence",
        ),
        in_good(
            "decided",
            "Development,yes\n",
            "Development,yes\n19 000 001,Adur,2019-09-02,not upheld,Housing,no\n",
        ),
    ),
    BadContents(
        "sequence-with-a-gap",
        "decided.csv, line 3, sequence",
        ("'3' has no 2 before it", "Number the entries"),
        {
            "decided": table(
                SEQUENCED,
                "19 000 001,Adur,2019-09-02,upheld,Housing,no,1",
                "19 000 001,Adur,2019-10-02,upheld,Housing,no,3",
            )
        },
    ),
    BadContents(
        "sequence-of-zero",
        "decided.csv, line 2, sequence",
        ("'0' is not a place in a sequence", "Begin with 1"),
        {"decided": table(SEQUENCED, "19 000 001,Adur,2019-09-02,upheld,Housing,no,0")},
    ),
    BadContents(
        "sequence-going-back",
        "decided.csv, line 3, decided_on",
        ("'2019-08-02' is before 2019-09-02", "line 2", "Later entries have higher numbers"),
        {
            "decided": table(
                SEQUENCED,
                "19 000 001,Adur,2019-09-02,upheld,Housing,no,1",
                "19 000 001,Adur,2019-08-02,not upheld,Housing,no,2",
            )
        },
    ),
    # Between tables
    BadContents(
        "remedied-but-not-upheld",
        "decided.csv, line 3, remedied_by_authority",
        ("contradicts the outcome 'not upheld'", "remedied only a decision that is 'upheld'"),
        in_good("decided", "Transport,no", "Transport,yes"),
    ),
    BadContents(
        "decided-before-received",
        "decided.csv, line 2, decided_on",
        ("is before 2019-05-01, when the case was received (received.csv, line 2)", "Correct one"),
        decided_on("2019-04-30"),
    ),
    BadContents(
        "compliance-of-a-case-not-upheld",
        "compliance.csv, line 2, reference",
        ("no decision about Kent County Council is 'upheld'", "Correct the reference"),
        {"compliance": table(COMPLIANCE, "19 000 002,Kent CC,2020-02-01,complete and satisfied")},
    ),
    BadContents(
        "compliance-before-decision",
        "compliance.csv, line 2, recorded_on",
        ("is before 2019-09-02, when the case was decided", "Correct one of the two dates"),
        {"compliance": table(COMPLIANCE, "19 000 001,Adur,2019-08-02,complete and satisfied")},
    ),
    BadContents(
        "compliance-outcome-of-decisions",
        "compliance.csv, line 2, outcome",
        ("'upheld' is neither a compliance outcome nor a known code", "table codes"),
        {"compliance": table(COMPLIANCE, "19 000 001,Adur,2020-02-01,upheld")},
    ),
    BadContents(
        "recommendation-of-a-case-not-upheld",
        "recommendations.csv, line 2, reference",
        ("has a recommendation, but no decision about Kent County Council is 'upheld'",),
        {
            "recommendations": table(
                RECOMMENDATIONS,
                "19 000 002,Kent CC,1,personal remedy,apology,2019-10-01,2019-11-01,Say sorry,,,",
            )
        },
    ),
    BadContents(
        "recommendation-due-before-agreed",
        "recommendations.csv, line 2, due_on",
        ("'2019-08-01' is before agreed_on 2019-09-02", "Correct agreed_on or due_on."),
        {
            "recommendations": table(
                RECOMMENDATIONS,
                "19 000 001,Adur,1,personal remedy,apology,2019-09-02,2019-08-01,Say sorry,,,",
            )
        },
    ),
    BadContents(
        "recommendation-extended-backwards",
        "recommendations.csv, line 2, extended_to",
        ("is before due_on 2019-10-01", "Correct due_on or extended_to."),
        {
            "recommendations": table(
                RECOMMENDATIONS,
                "19 000 001,Adur,1,personal remedy,apology,2019-09-02,2019-10-01,S,2019-09-30,,",
            )
        },
    ),
    BadContents(
        "recommendation-completed-before-agreed",
        "recommendations.csv, line 2, completed_on",
        ("completed before it was agreed",),
        {
            "recommendations": table(
                RECOMMENDATIONS,
                "19 000 001,Adur,1,personal remedy,apology,2019-09-02,2019-10-01,Sorry,,"
                "complete and satisfied,2019-09-01",
            )
        },
    ),
    BadContents(
        "recommendation-complete-without-a-day",
        "recommendations.csv, line 2, completed_on",
        ("the status is 'complete late'", "Fill in the day it was done"),
        {
            "recommendations": table(
                RECOMMENDATIONS,
                "19 000 001,Adur,1,personal remedy,apology,2019-09-02,2019-10-01,Sorry,,"
                "complete late,",
            )
        },
    ),
    BadContents(
        "report-considered-before-published",
        "reports.csv, line 2, considered_on",
        ("is before published_on 2019-09-20",),
        {"reports": table(REPORTS, "19 000 001,Adur,2019-09-20,Homes,,2019-09-01,")},
    ),
    BadContents(
        "report-file-leads-out",
        "reports.csv, line 2, file",
        ("'../../etc/passwd' leads out of the extract's folder", "Put the file in the folder"),
        {"reports": table(REPORTS, "19 000 001,Adur,2019-09-20,Homes,../../etc/passwd,,")},
    ),
    # People
    BadContents(
        "two-chief-executives",
        "contacts.csv, line 3, valid_from",
        ("'Mr C' is a second chief executive of adur on 2019-06-01", "line 2", "valid_to"),
        {
            "contacts": table(
                CONTACTS,
                "Adur,chief executive,Chief Executive,Ms B,b@adur.example.org,,2019-12-31",
                "Adur,chief executive,Chief Executive,Mr C,c@adur.example.org,2019-06-01,",
            )
        },
    ),
    BadContents(
        "contact-ends-before-it-begins",
        "contacts.csv, line 2, valid_to",
        ("is before valid_from 2019-06-01",),
        {
            "contacts": table(
                CONTACTS, "Adur,leader,Leader,Ms B,b@adur.example.org,2019-06-01,2019-05-01"
            )
        },
    ),
    BadContents(
        "contact-name-with-digit",
        "contacts.csv, line 2, name",
        ("'Ms B 2' has a digit in it", "Every number in a letter is checked"),
        {"contacts": table(CONTACTS, "Adur,leader,Leader,Ms B 2,b@adur.example.org,,")},
    ),
    BadContents(
        "contact-without-an-address",
        "contacts.csv, line 2, email",
        ("'b.adur.example.org' is not one email address", "name@example.org"),
        {"contacts": table(CONTACTS, "Adur,leader,Leader,Ms B,b.adur.example.org,,")},
    ),
    BadContents(
        "contact-of-an-unknown-role",
        "contacts.csv, line 2, role",
        ("'cheif executive'", "Did you mean 'chief executive'?"),
        {"contacts": table(CONTACTS, "Adur,cheif executive,,Ms B,b@adur.example.org,,")},
    ),
    BadContents(
        "paragraph-not-approved",
        "letters.csv, line 2, approved_by",
        ("the row has a paragraph for a letter", "Only an approved paragraph is printed"),
        {"letters": table(LETTERS, "Adur,yes,Thank you for your help this year.,")},
    ),
    BadContents(
        "paragraph-with-a-typed-number",
        "letters.csv, line 2, paragraph",
        ("has the number 12 typed in", "Write {upheld_count} for the edition's own"),
        {"letters": table(LETTERS, "Adur,yes,We upheld 12 complaints.,The Ombudsman")},
    ),
    BadContents(
        "paragraph-that-quotes-without-a-source",
        "letters.csv, line 2, paragraph",
        ("quotes 2 without a source", "Write in source where the number is from"),
        {"letters": table(f"{LETTERS},checked_by", "Adur,yes,Thank you for [2] visits.,Ms A,Ms B")},
    ),
    BadContents(
        "letter-twice",
        "letters.csv, line 3",
        ("repeats the authority in line 2", "differs in send"),
        {"letters": table(LETTERS, "Adur,yes,,", "E07000223,no,,")},
    ),
    # Events
    BadContents(
        "attendance-of-an-unknown-event",
        "attendance.csv, line 2, event",
        ("'E9' is not an event in events.csv", "Correct it, or add the event there."),
        {
            "events": table(EVENTS, "E1,seminar,councils,2019-06-01,Leeds,Link officers"),
            "attendance": table("event,organisation,people", "E9,Adur,2"),
        },
    ),
    BadContents(
        "attendance-without-events",
        "attendance.csv",
        ("the events are missing", "Add the table events"),
        {"attendance": table("event,organisation,people", "E1,Adur,2")},
    ),
    # Codes
    BadContents(
        "code-not-explained",
        "decided.csv, line 2, outcome",
        ("'UP7' is neither an outcome nor a known code; it is in 2 rows", "table codes"),
        {
            **in_good("decided", "upheld,Housing", "UP7,Housing"),
            "codes": table(CODES, "decided,NU1,not upheld,"),
            "decided": table(
                DECIDED,
                "19 000 001,Adur,2019-09-02,UP7,Housing,no",
                "19 000 002,Kent CC,2019-10-01,NU1,Highways & Transport,no",
                "19 000 003,Leeds,2020-01-15,up7,Planning & Development,no",
            ).replace("up7", "UP7"),
        },
    ),
    BadContents(
        "code-explained-twice",
        "codes.csv, line 3, code",
        ("'nu1' means 'not upheld' in line 2 and 'upheld' here", "one row"),
        {"codes": table(CODES, "decided,NU1,not upheld,", "decided,nu1,upheld,")},
    ),
    BadContents(
        "code-of-another-outcome",
        "codes.csv, line 2, outcome",
        ("'ceased' is not an outcome of a decision", "Did you mean"),
        {"codes": table(CODES, "decided,C1,ceased,")},
    ),
    BadContents(
        "code-that-is-our-word",
        "codes.csv, line 2, code",
        ("'Upheld' is one of our own words, so it cannot mean 'not upheld'", "Delete the row"),
        {"codes": table(CODES, "decided,Upheld,not upheld,")},
    ),
    BadContents(
        "code-remedied-but-not-upheld",
        "codes.csv, line 2, remedied_by_authority",
        ("contradicts the outcome 'not upheld'",),
        {"codes": table(CODES, "decided,N1,not upheld,yes")},
    ),
    BadContents(
        "code-of-compliance-remedied",
        "codes.csv, line 2, remedied_by_authority",
        ("'yes' does not apply to a compliance outcome", "Leave the cell empty"),
        {"codes": table(CODES, "compliance,C1,ceased,yes")},
    ),
    BadContents(
        "contact-title-with-digit",
        "contacts.csv, line 2, title",
        ("'Head of Area 2' has a digit in it", "Write it in words"),
        {"contacts": table(CONTACTS, "Adur,leader,Head of Area 2,Ms B,b@adur.example.org,,")},
    ),
    BadContents(
        "event-of-an-unknown-kind",
        "events.csv, line 2, kind",
        ("'seminary' is not a value we know", "Did you mean 'seminar'?"),
        {"events": table(EVENTS, "E1,seminary,councils,2019-06-01,Leeds,Link officers")},
    ),
    BadContents(
        "earlier-letter-leads-out",
        "earlier_letters.csv, line 2, file",
        ("'/srv/2017.pdf' leads out of the extract's folder",),
        {"earlier_letters": table("authority,year,file", "Adur,2017-18,/srv/2017.pdf")},
    ),
    BadContents(
        "code-against-its-row",
        "decided.csv, line 2, remedied_by_authority",
        ("'no' contradicts the code in the same row", "correct the code"),
        {
            **in_good("decided", "upheld,Housing", "UR,Housing"),
            "codes": table(CODES, "decided,UR,upheld,yes"),
        },
    ),
    # Published totals
    BadContents(
        "count-negative",
        "counts.csv, line 2, count",
        ("'-3' is less than 0", "A count is 0 or more."),
        {"counts": table(COUNTS, "2017-18,Adur,received,,,-3")},
    ),
    BadContents(
        "count-fractional",
        "counts.csv, line 2, count",
        ("'3.5' is not a whole number", "Write a whole number, such as 12."),
        {"counts": table(COUNTS, "2017-18,Adur,received,,,3.5")},
    ),
    BadContents(
        "count-with-a-comma",
        "counts.csv, line 2, count",
        ("'1,234' has a thousands separator", "Write 1234."),
        {"counts": table(COUNTS, '2017-18,Adur,received,,,"1,234"')},
    ),
    BadContents(
        "count-in-words",
        "counts.csv, line 2, count",
        ("'three' is not a number", "Write a whole number"),
        {"counts": table(COUNTS, "2017-18,Adur,received,,,three")},
    ),
    BadContents(
        "count-of-a-calendar-year",
        "counts.csv, line 2, year",
        ("'2017' is not a business year", "Write 2016-17 or 2017-18."),
        {"counts": table(COUNTS, "2017,Adur,received,,,3")},
    ),
    BadContents(
        "count-of-a-year-made-a-date",
        "counts.csv, line 2, year",
        ("'Dec-11' is a date, perhaps made by a spreadsheet", "Format the column as text"),
        {"counts": table(COUNTS, "Dec-11,Adur,received,,,3")},
    ),
    BadContents(
        "count-of-received-with-outcome",
        "counts.csv, line 2, outcome",
        ("'upheld' does not belong in a count of 'received'", "Leave it empty."),
        {"counts": table(COUNTS, "2017-18,Adur,received,,upheld,3")},
    ),
    BadContents(
        "count-total-unlike-its-categories",
        "counts.csv, line 2, count",
        ("'9' is the total for all categories, but they add up to 7", "Correct the total"),
        {
            "counts": table(
                COUNTS,
                "2017-18,Adur,received,,,9",
                "2017-18,Adur,received,Housing,,4",
                "2017-18,Adur,received,Other,,3",
            )
        },
    ),
    BadContents(
        "count-total-short-of-its-outcomes",
        "counts.csv, line 2, count",
        ("'5' is the total for all outcomes, but those given add up to 6",),
        {
            "counts": table(
                COUNTS,
                "2017-18,Adur,decided,,,5",
                "2017-18,Adur,decided,,upheld,4",
                "2017-18,Adur,decided,,not upheld,2",
            )
        },
    ),
    BadContents(
        "count-remedied-of-too-few",
        "counts.csv, line 3, count",
        ("'5' is more than the number of decisions that are 'upheld', which is 4", "some of them"),
        {"counts": table(COUNTS, "2017-18,Adur,decided,,upheld,4", "2017-18,Adur,remedied,,,5")},
    ),
    BadContents(
        "count-against-the-cases",
        "counts.csv, line 2, count",
        ("'7' contradicts decided.csv, which has 1 such case", "Delete the row"),
        {"counts": table(COUNTS, "2019-20,Adur,decided,,upheld,7")},
    ),
    BadContents(
        "count-twice",
        "counts.csv, line 3",
        ("repeats the year, authority, what, category and outcome in line 2", "3 there, 4 here"),
        {"counts": table(COUNTS, "2017-18,Adur,received,,,3", "2017/18,Adur Council,received,,,4")},
    ),
    BadContents(
        "average-of-an-unknown-measure",
        "averages.csv, line 2, measure",
        ("'uphold'", "Did you mean 'upheld'?"),
        {"averages": table(AVERAGES, "2017-18,district,uphold,45%,review")},
    ),
    BadContents(
        "average-as-a-fraction",
        "averages.csv, line 2, text",
        ("'0.45' is not a percentage", "Write 45%"),
        {"averages": table(AVERAGES, "2017-18,district,upheld,0.45,review")},
    ),
    BadContents(
        "average-rate-with-a-sign",
        "averages.csv, line 2, text",
        ("'4.7%' is not a rate", "Write it like 4.7"),
        {"averages": table(AVERAGES, "2022-23,district,upheld-per-100000,4.7%,review")},
    ),
    BadContents(
        "average-of-a-year-whose-cases-we-hold",
        "averages.csv, line 2, year",
        ("'2019-20' is a year whose cases are in decided.csv", "Delete the row"),
        {"averages": table(AVERAGES, "2019-20,district,upheld,45%,review")},
    ),
    BadContents(
        "population-of-nobody",
        "populations.csv, line 2, population",
        ("'0' is not a number of residents",),
        {"populations": table(POPULATIONS, "2022-23,Adur,0,mid-2022")},
    ),
    BadContents(
        "nothing-to-count",
        "nothing-to-count",
        ("there is nothing to count", "at least one of the tables received, decided"),
        {"letters": table(LETTERS, "Adur,yes,,")},
        without=("received", "decided"),
    ),
)
