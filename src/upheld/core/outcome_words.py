"""What each outcome that we list means and does not mean, as the public reads it everywhere."""

from upheld.core.vocabulary import CLOSED, NOT_UPHELD, UPHELD

OUTCOMES = {
    UPHELD: (
        "We found some fault, including fault that had already been admitted.",
        "It does not always mean that someone was harmed, or that all of the complaint was right.",
    ),
    NOT_UPHELD: (
        "We found no fault, or ended the investigation without finding any.",
        "It does not mean that there was no reason to complain.",
    ),
    CLOSED: (
        "We looked at the complaint and decided not to investigate it in detail.",
        "This is not a finding that nothing went wrong.",
    ),
}
