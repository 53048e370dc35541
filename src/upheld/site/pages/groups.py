"""Who is in each group of similar councils in a year, who joined it and who left."""

from upheld.edition.queries.authorities import (
    Heir,
    MemberRow,
    members_in,
    predecessors_of,
    successors_of,
    without_a_group,
)
from upheld.edition.queries.records import Facts
from upheld.site.bodies import address_of, linked
from upheld.site.page import Answer, Page
from upheld.site.question import Question


def groups(question: Question) -> Answer:
    edition = question.edition
    members = {each.slug: each for each in members_in(edition, edition.year)}
    before = {each.slug: each for each in members_in(edition, edition.year.previous)}
    found = [_group(slug, question, members, before) for slug in edition.profile.groups]
    bodies = edition.profile.body[1]
    compared = "compared with which" if edition.profile.compared else "of the same type"
    return Page(
        template="groups.html",
        title=f"Groups of similar {bodies}, {edition.year}",
        description=f"Which {bodies} are {compared}, and who joined or left.",
        facts={
            "year": str(edition.year),
            "years": [str(year) for year in reversed(question.published.current)],
            "year_before": str(edition.year.previous) if before else "",
            "groups": [group for group in found if group["members"]],
            "others": [
                {"slug": each.slug, "name": each.name, "short_name": each.short_name}
                for each in without_a_group(edition)
            ],
        },
        rows=[
            {
                "year": str(edition.year),
                "peer_group": each.peer_group,
                "authority": each.slug,
                "name": each.name,
                "gss_code": each.gss_code,
                "was_in_it_the_year_before": _was(each, before),
            }
            for each in members.values()
        ],
        edition=edition,
    )


def _group(
    slug: str, question: Question, members: dict[str, MemberRow], before: dict[str, MemberRow]
) -> Facts:
    now = [each for each in members.values() if each.peer_group == slug]
    was = [each for each in before.values() if each.peer_group == slug]
    joined = [each for each in now if before and _was(each, before) == "no"]
    left = [each for each in was if each.slug not in {member.slug for member in now}]
    latest = question.latest
    return {
        "slug": slug,
        "name": question.edition.profile.group_name(slug),
        "members": [each.facts() for each in now],
        "joined": [
            _changed(question, each, replaced=predecessors_of(latest, each.slug)) for each in joined
        ],
        "left": [
            _changed(question, each, replaced_by=successors_of(latest, each.slug)) for each in left
        ],
    }


def _changed(question: Question, member: MemberRow, **others: list[Heir]) -> Facts:
    """With its address, and the bodies that it replaced or that replaced it."""
    return {
        **member.facts(),
        "address": address_of(question.published, member.slug),
        **{name: linked(question, bodies) for name, bodies in others.items()},
    }


def _was(member: MemberRow, before: dict[str, MemberRow]) -> str:
    """yes or no; '' if nothing is known about the year before."""
    if not before:
        return ""
    earlier = before.get(member.slug)
    return "yes" if earlier and earlier.peer_group == member.peer_group else "no"
