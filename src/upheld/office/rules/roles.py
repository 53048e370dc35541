"""Who works in an office: the roles that a person may have, one or more."""

from enum import StrEnum


class Role(StrEnum):
    CASEWORKER = "caseworker"  # complaints, decisions, recommendations
    COMPLIANCE_OFFICER = "compliance officer"  # evidence, extensions, outcomes
    PUBLISHING_MANAGER = "publishing manager"  # what is public: clearing, withholding, reports
    DIRECTOR = "director"  # second person; the failures that only a director may record
    STATISTICIAN = "statistician"  # extracts; the letter list and its paragraphs
    RESPONSIBLE_STATISTICIAN = "responsible statistician"  # signs that the figures are right
    SIGNATORY = "signatory"  # signs that the words of the letters are ours
    AUDITOR = "auditor"  # sees everything, changes nothing
    ADMINISTRATOR = "administrator"  # people and settings, and no case


TELLS = {
    Role.CASEWORKER: "Enters complaints, decides them and agrees recommendations.",
    Role.COMPLIANCE_OFFICER: "Checks evidence, grants more time and records compliance.",
    Role.PUBLISHING_MANAGER: (
        "Clears statements, asks to withhold them, confirms what others ask for, and maintains"
        " reports."
    ),
    Role.DIRECTOR: "Confirms what needs a second person, and records when an authority has not done"
    " what it agreed.",
    Role.STATISTICIAN: "Maintains contacts and the letter list, and takes extracts.",
    Role.RESPONSIBLE_STATISTICIAN: "Signs an edition: its figures are right.",
    Role.SIGNATORY: "Signs an edition: the words of its letters are ours.",
    Role.AUDITOR: "Sees every record and the ledger, and changes nothing.",
    Role.ADMINISTRATOR: "Manages people and their roles, without seeing any cases.",
}
