"""docs/methodology.md, written from the code.

python -m upheld.publish.methodology.document > docs/methodology.md
python -m upheld.publish.methodology.document --check docs/methodology.md
"""

import sys
from collections.abc import Callable, Iterator, Sequence

from upheld.publish.generated import print_or_check
from upheld.publish.methodology import comparison, error_rates, measures, reorganisation

Section = Callable[[], Iterator[str]]

TITLE = "# How the figures are made and compared\n"
MADE_BY = (
    "Generated from the code by `python -m upheld.publish.methodology.document`. Do not change"
    " it by hand.\n"
)
INTRODUCTION = """\
These figures are about complaints that an ombudsman received and decided. They say how often fault
was found in the complaints that were investigated. They do not say how good an authority's services
are: that depends on who complains, about what, and on which complaints are investigated.
"""
SECTIONS = (
    comparison.in_short,
    measures.counting,
    measures.measures,
    measures.printing,
    comparison.groups,
    comparison.intervals,
    comparison.rule,
    comparison.sentences,
    comparison.beside,
    measures.breaks,
    reorganisation.reorganisation,
)
# How often the comparison is wrong: long tables, which have their own page on the site.
EVIDENCE = (error_rates.false_alarms, error_rates.power)


def document() -> str:
    """The whole of docs/methodology.md."""
    return "\n".join([TITLE, MADE_BY, INTRODUCTION, *written(SECTIONS), *written(EVIDENCE)])


def written(sections: Sequence[Section]) -> list[str]:
    return [part for section in sections for part in section()]


def main(arguments: Sequence[str]) -> int:
    """The exit code."""
    return print_or_check(document, arguments, module="upheld.publish.methodology.document")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
