"""What single cases an edition counts, without naming any."""

from enum import StrEnum


class Single(StrEnum):
    IMPROVEMENT = "improvement"  # service improvements agreed in the year
    FAILED = "failed_compliance"  # compliance outcomes of the year that did not satisfy us
    REPORT = "report"  # public interest reports published in the year
