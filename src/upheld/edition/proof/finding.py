"""What verify finds: where two things that must agree do not."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Finding:
    where: str  # letters/leeds.pdf
    trouble: str  # prints 34% for Complaints upheld; the edition has 33%

    def __str__(self) -> str:
        return f"{self.where}: {self.trouble}"
