"""Names that are public: the parties of judgments, laws and storms called after people."""

import re

_PARTY = r"[A-Z][\w’'-]{1,30}"
_PARTIES = rf"{_PARTY}(?:\s(?:and\s|of\s|&\s)?{_PARTY}){{0,6}}"
_PUBLIC = re.compile(
    # R (on the application of Collins) v Brent
    rf"\bR\.?\s?\([^()\n]{{1,80}}\)\s{{1,3}}v\.?\s{{1,3}}{_PARTIES}"
    # Collins v Brent [2019]; R v Brent
    rf"|\b{_PARTIES}\s{{1,3}}v\.?\s{{1,3}}{_PARTIES}(?=[^.\n]{{0,40}}[\[(](?:19|20)\d\d[\])])"
    rf"|\bR\s{{1,3}}v\.?\s{{1,3}}{_PARTIES}"
    rf"|\b[Ee]x\s{{1,3}}p(?:arte?)?\.?\s{{1,3}}{_PARTIES}"
    # Clare's Law; Storm Eunice; St George's Day; the Munro Review; the Bolam test
    rf"|\b{_PARTY}[’']s\s(?:Law|Rule)\b|\bStorm\s{_PARTY}|\bSt\s{_PARTY}\sDay\b"
    # a council that is not in the directory; a parish's is a village
    rf"|\b(?!Parish|Town|Village){_PARTY}\s(?:(?!Parish|Town|Village){_PARTY}\s)?"
    r"(?:(?:City|County|District|Borough|Town\sand\sDistrict)\s)?Council\b(?!\s[Tt]ax|[’'])"
    rf"|\b[Tt]he\s{_PARTY}\s(?:Review|Inquiry|Law|Scheme|Foundation|test|principles?|criteria)\b"
    r"|\b[Tt]om,?\s[Dd]ick\s(?:and|or)\s[Hh]arry\b"
)


def public_names(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _PUBLIC.finditer(text)]
