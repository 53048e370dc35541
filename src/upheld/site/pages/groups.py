"""Who is in each group of similar councils in a year, who joined it and who left."""

from typing import Any

from upheld.core.vocabulary import PEER_GROUPS
from upheld.core.years import Year
from upheld.edition.reading import Edition
from upheld.site.bodies import address_of, linked
from upheld.site.page import Answer, Page
from upheld.site.question import Question

Member = dict[str, Any]
_TURNED = {"predecessor": "successor", "successor": "predecessor"}


def groups(question: Question) -> Answer:
    edition = question.edition
    members = {each["slug"]: each for each in members_of(edition, edition.year)}
    before = {each["slug"]: each for each in members_of(edition, edition.year.previous)}
    found = [_group(slug, question, members, before) for slug in PEER_GROUPS]
    return Page(
        template="groups.html",
        title=f"Groups of similar councils, {edition.year}",
        description="Which councils are compared with which, and who joined or left.",
        facts={
            "year": str(edition.year),
            "years": [str(year) for year in reversed(question.published.current)],
            "year_before": str(edition.year.previous) if before else "",
            "groups": [group for group in found if group["members"]],
            "others": _others(edition),
        },
        rows=[
            {
                "year": str(edition.year),
                "peer_group": each["peer_group"],
                "authority": each["slug"],
                "name": each["name"],
                "gss_code": each["gss_code"],
                "was_in_it_the_year_before": _was(each, before),
            }
            for each in members.values()
        ],
        edition=edition,
    )


def members_of(edition: Edition, year: Year) -> list[Member]:
    """By group and name; none where the edition does not know the year."""
    return edition.rows(
        "SELECT slug, name, short_name, gss_code, first_day, last_day, membership.peer_group"
        " FROM membership JOIN authority ON slug = authority WHERE year = ?"
        " ORDER BY membership.peer_group, short_name, slug",
        (str(year),),
    )


def _group(
    slug: str, question: Question, members: dict[str, Member], before: dict[str, Member]
) -> dict[str, Any]:
    now = [each for each in members.values() if each["peer_group"] == slug]
    was = [each for each in before.values() if each["peer_group"] == slug]
    joined = [each for each in now if before and _was(each, before) == "no"]
    left = [each for each in was if members.get(each["slug"], {}).get("peer_group") != slug]
    return {
        "slug": slug,
        "name": PEER_GROUPS[slug],
        "members": now,
        "joined": [_changed(question, each, replaced="predecessor") for each in joined],
        "left": [_changed(question, each, replaced_by="successor") for each in left],
    }


def _changed(question: Question, member: Member, **others: str) -> Member:
    """With its address, and whom it replaced or who replaced it."""
    published, slug = question.published, member["slug"]
    return {
        **member,
        "address": address_of(published, slug),
        **{
            name: linked(question, slug, of=_TURNED[other], other=other)
            for name, other in others.items()
        },
    }


def _was(member: Member, before: dict[str, Member]) -> str:
    """yes, no; '' where nothing is known of the year before."""
    if not before:
        return ""
    earlier = before.get(member["slug"])
    return "yes" if earlier and earlier["peer_group"] == member["peer_group"] else "no"


def _others(edition: Edition) -> list[Member]:
    """Those with a figure in the year and no group: there is nobody similar to compare with."""
    return edition.rows(
        "SELECT slug, name, short_name FROM authority WHERE peer_group IS NULL AND slug IN"
        " (SELECT authority FROM figure WHERE year = ?) ORDER BY short_name, slug",
        (str(edition.year),),
    )
