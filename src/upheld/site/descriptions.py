"""What each address gives, and what it accepts: the site follows it, and prints it for machines.

A value that is too long for its parameter, or not one of its choices, is refused before the page's
function sees it. A parameter that is not described here is ignored. Measures, groups and what
bodies are called are those of the profile of what is published.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from upheld.core.profile import Profile
from upheld.ombudsman.profile_file import LAYERS
from upheld.register.searching import Sort
from upheld.site import json_schema
from upheld.site.json_schema import Shape
from upheld.site.page_words import page_words
from upheld.site.question import MOST_VALUES, NotUnderstood


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """One name in the query of an address."""

    name: str
    tells: str
    longest: int = 100  # characters of a value
    choices: tuple[str, ...] = ()  # none: any text
    chosen_from: Callable[[Profile], Iterable[str]] | None = None  # instead of choices
    many: bool = False  # it may be given again; commas separate values too


@dataclass(frozen=True, kw_only=True)
class Description:
    tells: str
    query: tuple[Parameter, ...] = ()
    says: Mapping[str, Shape] | None = None  # the facts of its JSON; None: any
    media_type: str = ""  # of what is no page


PATH_PARTS = {
    "slug": "{A_body}’s short name in addresses{such_as}.",
    "year": "A business year, written 2019-20.",
    "edition": "An edition that is public here: its year and version, such as 2019-20.v1.",
    "measure": "A measure: {measures}.",
    "name": "The name of a register, such as 2024-07-31.v1, or of a letter{such_as_pdf}.",
    "table": "decisions, improvements, failed_compliance or reports.",
    "path": "The path of a file in the edition, as listed on the page of its files.",
    "key": "A decision’s reference{written}.",
}

YEAR = Parameter(
    name="year",
    tells="The business year, written 2019-20. Default: the latest.",
    longest=7,
)
GROUP = Parameter(
    name="group",
    tells="Only {bodies} of this type.",
    chosen_from=lambda profile: profile.groups,
)
REGION = Parameter(name="region", tells="Only {bodies} in this region.")
COMPARED = (
    Parameter(name="council", tells="The {body} to compare: its short name, code or any name."),
    Parameter(
        name="with",
        tells="What to compare it with: other {bodies}, or one of type, region and neighbours.",
        longest=1_000,
        many=True,
    ),
    YEAR,
    Parameter(
        name="measure",
        tells="Only this measure. Default: all measures of the year.",
        chosen_from=lambda profile: profile.by_slug,
    ),
    Parameter(
        name="order",
        tells="The order: as picked, by name, or by type and name. There is no order by figure.",
        choices=("", "picked", "name", "group"),
    ),
    Parameter(name="add", tells="The name of {a_body} to add."),
)
ONE_COUNCIL = Parameter(
    name="council", tells="Only about this {body}: its short name, code or any name.", longest=200
)
PAGE = Parameter(name="page", tells="The number of the page, from 1.", longest=6)
CASE_YEAR = Parameter(name="year", tells="Only those in this business year.", longest=200)
SEARCHED = (
    Parameter(
        name="q",
        tells="Words that must all appear; “a phrase” between quotes; -word for one that must not"
        " appear; an amount, such as £500; or a reference.",
        longest=200,
    ),
    ONE_COUNCIL,
    Parameter(name="category", tells="Only those about this service.", longest=200),
    Parameter(
        name="subcategory",
        tells="Only those about this part of the service. It needs its category.",
        longest=200,
    ),
    Parameter(name="outcome", tells="Only those with this decision.", longest=200),
    Parameter(name="kind", tells="statement or report.", longest=200),
    CASE_YEAR,
    Parameter(name="remedy", tells="Only those with this improvement agreed.", longest=200),
    Parameter(
        name="sort",
        tells="The order. Default: best match first if there are words, or else newest first.",
        choices=("", *Sort),
    ),
)
IMPROVED = (
    ONE_COUNCIL,
    Parameter(name="remedy", tells="Only improvements of this kind.", longest=200),
    Parameter(name="state", tells="done on time, late, not done, or undecided.", longest=200),
    CASE_YEAR,
)
REPORTED = (
    ONE_COUNCIL,
    Parameter(name="state", tells="to be considered, considered, or satisfied.", longest=200),
    CASE_YEAR,
)
ATOM = "application/atom+xml"

COUNCIL = Description(
    tells="One {body} in one year: its figures, each with count, base, interval and words.",
    says=json_schema.COUNCIL,
)
DESCRIPTIONS: dict[str, Description] = {
    "/": Description(tells="The home page: the latest year, and which years there are."),
    "/find": Description(
        tells="{A_body} by any of its names. If only one matches, its page is the answer.",
        query=(Parameter(name="q", tells="A name."),),
        says=json_schema.FIND,
    ),
    "/councils": Description(
        tells="All {all_bodies}, in alphabetical order.",
        query=(GROUP, REGION, YEAR),
        says=json_schema.COUNCILS,
    ),
    "/councils/{slug}": COUNCIL,
    "/councils/{slug}/{year}": COUNCIL,
    "/editions/{edition}/councils/{slug}": COUNCIL,
    "/editions/{edition}/letters/{slug}": Description(
        tells="A letter of one version, and whether it still stands."
    ),
    "/editions/{edition}/figures": Description(
        tells="Every figure for an edition’s year. The answer at this address never changes.",
        says=json_schema.FIGURES,
    ),
    "/editions/{edition}/life": Description(
        tells="What was done with an edition: made, signed, sent, published and corrected.",
        says=json_schema.LIFE,
    ),
    "/compare": Description(
        tells="{A_body} compared with those you pick: every measure, its average and its words.",
        query=COMPARED,
        says=json_schema.COMPARED,
    ),
    "/embed/{slug}/{year}/{measure}": Description(
        tells="One figure, to show in a frame on your own page.", says=json_schema.EMBEDDED
    ),
    "/map/{year}/{measure}": Description(
        tells="What the figures of a measure show, {body} by {body}, as on the map.",
        query=(
            Parameter(
                name="tier",
                tells="{layers}",
                choices=("", *LAYERS),
            ),
            Parameter(
                name="look",
                tells="How it is drawn: with boundaries only if the office has given them.",
                choices=("", "hexagons", "boundaries"),
            ),
            Parameter(
                name="sort",
                tells="The order of the table. There is no order by figure.",
                choices=("", "name", "group", "region", "shows"),
            ),
        ),
        says=json_schema.MAP,
    ),
    "/decisions": Description(
        tells="Decisions that a search finds, with how many each other choice would find.",
        query=(*SEARCHED, PAGE),
    ),
    "/decisions/{key}": Description(
        tells="Decisions with one reference. If there is only one, it is the answer."
    ),
    "/decisions/{key}/{slug}": Description(tells="One decision, and what came of it."),
    "/improvements": Description(
        tells="What {any_bodies} agreed to improve, and what was decided about each.",
        query=(*IMPROVED, PAGE),
    ),
    "/reports": Description(
        tells="Public interest reports, and the progress of each.", query=(*REPORTED, PAGE)
    ),
    "/decisions.atom": Description(
        tells="The newest decisions that a search finds.", query=SEARCHED, media_type=ATOM
    ),
    "/improvements.atom": Description(
        tells="The newest agreed improvements.", query=IMPROVED, media_type=ATOM
    ),
    "/reports.atom": Description(tells="The newest reports.", query=REPORTED, media_type=ATOM),
    "/data": Description(
        tells="Every file you can download, with its size and SHA-256.", says=json_schema.DATA
    ),
    "/data/editions/{edition}": Description(
        tells="The files of one edition.", says=json_schema.FILES_OF_EDITION
    ),
    "/api": Description(tells="How to use all this from a program.", says=json_schema.API),
    "/openapi.json": Description(
        tells="This API, described for machines.", media_type="application/json"
    ),
    "/letters/{edition}/{name}": Description(
        tells="A letter, as PDF or HTML. With a year instead of a version: the one that stands.",
        media_type="application/pdf, text/html",
    ),
    "/data/figures.csv": Description(
        tells="Every figure for every year, each as it was published.", media_type="text/csv"
    ),
    "/data/figures.json": Description(
        tells="Every figure for every year, each as it was published.",
        media_type="application/json",
        says=json_schema.LONG_SERIES,
    ),
    "/data/figures.parquet": Description(
        tells="Every figure for every year, typed.", media_type="application/vnd.apache.parquet"
    ),
    "/data/{edition}/SHA256SUMS": Description(
        tells="The SHA-256 of every file in an edition, as sha256sum reads them.",
        media_type="text/plain",
    ),
    "/data/{edition}/{path:path}": Description(
        tells="A file in an edition, as it was published.",
        media_type="text/csv, application/json, text/plain, application/vnd.sqlite3,"
        " application/vnd.apache.parquet, application/pdf, text/html,"
        " application/vnd.oasis.opendocument.spreadsheet,"
        " application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    "/data/registers/{name}/register.sqlite": Description(
        tells="The whole of the newest register, as one SQLite file.",
        media_type="application/vnd.sqlite3",
    ),
    "/data/registers/{name}/profile.json": Description(
        tells="What the outcomes, services and other words in it are, and which are listed.",
        media_type="application/json",
    ),
    "/data/registers/{name}/SHA256SUMS": Description(
        tells="The SHA-256 of each file of the newest register.", media_type="text/plain"
    ),
    "/data/registers/{name}/{table}.csv": Description(
        tells="A table in the newest register: decisions, improvements and so on.",
        media_type="text/csv",
    ),
    "/data/registers/{name}/{table}.parquet": Description(
        tells="The same, typed, as one file with a SHA-256.",
        media_type="application/vnd.apache.parquet",
    ),
}


@lru_cache(maxsize=8)
def described(profile: Profile) -> Mapping[str, Description]:
    """What each address gives and accepts, with the choices that the profile has."""
    names = names_in(profile)
    return {
        path: replace(
            each,
            tells=each.tells.format_map(names),
            query=tuple(_filled(parameter, profile) for parameter in each.query),
        )
        for path, each in DESCRIPTIONS.items()
    }


def _filled(parameter: Parameter, profile: Profile) -> Parameter:
    tells = parameter.tells.format_map(names_in(profile))
    if parameter.chosen_from is None:
        return replace(parameter, tells=tells)
    return replace(parameter, tells=tells, choices=("", *parameter.chosen_from(profile)))


def names_in(profile: Profile) -> Mapping[str, str]:
    """What texts of descriptions are filled with."""
    words = page_words(profile)
    example, reference = words["example"], words["reference"].replace(" ", "-")
    return {
        **words,
        "measures": ", ".join(profile.by_slug),
        "layers": words["layers"] or "Which of the maps.",
        "such_as": f", such as {example}" if example else "",
        "such_as_pdf": f", such as {example}.pdf" if example else "",
        "written": f", written {reference}" if reference else "",
    }


def path_parts(profile: Profile) -> Mapping[str, str]:
    names = names_in(profile)
    return {name: tells.format_map(names) for name, tells in PATH_PARTS.items()}


def description_of(path: str, profile: Profile) -> Description:
    """A page that is not described may say anything."""
    return described(profile).get(path, Description(tells="A page."))


def check(query: Mapping[str, tuple[str, ...]], described: Description) -> None:
    """Raises NotUnderstood with everything that cannot be answered."""
    troubles = [
        trouble
        for parameter in described.query
        for trouble in _troubles(parameter, query.get(parameter.name, ()))
    ]
    if troubles:
        raise NotUnderstood(" ".join(troubles))


def _troubles(parameter: Parameter, values: tuple[str, ...]) -> list[str]:
    name, longest = parameter.name, parameter.longest
    if parameter.many and len(values) > MOST_VALUES:
        return [f"{name} is given {len(values)} times. Give it at most {MOST_VALUES} times."]
    found = []
    for value in values if parameter.many else values[-1:]:
        if len(value) > longest:
            found.append(
                f"{name} can have at most {longest:,} characters, and this has {len(value):,}."
            )
        elif parameter.choices and value not in parameter.choices:
            known = ", ".join(choice for choice in parameter.choices if choice)
            found.append(f"{name} is {value!r}. It must be one of these: {known}.")
    return found
