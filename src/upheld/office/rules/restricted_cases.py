"""Who may read a restricted case, and what others see of it.

A case is restricted because it is about our own staff, because somebody is at risk, or because it
is in the press. It goes on being counted, taken out in extracts and published like any other.
"""

from upheld.office.rules.roles import Role

SEES_EVERY_CASE = frozenset({Role.DIRECTOR})
IS_RESTRICTED = "This case is restricted"
ASK = "Only directors and people named on it can read it. If you need to read it, ask a director."

ABOUT = """\
Anybody who works on cases can restrict one at once, with a reason and the names of those who may
read it. Directors can always read it. The person who restricted it, or a director, changes the
names. Others see its reference and that it is restricted, wherever it would be shown or listed.
Auditors also see who restricted it, who is named on it and who has read it.

A director asks to lift it, with a reason. It is lifted when a second person who may read the case
confirms that. A restricted case is counted, and is in extracts, registers and figures, as before.
"""
