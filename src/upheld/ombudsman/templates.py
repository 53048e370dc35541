"""Every sentence in the letters: its key in words/en-GB.toml, and what can be filled in.

The words are the office's. Which figures a sentence has is decided here, so a template that asks
for any other figure is refused when it is read.
"""

from dataclasses import dataclass

FORMS = ("none", "one", "two", "many")  # for the number that the sentence agrees with

# What every sentence in a letter can use.
EVERYWHERE = ("year", "body", "bodies", "authority", "the_authority", "office", "site")

# Counts that are printed with their noun: {cases} is "12 cases". Their nouns are in [nouns].
NOUNS = (
    "investigations",
    "short_investigations",
    "decisions",
    "complaints",
    "received",
    "outcomes",
    "cases",
    "improvements",
    "reports",
    "course",
    "seminar",
    "webinar",
    "people",
    "places",
    "authorities",
    "upheld_decisions",
    "points",
)


@dataclass(frozen=True, kw_only=True)
class Template:
    available: tuple[str, ...]
    by: str = ""  # the number that decides which form is used; '': there is one form
    is_of_several: bool = False  # the number is never under two, so there is no form for one

    @property
    def all_available(self) -> tuple[str, ...]:
        return (*self.available, *EVERYWHERE)

    @property
    def needed(self) -> tuple[str, ...]:
        """The forms that no office may leave out. "Many" is used for any that are missing."""
        return ("many",) if self.is_of_several else ("one", "many")


def _has(available: str = "", *, by: str = "") -> Template:
    return Template(available=tuple(available.split()), by=by)


def _of_several(available: str, *, by: str) -> Template:
    return Template(available=tuple(available.split()), by=by, is_of_several=True)


POOLED = "counted percent first_year"


def _answers_of(measure: str, cases: str) -> dict[str, Template]:
    """What comparing shows about a compared measure. ``cases``: the noun for its base."""
    ranges = ("both", "from", "up_to")
    return {
        f"{measure}.too_few": _has(f"{cases} points group", by=cases),
        f"{measure}.others_too_few": _has(f"{cases} group", by=cases),
        f"{measure}.no_difference_shown": _has(f"{cases} group"),
        f"{measure}.even_all": _has(f"{cases} all group"),
        f"{measure}.even_none": _has(f"{cases} group"),
        f"{measure}.rare": _has(f"{cases} group average"),
        f"{measure}.not_enough": _has(f"{cases} percent group"),
        f"{measure}.none_is_rare": _has(f"{cases} group average"),
        f"{measure}.higher": _has("group odds"),
        f"{measure}.lower": _has("group odds"),
        **{f"{measure}.range_{each}": _has(f"{cases} low high") for each in ranges},
        **{f"{measure}.range_{each}_counts": _has(f"{cases} low high") for each in ranges},
    }


def _where_to_read(cases: str) -> dict[str, Template]:
    """Where single cases can be read, if any are public, and why the others cannot."""
    return {
        f"{cases}.all_public": _has("public", by="public"),
        f"{cases}.some_public": _has("public", by="public"),
        f"{cases}.others": _has("not_public", by="not_public"),
        f"{cases}.none_public": _has("not_public", by="not_public"),
    }


TEMPLATES = {
    "letter.title": _has(),
    "letter.purpose": _has("year_end"),
    "letter.publication": _has("public_on"),
    "letter.publication_not_set": _has(),
    "letter.closing": _has(),
    "letter.draft": _has(),
    "letter.reissued": _has("replaced_on"),
    "address.chief_executive": _has(),
    "address.salutation": _has("name"),
    "address.salutation_unnamed": _has(),
    "address.salutation_several": _has(),
    "address.copy": _has("name title"),
    "address.copy_of_several": _has("copy"),
    "address.link_officer": _has(),
    "address.leader": _has(),
    "address.scrutiny_chair": _has(),
    "address.monitoring_officer": _has(),
    "ended.before": _has("abolished_on successors", by="heirs"),
    "ended.since": _has("abolished_on successors", by="heirs"),
    "ended.handed_on": _has("successors"),
    "ended.sent_to": _has("successors"),
    "began.replaced": _has("began_on predecessors", by="number"),
    "began.not_added": _has("predecessors", by="number"),
    "began.handed_on": _has("bodies_before"),
    "headings.year": _has(),
    "headings.figures": _has(),
    "headings.tables": _has(),
    "headings.not_satisfied": _has(),
    "headings.reports": _has(),
    "headings.improvements": _has(),
    "headings.earlier": _has(),
    "headings.learning": _has(),
    "headings.more": _has(),
    "year.received": _has("received", by="received"),
    "year.received_not_available": _has(),
    "year.decided": _has("decisions", by="decisions"),
    "year.decided_alone": _has("decisions", by="decisions"),
    "year.decided_not_available": _has(),
    "year.funnel_investigated": _of_several("investigated", by="investigated"),
    "year.funnel_closed": _of_several("closed", by="closed"),
    "year.funnel_not_ours": _of_several("not_ours", by="not_ours"),
    "year.funnel_investigated_closed": _has("investigated closed"),
    "year.funnel_investigated_not_ours": _has("investigated not_ours", by="not_ours"),
    "year.funnel_closed_not_ours": _has("closed not_ours", by="not_ours"),
    "year.funnel_investigated_closed_not_ours": _has("investigated closed not_ours", by="not_ours"),
    "year.straddle": _has(),
    "average.line": _has("average group"),
    "average.no_cases": _has("group"),
    "average.not_available": _has("group"),
    "average.not_compared": _has(),
    "figure.count_line": _has("counted out_of base"),
    "figure.count_line_none": _has("base"),
    "figure.interval": _has("confidence interval explanation"),
    "figure.interval_meaning": _has(),
    "figure.not_available": _has(),
    "upheld.share": _has("investigations counted percent", by="counted"),
    "upheld.single": _has("investigations counted percent", by="counted"),
    "upheld.all": _of_several("investigations counted percent", by="counted"),
    "upheld.average": _has("average group"),
    **_answers_of("upheld", "short_investigations"),
    "upheld.pooled": _has(f"investigations {POOLED}", by="counted"),
    "upheld.pooled_single": _has(f"investigations {POOLED}", by="counted"),
    "upheld.pooled_all": _of_several(f"investigations {POOLED}", by="counted"),
    "upheld.meaning": _has(),
    "upheld.no_cases": _has(),
    "upheld.closed_earlier": _has(),
    "compliance.all": _has("outcomes complied percent", by="outcomes"),
    "compliance.some": _has("outcomes complied percent"),
    "compliance.none": _has("outcomes complied percent", by="outcomes"),
    "compliance.on_time": _has("complied", by="complied"),
    "compliance.late": _has("late complied", by="late"),
    "compliance.late_all": _has("late", by="late"),
    "compliance.late_line": _has("late complied"),
    "compliance.not_satisfied": _has("not_satisfied", by="not_satisfied"),
    "compliance.ceased": _has("cases", by="cases"),
    "compliance.no_others": _has(),
    "compliance.handed_on": _has("outcomes successors", by="outcomes"),
    "compliance.taken": _has("taken bodies_before", by="taken"),
    "compliance.taken_all": _has("taken bodies_before", by="taken"),
    "compliance.weight_of_each": _has("outcomes points", by="outcomes"),
    "compliance.weight_of_one": _has("least greatest"),
    "compliance.average": _has("average group"),
    "late.share": _has("late cases percent", by="late"),
    "late.on_time": _has("late cases percent", by="cases"),
    "late.all": _has("late cases percent", by="cases"),
    "late.average": _has("average group"),
    "late.no_cases": _has(),
    "compliance.year": _has(),
    "compliance.no_cases": _has(),
    "remedies.share": _has("complaints remedied percent", by="remedied"),
    "remedies.all": _of_several("complaints remedied percent", by="remedied"),
    "remedies.single": _has("complaints remedied percent", by="remedied"),
    "remedies.average": _has("average group"),
    **_answers_of("remedies", "upheld_decisions"),
    "remedies.pooled": _has(f"complaints {POOLED}", by="counted"),
    "remedies.pooled_single": _has(f"complaints {POOLED}", by="counted"),
    "remedies.pooled_all": _of_several(f"complaints {POOLED}", by="counted"),
    "remedies.meaning": _has(),
    "remedies.no_cases": _has(),
    "per_residents.rate": _has("complaints rate per population", by="complaints"),
    "per_residents.meaning": _has(),
    "per_residents.count_line": _has("upheld residents", by="upheld"),
    "per_residents.not_given": _has("fewest"),
    "per_residents.counted_with_councils": _has("kinds"),
    "per_residents.ended": _has("successors"),
    "per_residents.ended_alone": _has(),
    "comparison.same": _has("group"),
    "comparison.alike": _has(),
    "comparison.not_enough_higher": _has("group"),
    "comparison.not_enough_lower": _has("group"),
    "comparison.services_same": _has(),
    "comparison.services_no_longer": _has(),
    "comparison.services_higher": _has(),
    "comparison.services_lower": _has(),
    "comparison.services_higher_instead": _has(),
    "comparison.services_lower_instead": _has(),
    "comparison.related": _has(),
    "comparison.as_published": _has("years"),
    "comparison.ended": _has("abolished_on successors investigations", by="investigations"),
    "comparison.ended_alone": _has("abolished_on investigations", by="investigations"),
    "comparison.ended_too": _has("abolished_on"),
    "comparison.no_group": _has(),
    "comparison.only_member": _has("group"),
    "comparison.group_not_known": _has("group"),
    "change.same": _has("last_year counted out_of percent"),
    "change.was": _has("last_year counted out_of percent"),
    "change.group_rose": _has("group then now"),
    "change.group_fell": _has("group then now"),
    "change.group_also_rose": _has("group then now"),
    "change.group_also_fell": _has("group then now"),
    "change.group_stayed": _has("group then now"),
    "change.break": _has("last_year why"),
    "tables.received": _has(),
    "tables.service": _has(),
    "tables.count_received": _has(),
    "tables.decided": _has(),
    "tables.outcome": _has(),
    "tables.count_decided": _has(),
    "tables.total": _has(),
    "tables.not_available": _has(),
    "tables.not_ours": _has(),
    "tables.closed": _has(),
    "tables.investigated": _has(),
    "tables.received_not_available": _has(),
    "tables.decided_not_available": _has(),
    "not_satisfied.introduction": _has("cases", by="cases"),
    **_where_to_read("not_satisfied"),
    "reports.introduction": _has("reports", by="reports"),
    **_where_to_read("reports"),
    "improvements.introduction": _has("improvements", by="improvements"),
    **_where_to_read("improvements"),
    "improvements.not_available": _has(),
    "earlier.introduction": _has(),
    "earlier.title": _has(),
    "earlier.year": _has(),
    "earlier.upheld": _has(),
    "earlier.compliance": _has(),
    "earlier.remedies": _has(),
    "earlier.per_residents": _has("per"),
    "earlier.share": _has("percent counted out_of"),
    "earlier.revised": _has("share"),
    "earlier.revision": _has("revised_year title percent counted out_of why"),
    "earlier.share_late": _has("percent counted out_of late"),
    "earlier.not_published": _has(),
    "earlier.marked": _has(),
    "earlier.note": _has("words"),
    "earlier.letters": _has(),
    "learning.held": _has("events", by="number"),
    "learning.held_places": _has("events places", by="number"),
    "learning.more": _has("difference", by="difference"),
    "learning.fewer": _has("difference", by="difference"),
    "learning.same": _has(),
    "learning.people": _has("people", by="people"),
    "learning.people_authorities": _has("people authorities", by="people"),
    "more.introduction": _has(),
}
