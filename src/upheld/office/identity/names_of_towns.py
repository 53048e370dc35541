"""Names that are towns as well, "Lincoln" and "Chelsea": whether the town is meant."""

from upheld.office.identity.known import Sort, listed
from upheld.office.identity.reading_text import set_of
from upheld.office.identity.telling import Around

# After these a place is a place: "in Lincoln".
BEFORE_PLACES = set_of("in near at around across within outside of river")
GOING = set_of("move moved moves moving went travelled relocated returned drove commuted")
AFTER_PLACES = set_of(
    """
    council councils city county borough district metropolitan unitary town and with combined
    london national north south east west
    """
)


def is_meant_as_a_town(around: Around) -> bool:
    if not around.known.is_place(around.word.key):
        return False
    before, following = around.before, around.next
    if following is not None and following.key in AFTER_PLACES:
        return True
    if before is not None and before.key in (*BEFORE_PLACES, *AFTER_PLACES):
        return True
    going = around.at(-2)
    if before and before.key in ("to", "from") and going and going.key in GOING:
        return True
    beside = [other for other in (before, around.after) if other and other.is_capital]
    return any(around.known.sort(other.key) == Sort.PLACE for other in beside)


def may_be_christened(around: Around) -> bool:
    """Chelsea, India: by the lists they are places."""
    return around.word.key in listed("christened_after_places")
