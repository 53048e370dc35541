"""Days that tell who somebody is: when they were born, came of age or died, and exact ages.

A year of birth counts, a month of death does not: decisions give months on purpose.
"""

from upheld.office.identity.form_of_writing import form
from upheld.office.identity.kinds import Kind

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
NTH = r"\d{1,2}(?:\s?(?:st|nd|rd|th))?"
_SEPARATED = r"[\s/.-]{0,3}"
NAMED_DAY = (
    r"(?:(?:christmas|new\s{1,2}year['’]?s)\s{1,2}(?:day|eve)|boxing\s{1,2}day|leap\s{1,2}day"
    r"|good\s{1,2}friday|easter\s{1,2}(?:sunday|monday)|(?:valentine['’]?s|mother['’]?s|mothering"
    r"|father['’]?s|may|armistice|st\s\w{1,10}['’]?s)\s{1,2}(?:day|sunday)|bonfire\s{1,2}night|hallowe['’]?en"
    r"|midsummer['’]?s?\s{1,2}day)"
)
YEAR = r"(?:[\s,/.'’-]{0,3}\d{4}|[\s,/.'’-]{1,3}\d{2}\b)?"
# A day, with or without a year.
DAY = (
    rf"(?<!\w)(?:(?:the\s)?{NTH}{_SEPARATED}(?:of\s{{1,2}})?{MONTH}{YEAR}|{MONTH}\s{{1,2}}{NTH}(?!\d){YEAR}"
    rf"|\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?(?:\d{{4}}|\d\d)(?!\d)|\d{{4}}-\d\d-\d\d"
    rf"|{NAMED_DAY}{YEAR}|the\s\d{{1,2}}(?:st|nd|rd|th))"
)
# Without a day as well: "born in 1979".
DATE = (
    rf"(?:{DAY}|(?<!\w)(?:{MONTH},?\s{{1,3}}\d{{4}}|\d{{2}}\s\d{{2}}\s\d{{2,4}}|\d{{6}}\b"
    r"|(?:18|19|20)\d\d\b))"
)
BORN = (
    r"(?:\bborn\b|\b(?:date\s{1,2}of\s{1,2})?birth(?:day|s|date)?\b|\bd\.?\s?o\.?\s?b\b\.?"
    r"|\bb\.\s?(?=\d))"
)
OF_AGE = (
    r"(?:\b(?:turn(?:s|ed|ing)?|reach(?:es|ed)?|became|becomes?|(?:is|was|be)(?:\s{1,2}going\sto\sbe)?)\s{1,2}"
    r"(?:the\sage\sof\s)?(?:\d{1,3}|eighteen|sixteen|twenty-(?:one|five))\s{1,2}(?:years\sold\s{1,2})?on\s"
    r"|(?:\baged|['’]m|\bam|['’]ll\sbe|\bbe)\s\d{1,3}\s(?:(?:on|this|next|coming|come)\s){1,2})"
)
DIED = (
    r"\b(?:die[sd]|dead|death|passed\s{1,2}(?:away|on)|deceased|funeral|cremated|cremation|buried"
    r"|burial|killed|d\.?o\.?d\.?|took\s(?:his|her|their)\sown\slife|stillborn|suicide|murdered|drowned|fatally|lost\s(?:his|her|their)\slives?)\b"
)
_NEAR = r"[^\n.;!?]{0,40}?"
# Someone born in such a year is an adult, and no event that is complained about is so old.
LONG_AGO = r"(?:19\d\d|200[0-5])"
MANY_YEARS = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

FORMS = (
    form(Kind.BIRTH, rf"{BORN}[^\n.;]{{0,30}}?{DATE}", "born on 3 April 1962; DOB: 3/4/62"),
    form(
        Kind.BIRTH,
        rf"{DATE}\s{{0,3}}\(?\s?{BORN}",
        "3 April 1962 (date of birth)",
        needs=BORN,
    ),
    form(Kind.BIRTH, rf"{OF_AGE}{_NEAR}{DAY}", "turned 18 on 9 March: the birthday itself"),
    form(
        Kind.BIRTH,
        rf"{DAY},?\s(?:[\w’']{{1,20}}\s){{1,3}}(?:turned|became|reached)\s(?:the\sage\sof\s)?\d{{1,3}}\b",
        "On 30 June he turned 25",
        needs=r"\s(?:turned|became|reached)\s(?:the\sage|\d)",
    ),
    form(Kind.BIRTH, rf"\bbeen\s\d{{1,3}}\ssince\s{DAY}", "He had been 18 since 4 May"),
    form(
        Kind.BIRTH,
        rf"\bbirthday\b[^\n.;]{{0,60}}?(?:\d{{1,3}}\s{{1,2}}(?:today\b|on\s))?{_NEAR}{DAY}",
        "birthday wishes to our Dot, 95 on Leap Day",
    ),
    form(
        Kind.BIRTH,
        rf"\b{NTH}{_SEPARATED}(?:of\s{{1,2}})?(?:{MONTH}|\d{{1,2}})[\s,/.-]{{0,3}}{LONG_AGO}\b",
        "a day so long ago is hardly ever that of an event",
    ),
    form(Kind.BIRTH, rf"\b{MONTH}\s{{1,3}}{NTH},?\s{{1,3}}{LONG_AGO}\b", "the same, American"),
    form(Kind.BIRTH, rf"\b{LONG_AGO}-\d\d-\d\d\b", "the same, of a computer"),
    form(
        Kind.BIRTH,
        r"(?<![\d£/])(?:18\d\d|19[0-6]\d)\s?[–—-]\s?(?:19|20)\d\d(?!\d)",
        "1938–2019: a life, on a stone or in an order of service",
    ),
    form(
        Kind.DEATH,
        rf"{DIED}{_NEAR}(?:\baged\s)?{DAY}(?:,?\s(?:at\sthe\sage\sof|aged?)\s\d{{1,3}})?",
        "died on 23 December 2022",
    ),
    form(
        Kind.DEATH,
        rf"{DAY},?\s(?:[\w’']{{1,20}}\s){{0,4}}{DIED}",
        "On 23 December her father died",
        needs=DIED,
    ),
    form(
        Kind.AGE,
        rf"{DIED}[^\n.;!?]{{0,80}}?\b(?:aged?|at\sthe\sage\sof)\s\d{{1,3}}\b",
        "died in May, aged 71",
    ),
    form(
        Kind.AGE,
        rf"\b(?:aged?\s)?{MANY_YEARS}\s{{1,2}}(?:years?|yrs?)(?:\s?,\s?|\s{{1,2}}and\s{{1,2}}|\s{{1,2}}){MANY_YEARS}\s{{1,2}}"
        r"(?:months?|mths?|weeks?|days?)\s{1,2}(?:old\b|of\s{1,2}age\b)",
        "11 years and 7 months old: with the date of a meeting this is the month of birth",
    ),
    form(
        Kind.AGE,
        rf"\b(?:aged?|(?:age|ages)\sof)\s{{1,2}}{MANY_YEARS}\s{{1,2}}(?:years?|yrs?)(?:,\s?|\sand\s|\s){MANY_YEARS}\s{{1,2}}(?:months?|weeks?|days?)\b",
        "aged 4 years and 2 months",
    ),
    form(Kind.AGE, r"\b(?:9\d|1[01]\d)[\s-]years?[\s-]old\b", "few in a town are 103-year-old"),
    form(Kind.AGE, r"(?<=[a-z]),\s(?P<found>9\d|1[01]\d),", "Gran, 91, left on floor"),
    form(
        Kind.AGE,
        r"\b(?:aged|age|is|was|turned)\s(?:9\d|1[01]\d)(?:\s?,|\s?\)|\.|\syears\sold)",
        "so old that few in a town are",
    ),
)
