"""What the map distinguishes, in what words, and with what patterns.

A map is coloured by what comparing shows, never by a rate. Each state has its own pattern, which
works in black and white: no two differ only in colour, and none is red or green. A measure that is
never compared has only three states: a figure, no cases, not available.
"""

from dataclasses import dataclass

from upheld.publish.pictures.svg import INK, OUTLINE, PAPER, element

BLUE, AMBER, GREY = "#12436d", "#f2b45a", "#d5dade"


@dataclass(frozen=True, kw_only=True)
class State:
    name: str  # the class of its areas
    words: str  # in the key, with what a body is called in braces
    ground: str
    marks: tuple[str, ...] = ()  # within a square of 6 by 6

    def said(self, body: tuple[str, str]) -> str:
        """``body``: what one is called, and many."""
        one, many = body
        return self.words.format(body=one, bodies=many)


def _lines(colour: str, width: float, *, rising: bool) -> tuple[str, ...]:
    d = "M-1 7L7-1M-4 4L4-4M2 10L10 2" if rising else "M-1-1L7 7M-4 2L4 10M2-4L10 4"
    return (element("path", d=d, stroke=colour, stroke_width=width, fill="none"),)


STATES = (
    State(
        name="higher",
        words="Higher than in similar {bodies}",
        ground=BLUE,
        marks=_lines(PAPER, 1, rising=True),
    ),
    State(
        name="lower",
        words="Lower than in similar {bodies}",
        ground=AMBER,
        marks=(
            element("circle", cx=1.5, cy=1.5, r=1, fill=INK),
            element("circle", cx=4.5, cy=4.5, r=1, fill=INK),
        ),
    ),
    State(name="no-difference-shown", words="No difference shown", ground=GREY),
    State(
        name="too-few",
        words="Too few cases to say",
        ground=PAPER,
        marks=_lines(OUTLINE, 0.8, rising=False),
    ),
    State(name="has-figure", words="A figure, which is not compared", ground=GREY),
    State(
        name="no-cases",
        words="No cases",
        ground=PAPER,
        marks=(element("path", d="M0 3h6", stroke=OUTLINE, stroke_width=0.6),),
    ),
    State(
        name="no-group",
        words="No group of similar {bodies}, or the {body} had ended",
        ground=PAPER,
        marks=(
            element("circle", cx=3, cy=3, r=1.6, fill="none", stroke=OUTLINE, stroke_width=0.8),
        ),
    ),
    State(
        name="not-available",
        words="Not available",
        ground=PAPER,
        marks=(
            element(
                "path",
                d="M1.5 1.5l3 3m0-3l-3 3",
                stroke=OUTLINE,
                stroke_width=0.9,
                fill="none",
            ),
        ),
    ),
)
BY_NAME = {state.name: state for state in STATES}
SAME_STATE = {"ended": "no-group", "not-compared": "has-figure"}


def state_of(comparison: str) -> State:
    """The state used to draw a figure with this answer.

    >>> state_of("ended").name, state_of("not-compared").name, state_of("higher").name
    ('no-group', 'has-figure', 'higher')
    """
    return BY_NAME[SAME_STATE.get(comparison, comparison)]


def pattern(state: State, identifier: str, *, scale: float = 1) -> str:
    ground = element("rect", width=6, height=6, fill=state.ground)
    more = {"patternTransform": f"scale({scale:g})"} if scale != 1 else {}
    return element(
        "pattern",
        "",
        ground,
        *state.marks,
        id=identifier,
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
        **more,
    )


@dataclass(frozen=True, kw_only=True)
class KeyEntry:
    """One line of the key as the page prints it: a sample, its words and how many areas have it."""

    state: str
    words: str
    count: int
    sample: str  # a small decorative SVG


def key_entry(state: State, *, words: str, count: int, identifier: str) -> KeyEntry:
    own = f"{identifier}-key-{state.name}"
    sample = element(
        "svg",
        "",
        element("defs", "", pattern(state, own)),
        element(
            "path",
            d="M12 1l9.5 5.5v11L12 23l-9.5-5.5v-11z",
            fill=f"url(#{own})",
            stroke=INK,
            stroke_width=1,
        ),
        xmlns="http://www.w3.org/2000/svg",
        viewBox="0 0 24 24",
        width=24,
        height=24,
        aria_hidden="true",
        focusable="false",
        class_=f"map-sample map-{state.name}",
    )
    return KeyEntry(state=state.name, words=words, count=count, sample=sample)
