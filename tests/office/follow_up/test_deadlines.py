"""Words for the public that carry a deadline are found, and those that carry none are left alone."""

import pytest

from upheld.office.follow_up.deadlines import deadline_in

CARRY = (
    "Train its officers by 3 May 2024.",
    "Train its officers by 3rd May.",
    "Train its officers by the 3rd of May",
    "Review its policy before 2024-05-03.",
    "Review its policy (03/05/2024).",
    "Review its policy by 3.5.24",
    "Publish the policy in May 2024.",
    "Publish the policy on May 3, 2024.",
    "Remind staff within three months.",
    "Remind staff within 3 months of the final decision.",
    "Remind staff within the next six weeks",
    "Remind staff within a further four weeks",
    "Remind staff within\n20 working days",
    "Remind staff within twenty-eight days",
    "Remind staff within six (6) weeks",
    "Over the next two months, audit its files.",
    "Audit its files in six weeks’ time.",
    "Audit its files six weeks from the date of this decision.",
    "Audit its files by the end of the financial year.",
    "Audit its files by September.",
    "Audit its files by Friday.",
    "Audit its files by next month.",
    "Audit its files by Easter",
    "Audit its files before the end of the school term.",
    "Audit its files no later than the summer.",
    "Audit its files in March at the latest.",
    "Audit its files before next April.",
    "WITHIN TWO WEEKS, AUDIT ITS FILES.",
)
CARRY_NONE = (
    "Review its procedure for assessing carers.",
    "Train officers to keep records of every visit, by sharing this decision with them.",
    "Remind officers that it may not refuse an application by telephone.",
    "Make sure that statutory deadlines are met and that delays are told to parents.",
    "Check all applications that were refused in the last two years.",
    "Check the files of families whose plans were late in the past 12 months.",
    "Publish its policy on its website, and write to those who asked for it.",
    "Ensure that the waiting list is checked each month and that officers report on it.",
    "Make sure that children out of school are found a place, within the law.",
    "Agree with the health board who pays before a placement begins.",
    "Give every tenant a timetable of repairs.",
    "Refund three months of the charges to others in the same position.",
)


@pytest.mark.parametrize("text", CARRY)
def test_a_deadline_is_found(text):
    assert deadline_in(text)


@pytest.mark.parametrize("text", CARRY_NONE)
def test_words_without_one_are_left_alone(text):
    assert deadline_in(text) == ""


def test_the_words_found_are_those_of_the_first_deadline():
    assert deadline_in("Audit within six weeks and report by May.") == "within six weeks"
