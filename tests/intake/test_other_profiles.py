"""An extract is read in the words of its own ombudsman, and checked by its own rules."""

from dataclasses import replace

from tests.intake.extracts import check, notes_of, problems_of
from tests.profiles import LGSCO, WATERWAYS
from upheld.intake.checks.values import readers_of

DECIDED = """
    reference,authority,decided_on,outcome,category
    1,Adur,2019-09-02,Breached,silt
    2,Adur,2019-09-03,no breach,Moorings
    """
CONTACTS = """
    authority,role,title,name,email
    Adur,managing director,,One Person,one@adur.example
    Adur,managing director,,Other Person,other@adur.example
    Adur,complaints manager,,Third Person,third@adur.example
    Adur,complaints manager,,Fourth Person,fourth@adur.example
    """
COUNTS = "year,authority,what,category,outcome,count\n"

# Two outcomes with fault, and words that mean one thing for decisions and another for compliance.
TWO_WITH_FAULT = replace(
    WATERWAYS,
    outcomes={
        key: replace(each, has_fault=True, also=("over",)) if key == "no breach" else each
        for key, each in WATERWAYS.outcomes.items()
    },
    compliance={
        key: replace(each, also=("over",)) if key == "dropped" else each
        for key, each in WATERWAYS.compliance.items()
    },
)


def test_words_are_those_of_the_profile_and_of_no_other():
    decided = check(profile=WATERWAYS, decided=DECIDED).tables["decided"]
    assert decided["outcome"].to_pylist() == ["breach", "no breach"]
    assert decided["category"].to_pylist() == ["Dredging", "Moorings"]
    said = problems_of(profile=WATERWAYS, decided=DECIDED.replace("Breached,silt", "upheld,Other"))
    assert [each.split(";")[0] for each in said] == [
        "decided.csv, line 2, outcome: 'upheld' is neither an outcome nor a known code",
        "decided.csv, line 2, category: 'Other' is neither a category nor a known code",
    ]


def test_the_readers_of_a_profile_are_made_once():
    assert readers_of(LGSCO) is readers_of(LGSCO)
    assert readers_of(WATERWAYS) is not readers_of(LGSCO)


def test_whoever_letters_are_written_to_is_one_person():
    assert problems_of(profile=WATERWAYS, contacts=CONTACTS, decided=DECIDED) == [
        "contacts.csv, line 3, valid_from: 'Other Person' is a second managing director of adur on"
        " any day, as well as the one in line 2. End the earlier post with valid_to, and begin the"
        " later one with valid_from."
    ]


def test_a_problem_names_every_outcome_that_can_be_followed_up():
    decided = DECIDED.replace("no breach", "set aside")
    recommendations = """
        reference,authority,number,kind,remedy,agreed_on,due_on,text,status
        2,Adur,1,personal remedy,written regret,2019-10-01,2019-11-01,Say sorry,
        """
    tables = {"decided": decided, "recommendations": recommendations}
    (one,) = problems_of(profile=WATERWAYS, **tables)
    assert "no decision about Adur District Council is 'breach'. Correct" in one
    (two,) = problems_of(profile=TWO_WITH_FAULT, **tables)
    assert "no decision about Adur District Council is 'no breach' or 'breach'. Correct" in two
    both = {"decided": DECIDED, "recommendations": recommendations}
    assert problems_of(profile=TWO_WITH_FAULT, **both) == []
    assert notes_of(profile=TWO_WITH_FAULT, **both) == [
        "recommendations.csv: 1 case that is 'no breach' or 'breach' has no recommendation."
    ]


def test_an_ombudsman_that_finds_no_fault_has_nothing_to_follow_up():
    without = replace(
        WATERWAYS,
        outcomes={key: replace(each, has_fault=False) for key, each in WATERWAYS.outcomes.items()},
    )
    decided = DECIDED.replace("category\n", "category,remedied_by_authority\n")
    decided = decided.replace("silt\n", "silt,yes\n").replace("Moorings\n", "Moorings,\n")
    (said,) = problems_of(profile=without, decided=decided)
    assert said.endswith(
        "contradicts the outcome 'breach'. The authority can have remedied only a decision that is"
        " one with fault. Correct one of the two."
    )


def test_what_was_done_has_a_day_whatever_it_is_called():
    recommendations = """
        reference,authority,number,kind,remedy,agreed_on,due_on,text,status,completed_on
        1,Adur,1,personal remedy,written regret,2019-10-01,2019-11-01,Say sorry,carried out,
        1,Adur,2,personal remedy,written regret,2019-10-01,2019-11-01,Say sorry,dropped,
        """
    assert problems_of(profile=WATERWAYS, decided=DECIDED, recommendations=recommendations) == [
        "recommendations.csv, line 2, completed_on: the cell is empty, but the status is 'carried"
        " out'. Fill in the day it was done, or correct the status."
    ]


def test_remedied_decisions_are_compared_with_those_of_their_own_outcome():
    counts = (
        COUNTS
        + "2017-18,Adur,decided,,breach,4\n2017-18,Adur,decided,,no breach,2\n"
        + "2017-18,Adur,remedied,,breach,3\n2017-18,Adur,remedied,,no breach,3\n"
    )
    assert problems_of(profile=TWO_WITH_FAULT, counts=counts) == [
        "counts.csv, line 5, count: '3' is more than the number of decisions that are 'no breach',"
        " which is 2. Remedied decisions are some of them. Correct one of the two counts."
    ]


def test_a_total_of_remedied_decisions_has_an_outcome_only_if_there_is_one():
    counts = COUNTS + "2017-18,Adur,remedied,,,3\n"
    assert check(profile=WATERWAYS, counts=counts).tables["counts"]["outcome"].to_pylist() == [
        "breach"
    ]
    assert check(profile=TWO_WITH_FAULT, counts=counts).tables["counts"]["outcome"].to_pylist() == [
        None
    ]


def test_a_word_of_published_totals_and_codes_is_read_for_what_its_row_is_about():
    counts = COUNTS + "2017-18,Adur,decided,,over,3\n2017-18,Adur,compliance,,over,1\n"
    codes = "what,code,outcome\ndecided,D,over\ncompliance,C,over\ncategory,K,silt\n"
    tables = check(profile=TWO_WITH_FAULT, counts=counts, codes=codes).tables
    assert tables["counts"]["outcome"].to_pylist() == ["no breach", "dropped"]
    assert tables["codes"]["outcome"].to_pylist() == ["no breach", "dropped", "Dredging"]


def test_a_row_of_totals_about_nothing_we_know_is_told_once():
    counts = COUNTS + "2017-18,Adur,closed,,breach,3\n"
    (said,) = problems_of(profile=WATERWAYS, counts=counts)
    assert said.startswith("counts.csv, line 2, what: 'closed' is not a value we know")
