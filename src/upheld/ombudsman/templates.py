"""Every sentence that a letter has by any profile: its key, and what can be filled in.

The words are the office's. Which figures a sentence has is decided here, so a template that asks
for any other figure is refused when it is read.
"""

from dataclasses import dataclass, replace

FORMS = ("none", "one", "two", "many")  # for the number that the sentence agrees with

# What every sentence in a letter can use.
EVERYWHERE = ("year", "body", "bodies", "authority", "the_authority", "office", "site")

# Counts that are printed with their noun: {cases} is "12 cases". Their nouns are in [nouns].
NOUNS = (
    "decisions",
    "received",
    "cases",
    "improvements",
    "reports",
    "course",
    "seminar",
    "webinar",
    "people",
    "places",
    "authorities",
    "points",
)


@dataclass(frozen=True, kw_only=True)
class Template:
    available: tuple[str, ...]
    by: str = ""  # the number that decides which form is used; '': there is one form
    is_of_several: bool = False  # the number is never under two, so there is no form for one
    is_optional: bool = False  # nothing is said without it

    @property
    def all_available(self) -> tuple[str, ...]:
        return (*self.available, *EVERYWHERE)

    @property
    def needed(self) -> tuple[str, ...]:
        """The forms that no office may leave out. "Many" is used for any that are missing."""
        return ("many",) if self.is_of_several else ("one", "many")


def has(available: str = "", *, by: str = "", is_optional: bool = False) -> Template:
    return Template(available=tuple(available.split()), by=by, is_optional=is_optional)


def has_of_several(available: str, *, by: str, is_optional: bool = False) -> Template:
    return replace(has(available, by=by, is_optional=is_optional), is_of_several=True)


def _where_to_read(cases: str) -> dict[str, Template]:
    """Where single cases can be read, if any are public, and why the others cannot."""
    return {
        f"{cases}.all_public": has("public", by="public"),
        f"{cases}.some_public": has("public", by="public"),
        f"{cases}.others": has("not_public", by="not_public"),
        f"{cases}.none_public": has("not_public", by="not_public"),
    }


TEMPLATES = {
    "letter.title": has(),
    "letter.purpose": has("year_end"),
    "letter.publication": has("public_on any_body"),
    "letter.publication_not_set": has(),
    "letter.closing": has(),
    "letter.draft": has(),
    "letter.reissued": has("replaced_on"),
    "address.salutation": has("name"),
    "address.salutation_all": has(),
    "address.copy": has("name title"),
    "address.copy_of_several": has("copy"),
    "ended.before": has("abolished_on successors", by="heirs"),
    "ended.since": has("abolished_on successors", by="heirs"),
    "ended.handed_on": has("successors"),
    "ended.sent_to": has("successors"),
    "began.replaced": has("began_on predecessors", by="number"),
    "began.not_added": has("predecessors", by="number"),
    "began.handed_on": has("bodies_before"),
    "headings.year": has(),
    "headings.figures": has(),
    "headings.tables": has(),
    "headings.not_satisfied": has(),
    "headings.reports": has(),
    "headings.improvements": has(),
    "headings.earlier": has(),
    "headings.learning": has(),
    "headings.more": has(),
    "year.received": has("received", by="received"),
    "year.received_not_available": has(),
    "year.decided": has("decisions", by="decisions"),
    "year.decided_alone": has("decisions", by="decisions"),
    "year.decided_not_available": has(),
    "year.how_far": has("stages"),
    "year.straddle": has(),
    "average.line": has("average group"),
    "average.no_cases": has("group"),
    "average.not_available": has("group"),
    "average.not_compared": has(),
    "figure.count_line": has("counted out_of base"),
    "figure.count_line_none": has("base"),
    "figure.interval": has("confidence interval explanation"),
    "figure.interval_meaning": has(),
    "figure.not_available": has(),
    "comparison.same": has("group"),
    "comparison.alike": has(),
    "comparison.not_enough_higher": has("group"),
    "comparison.not_enough_lower": has("group"),
    "comparison.services_same": has(),
    "comparison.services_no_longer": has(),
    "comparison.services_higher": has(),
    "comparison.services_lower": has(),
    "comparison.services_higher_instead": has(),
    "comparison.services_lower_instead": has(),
    "comparison.related": has(),
    "comparison.as_published": has("years"),
    "comparison.ended": has("abolished_on successors", by="out_of"),
    "comparison.ended_alone": has("abolished_on", by="out_of"),
    "comparison.ended_too": has("abolished_on"),
    "comparison.no_group": has(),
    "comparison.only_member": has("group"),
    "comparison.group_not_known": has("group"),
    "change.same": has("last_year counted out_of percent"),
    "change.was": has("last_year counted out_of percent"),
    "change.group_rose": has("group then now"),
    "change.group_fell": has("group then now"),
    "change.group_also_rose": has("group then now"),
    "change.group_also_fell": has("group then now"),
    "change.group_stayed": has("group then now"),
    "change.break": has("last_year why"),
    "change.break_unexplained": has("last_year"),
    "tables.received": has(),
    "tables.service": has(),
    "tables.count_received": has(),
    "tables.decided": has(),
    "tables.outcome": has(),
    "tables.count_decided": has(),
    "tables.total": has(),
    "tables.not_available": has(),
    "tables.received_not_available": has(),
    "tables.decided_not_available": has(),
    "not_satisfied.introduction": has("cases", by="cases"),
    **_where_to_read("not_satisfied"),
    "reports.introduction": has("reports", by="reports"),
    **_where_to_read("reports"),
    "improvements.introduction": has("improvements", by="improvements"),
    **_where_to_read("improvements"),
    "improvements.not_available": has(),
    "earlier.introduction": has(),
    "earlier.title": has(),
    "earlier.year": has(),
    "earlier.share": has("percent counted out_of"),
    "earlier.revised": has("share"),
    "earlier.revision": has("revised_year title percent counted out_of why"),
    "earlier.share_late": has("percent counted out_of late"),
    "earlier.not_published": has(),
    "earlier.marked": has(),
    "earlier.note": has("words"),
    "earlier.letters": has(),
    "learning.held": has("events", by="number"),
    "learning.held_places": has("events places", by="number"),
    "learning.more": has("difference", by="difference"),
    "learning.fewer": has("difference", by="difference"),
    "learning.same": has(),
    "learning.people": has("people", by="people"),
    "learning.people_authorities": has("people authorities", by="people"),
    "more.introduction": has(),
}
