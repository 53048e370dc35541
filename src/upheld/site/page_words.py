"""What pages call an ombudsman's bodies, its measures and its service, by its profile.

Templates use these by name, and so do the long texts in words/ and the glossary, as $body.
"""

from collections.abc import Mapping
from functools import lru_cache

from upheld.core.english import a_or_an, capitalised, joined
from upheld.core.measures import Kind, Measure
from upheld.core.profile import Profile
from upheld.core.vocabulary import What
from upheld.site.how_far import called, least_far_first
from upheld.site.listed import decision_of

IN_A_SHARE = (Kind.SHARE, Kind.KEPT, Kind.REMEDIED)


# A line with one of these names stands only where a figure is compared.
ONLY_COMPARED = {
    "we_compare": "we compare",
    "higher_or_lower": "higher or lower",
    "would_stand_out": "would stand out",
    "compared_with": "compared with",
    "chance_alone": "chance alone",
    "confidence_interval": "confidence interval",
}


@lru_cache(maxsize=8)
def page_words(profile: Profile) -> Mapping[str, str]:
    """Every name with what it stands for; '' for a text that this ombudsman does not have."""
    (body, bodies), own = profile.body, profile.public.texts
    main, furthest = profile.main, least_far_first(profile)[-1]
    kept = profile.of_kind(Kind.KEPT)
    return {
        **own,
        "body": body,
        "a_body": a_or_an(body),
        "A_body": capitalised(a_or_an(body)),
        "bodies": bodies,
        "any_body": profile.any_body[0],  # of whatever kind
        "any_bodies": profile.any_body[1],
        "an_any_body": a_or_an(profile.any_body[0]),
        "Body": capitalised(body),
        "Bodies": capitalised(bodies),
        "all_bodies": own["all_bodies"] or bodies,
        "service": f"Your {body}’s performance",
        "main": main.title,
        "counted": main.counted_name[1],
        "out_of": main.out_of_name[1],
        "counted_heading": own["counted_heading"] or capitalised(main.counted_name[1]),
        "base_heading": own["base_heading"] or capitalised(main.out_of_name[1]),
        "share_heading": own["share_heading"] or "Share",
        "improvements_after": own["improvements_after"] or "after a complaint",
        "first_stage": called(profile, furthest).title,
        "base_short": own["base_short"] or main.out_of_name[1],
        "addressed": joined(profile.addressed, last_after="or"),
        "bases": own["bases"] or " ".join(_base(each) for each in _shares(profile)),
        "named_bases": ", ".join(dict.fromkeys(each.out_of_name[1] for each in _shares(profile))),
        "not_listed": own["not_listed"] or _not_listed(profile),
        "for_readers": f" for {joined(profile.public.readers)}"
        if profile.public.readers
        else " with complaints",
        "checked": f"the check on whether {a_or_an(body)} did what it agreed" if kept else "",
        "by_case": "by case" if any(_is_by_case(each) for each in kept) else "",
        "checks": capitalised(kept[0].out_of_name[1]) if kept else "Outcomes of what was agreed",
        "rates": own["rates"] or "Figures",
        "made": decision_of(profile),
        "all_made": f"{decision_of(profile)}s",
        **_of_comparing(profile),
        "all_of_them": "all three, in three" if kept else "both, in two",
    }


def _of_comparing(profile: Profile) -> dict[str, str]:
    """Only true of an ombudsman with a figure that is compared: else '', or what is true of all."""
    if not profile.compared:
        return {
            **dict.fromkeys(ONLY_COMPARED, ""),
            "in_one_group": "of the same type",
            "and_compare": " and how percentages are made",
            "and_chance": "",
            "and_intervals": " and words",
        }
    return {
        **ONLY_COMPARED,
        "in_one_group": "compared with each other",
        "and_compare": ", how we compare, and how often that is wrong",
        "and_intervals": ", intervals and words",
        "and_chance": f", and how many {profile.body[1]} stand out by chance alone",
    }


def _shares(profile: Profile) -> list[Measure]:
    return [each for each in profile.by_slug.values() if each.kind in IN_A_SHARE]


def _is_by_case(measure: Measure) -> bool:
    """Whether it counts cases by how what was agreed in them was kept, and not recommendations."""
    return measure.counted.what is What.COMPLIANCE


def _base(measure: Measure) -> str:
    return f"“{measure.title}” is out of {measure.out_of_name[1]}."


def _not_listed(profile: Profile) -> str:
    """The decisions that are only counted; '' if there are none."""
    titles = [each.title for each in profile.outcomes.values() if not each.is_listed]
    return f"decided as {joined(titles, last_after='or')}" if titles else ""
