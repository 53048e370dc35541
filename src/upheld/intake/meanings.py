"""What each column of an extract means, in one plain sentence, for the people who fill it in.

Which tables and columns there are is decided in intake.tables; a test checks that the two agree.
"""

from collections.abc import Mapping

MEANINGS: Mapping[str, Mapping[str, str]] = {
    "received": {
        "reference": "What you call the case.",
        "authority": "The body that the complaint is about.",
        "received_on": "The day the complaint reached you.",
        "category": "The service that it is about.",
        "subcategory": "Which part of that service.",
        "complainant": "A mark, not a name, that is the same for all complaints by one person."
        " Never public.",
    },
    "decided": {
        "reference": "What you call the case, as in received.",
        "authority": "The body that the decision is about.",
        "decided_on": "The day of the decision, which decides the year it counts in.",
        "outcome": "What you decided.",
        "category": "The service that it is about.",
        "subcategory": "Which part of that service.",
        "remedied_by_authority": "Whether the body had already upheld it and offered a suitable"
        " remedy.",
        "sequence": "1, or 2 and so on if the case was decided again. Empty means 1.",
        "finding": "1, 2 and so on for an ombudsman that counts the findings of a decision: each is"
        " a row with its own outcome and category. Otherwise leave it out.",
        "issue": "The same words for all complaints about one matter, such as one plan."
        " Never public.",
        "kind": "Whether it was a statement or a report.",
        "summary": "What you found, in a few sentences that the public may read.",
        "statement": "The whole decision, in words that the public may read.",
        "withheld_reason": "Why it is not published. It is then counted but never listed.",
        "published_on": "The day you published it, which cannot be before the decision.",
        "fault_from": "The first day of the fault that you found. Never public.",
        "fault_to": "Its last day. Never public.",
        "fault": "What kind of fault it was. Never public.",
        "earlier_case": "What you call an earlier complaint about the same matter. Never public.",
        "entered_on": "The day the decision was entered in your records. Never public.",
    },
    "recommendations": {
        "reference": "The case that it was made in, as in decided.",
        "authority": "The body that agreed to it.",
        "number": "1, 2 and so on within the case.",
        "kind": "Whether it is for one person, or improves a service for others.",
        "remedy": "What sort of remedy it is.",
        "agreed_on": "The day the body agreed to it.",
        "due_on": "The day it had to be done by.",
        "text": "What was agreed. If it is a service improvement, it is public with its decision.",
        "extended_to": "A later day that you allowed instead of due_on.",
        "status": "What has happened with it, as far as you know.",
        "completed_on": "The day the body finished it.",
        "recorded_on": "The day you recorded the status. Without it the register says only once the"
        " case has an outcome that something was not done.",
    },
    "compliance": {
        "reference": "The case whose recommendations you checked.",
        "authority": "The body that had agreed to them.",
        "recorded_on": "The day you recorded it, which decides the year it counts in.",
        "outcome": "Whether the body did what it had agreed to.",
        "sequence": "1, or 2 and so on if an outcome was recorded again. Empty means 1.",
    },
    "reports": {
        "reference": "The case that the report is about.",
        "authority": "The body that the report is about.",
        "published_on": "The day the report was published.",
        "title": "What the report is called.",
        "file": "The path of the report itself, from the extract's folder.",
        "considered_on": "The day the body's members considered the report.",
        "satisfied_on": "The day you were satisfied with what the body did about it.",
        "respond_by": "The day by which the body must tell you what it has done.",
        "extended_to": "A later day that you allowed instead of respond_by.",
        "further_report_on": "The day you published a further report, because you were not"
        " satisfied.",
    },
    "enquiries": {
        "reference": "The case that you asked about. Nothing in this table is public.",
        "authority": "The body that you asked.",
        "sent_on": "The day you sent the enquiry.",
        "due_on": "The day by which the body had to reply.",
        "received_on": "The day the whole reply reached you. Empty if it has not.",
    },
    "events": {
        "event": "What you call the course, seminar or webinar.",
        "kind": "Which of these it was.",
        "audience": "Who it was for.",
        "held_on": "The day it was held.",
        "place": "Where it was held. Empty if it was online.",
        "title": "What it was called.",
    },
    "attendance": {
        "event": "Which event, as in events.",
        "organisation": "Who sent people. If it is a body that we know, it counts as an authority.",
        "people": "How many people it sent.",
    },
    "counts": {
        "year": "The year of a number that you have without its cases.",
        "authority": "The body that the number is about.",
        "what": "What was counted.",
        "category": "The service, if the number is for one service.",
        "outcome": "The outcome, if the number is for one outcome.",
        "count": "The number.",
    },
    "averages": {
        "year": "The year of an average that was published before.",
        "peer_group": "The group of bodies that it is the average for.",
        "measure": "The figure that it is the average of.",
        "text": "The average as it was published, such as 67%.",
        "source": "Where it was published.",
    },
    "contacts": {
        "authority": "The body that the person works for.",
        "role": "The role in which the person gets the letter.",
        "title": "The post, as printed below the name.",
        "name": "The name, as printed in the letter.",
        "email": "Where the letter is sent.",
        "valid_from": "The first day in the post. Empty if it was long ago.",
        "valid_to": "The last day in the post. Empty if the person is still in it.",
        "language": "The language in which the person wants to be written to.",
    },
    "letters": {
        "authority": "The body that the letter is about.",
        "send": "No stops a letter that would be sent. Yes adds one that would not.",
        "paragraph": "A paragraph for this letter only.",
        "approved_by": "Who approved the paragraph. If it is empty, the paragraph is refused.",
        "source": "Where a number that the paragraph quotes comes from.",
        "checked_by": "The second person, who compared that number with its source.",
    },
    "earlier_letters": {
        "authority": "The body that the letter is about.",
        "year": "The year that the letter is about.",
        "file": "The path of the letter, sent before you used Upheld, from the extract's folder.",
    },
    "codes": {
        "what": "What the code is for.",
        "code": "A word or number that your records use for an outcome or a category.",
        "outcome": "The outcome or category that it means.",
        "remedied_by_authority": "Whether it also says that the body had offered a remedy.",
    },
    "populations": {
        "year": "The year whose rates it is used for.",
        "authority": "The body whose residents were counted.",
        "population": "How many people live there.",
        "source": "Who counted them, and when.",
    },
    "about": {
        "key": "What the value is. The value of notice is printed on everything made from the"
        " extract.",
        "value": "The words.",
    },
}
