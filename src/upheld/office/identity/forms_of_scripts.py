"""Names in scripts without capitals: whatever is not written in Latin letters stands out here."""

from upheld.office.identity.form_of_writing import form
from upheld.office.identity.kinds import Kind

# Every letter outside Latin but single Greek ones, which are symbols (µ, α): Greek to Vedic, Greek
# with accents, Coptic, Japanese to Korean, and Arabic as it is joined.
_LETTER = (
    "[\u0400-\u1cff\u2c80-\u2cff\u3041-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00020000-\U0003ffff]"
)
_GREEK = "[\u0370-\u03ff\u1f00-\u1fff]{2,40}"

FORMS = (
    form(
        Kind.NAME,
        rf"(?:{_LETTER}{{1,40}}|{_GREEK})(?:[\s·・.-]{{1,2}}(?:{_LETTER}{{1,40}}|{_GREEK})){{0,6}}",
        "陳美玲, نور الحسيني, उमा शर्मा",
    ),
)
