"""How much of what identifies a person the scan finds, and how much of what it finds does.

python -m bench.identity FILE [--each]

FILE holds a statement a line, marked by a person who read it: {"id": "a01", "text": "...",
"identifying": [{"text": "Hannah Oyelaran", "at": 412, "kind": "name"}]}. An occurrence is found if
a finding overlaps it; a finding is right if it overlaps an occurrence. The intervals are Wilson's
at 95%. With --each, everything missed and every false finding is printed with the words around it.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scipy.stats import binomtest

from upheld.office.identity.known import Known
from upheld.office.identity.known_places import known_places
from upheld.office.identity.scanning import Finding, scan

AROUND = 40  # characters on either side of what is printed


@dataclass(frozen=True, kw_only=True)
class Share:
    counted: int
    out_of: int

    @property
    def value(self) -> float:
        return self.counted / self.out_of if self.out_of else 1.0

    def __str__(self) -> str:
        if not self.out_of:
            return "none"
        test = binomtest(self.counted, self.out_of).proportion_ci(method="wilson")
        return (
            f"{self.value:.3f} ({self.counted} of {self.out_of}; {test.low:.3f} to {test.high:.3f})"
        )


@dataclass(kw_only=True)
class Measured:
    found: Counter[str] = field(default_factory=Counter)  # occurrences, by their kind
    marked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)  # findings, by theirs
    given: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)

    @property
    def recall(self) -> Share:
        return Share(counted=self.found.total(), out_of=self.marked.total())

    @property
    def precision(self) -> Share:
        return Share(counted=self.right.total(), out_of=self.given.total())


def statements(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines() if line]


def measure(of: Iterable[dict[str, Any]]) -> Measured:
    known = Known(places=known_places())
    measured = Measured()
    for statement in of:
        _add(measured, statement, scan(statement["text"], known=known))
    return measured


def _add(measured: Measured, statement: dict[str, Any], findings: list[Finding]) -> None:
    text = statement["text"]
    spans = [
        (mark["kind"], mark["at"], mark["at"] + len(mark["text"]))
        for mark in statement["identifying"]
    ]
    for kind, start, end in spans:
        measured.marked[kind] += 1
        if any(each.start < end and start < each.end for each in findings):
            measured.found[kind] += 1
        else:
            measured.missed.append(_shown(statement["id"], kind, text, start, end))
    for each in findings:
        measured.given[each.kind] += 1
        if any(each.start < end and start < each.end for _, start, end in spans):
            measured.right[each.kind] += 1
        else:
            measured.false.append(_shown(statement["id"], each.kind, text, each.start, each.end))


def _shown(name: str, kind: str, text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return f"  {name} {kind}: {before}[{text[start:end]}]{after}".replace("\n", "⏎")


def report(measured: Measured, *, each: bool) -> Iterator[str]:
    yield f"recall {measured.recall}"
    for kind in sorted(measured.marked):
        yield f"  {kind}: {Share(counted=measured.found[kind], out_of=measured.marked[kind])}"
    yield f"precision {measured.precision}"
    for kind in sorted(measured.given):
        yield f"  {kind}: {Share(counted=measured.right[kind], out_of=measured.given[kind])}"
    if each:
        yield from ("missed:", *measured.missed, "false:", *measured.false)


if __name__ == "__main__":
    chosen = Path(sys.argv[1])
    print("\n".join(report(measure(statements(chosen)), each="--each" in sys.argv[2:])))
