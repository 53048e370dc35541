"""Where a printed share goes: by its counts, or by its text if nothing else was published."""

from dataclasses import dataclass

JUST_INSIDE = {"<1%": 0.005, ">99%": 0.995}  # neither none nor all, and drawn like that


@dataclass(frozen=True, kw_only=True)
class Value:
    """A share as printed, without counts if only the text is known."""

    text: str
    counted: int | None = None
    out_of: int | None = None

    @property
    def share(self) -> float | None:
        """A proportion, or None if there is none (no cases, not available, a rate).

        >>> Value(text="33%", counted=1, out_of=3).share, Value(text=">99%").share
        (0.3333333333333333, 0.995)
        >>> Value(text="no cases", counted=0, out_of=0).share
        """
        if not self.text.endswith("%"):
            return None
        if self.counted is not None and self.out_of:
            return self.counted / self.out_of
        return JUST_INSIDE.get(self.text) or float(self.text.removesuffix("%")) / 100

    @property
    def count_text(self) -> str:
        if self.counted is None or self.out_of is None:
            return ""
        return f"{self.counted:,} of {self.out_of:,}"
