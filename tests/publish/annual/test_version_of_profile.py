"""A profile that has changed since an edition and has its version is noted when one follows it."""

from dataclasses import replace

from tests.profiles import LGSCO, UPHELD_RATE
from tests.publish.tables.examples import some_edition
from upheld.publish.annual.version_of_profile import why_unraised

CHANGED = replace(
    LGSCO,
    measures=tuple(
        replace(each, definition="Another.") if each.slug == UPHELD_RATE.slug else each
        for each in LGSCO.measures
    ),
)


def test_a_profile_as_it_was_needs_no_other_version():
    assert why_unraised(some_edition(), LGSCO) == ""


def test_a_changed_profile_of_the_same_version_is_noted():
    assert why_unraised(some_edition(), CHANGED) == (
        f'profile.toml: its version is still "{LGSCO.version}", but measure "upheld" is not as in'
        " 2019-20.v1. Raise the version."
    )
    assert why_unraised(some_edition(), replace(CHANGED, version="2")) == ""
