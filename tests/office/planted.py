"""Statements with what may tell who somebody is planted in them, each plant with its place.

Names, streets and sentences are this file's own: nothing is taken from the lists of the scan.
Forms are awkward on purpose: small letters, capitals alone, words that are names, broken numbers.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Plant:
    kind: str
    form: str  # which way of writing it
    text: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True)
class Planted:
    text: str
    plants: tuple[Plant, ...]


def words(text: str) -> list[str]:
    return text.split()


GIVEN = words(
    """
    Aaliyah Abdul Agnieszka Alasdair Amara Anneliese Aoibhinn Arwen Babajide Bartholomew Bethan
    Blessing Bogdan Bronagh Caoimhe Chidi Clementine Cornelia Cosmo Dalisay Deirdre Demelza
    Dominic Dwayne Edmund Efua Elodie Emrys Esmé Farhana Fenella Françoise Gethin Giles Gulsen
    Gwendoline Harminder Hyacinth Ifeoluwa Ignatius Imani Ines Jago Jerzy Joaquín Kayleigh Keziah
    Kwabena Leticia Lorcan Ludmila Maeve Marcia Mehmet Mirabelle Nasreen Nkechi Noreen Oisín
    Ottilie Padraig Parminder Petronella Quentin Rafał Rashida Rosamund Ruaridh Saoirse Senthil
    Shanice Sióned Tabitha Tanisha Thaddeus Tiernan Ugonna Ursula Vasanthi Wilhelmina Xanthe
    Yevgenia Zdzisław Zuleika John Mary David Susan Peter Karen Sarah James Margaret
    """
)
FAMILY = words(
    """
    Abercrombie Achebe Adebowale Ainsworth Arkwright Ashworth Aziz Balakrishnan Bamford
    Barraclough Beaumont Birtwistle Blenkinsop Boothroyd Bottomley Braithwaite Brzęczyszczykiewicz
    Cholmondeley Clitheroe Cobbold Czarnecki Dąbrowski D'Souza Dhillon Dlamini Drinkwater
    Duckworth Eastwood Egbuna Entwistle Fairbrother Featherstone Fernández-Ruiz Fitzpatrick
    Fothergill Gallagher Gascoigne Gbadamosi Ghosh Goldthwaite Grimshaw Gunawardena Haddad
    Hardcastle Hattersley Heathcote Higginbottom Hlabisa Holroyd Iwu Jagiełło Jeyaratnam Kenyatta
    Kowalczyk Lascelles Leatherbarrow Lightfoot Liversidge Longbottom MacAllister Machado Maguire
    McIlvenny McTavish Mbeki Molyneux Mukherjee Murgatroyd Naidoo Ní Núñez O'Dowd O’Shaughnessy
    Ogunleye Ollerenshaw Oyelaran Papadopoulos Pemberton Pettigrew Pilkington Postlethwaite Quirke
    Ramsbottom Rawtenstall Redfern Rosenblum Satterthwaite Scargill Sidebottom Skelton
    Somasundaram Stubbs Thistlethwaite Threlfall Tomlinson Tunnicliffe Uwais Van Vasquez
    Venkataraman Wadsworth Winterbottom Wolstenholme Wrigglesworth Yaqub Zapatero Ziółkowski Smith
    Jones Khan Taylor
    """
)
BOTH_NAME_AND_WORD = words(
    """
    April June May Rose Grace Hope Mark Will Grant Penny Dawn Heather Ivy Olive Summer
    """
)
FAMILY_AND_WORD = words(
    """
    Baker Banks Bishop Brown Cook Field Fox Green Hall Hill King Marsh Page Park Price Rivers
    Stone White Winter Wood Young Kent Preston Lancaster Lincoln Chester
    """
)
ROADS = words(
    """
    Acacia Albion Ashgrove Bankside Beechwood Birchfield Blacksmith Canal Cedar Chapel Chatsworth
    Coronation Dunster Elmhurst Fernleigh Gladstone Hawthorn Highfield Inkerman Jubilee Kitchener
    Larkspur Laburnum Mafeking Nightingale Old Orchard Palmerston Quarry Ravenscroft Sebastopol
    Tamworth Underhill Vicarage Wellington Yew
    """
)
ROAD_KINDS = words(
    """
    Road Street Lane Avenue Close Drive Crescent Terrace Gardens Grove Way Rd St Ave Mews Court
    """
)
HOMES = (
    "Rose Cottage",
    "The Old Rectory",
    "Primrose Farm",
    "Wisteria Lodge",
    "Flint House",
    "Sunnyside Villas",
)
AREAS = words(
    """
    AB B BD BN BS CB CF DN E EC GU HX IP LS M N NE NW OX PL S SE SW W WC YO
    """
)
MONTHS = words(
    """
    January February March April May June July August September October November December
    """
)
PROVIDERS = [
    "example.org",
    "example.com",
    "mail.example.net",
    "posteo.example",
    "post.example.co.uk",
]


class Forms:
    """Each method writes one thing in one of its ways, and says which."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.some = chance.choice

    def digits(self, many: int) -> str:
        return "".join(self.some("0123456789") for _ in range(many))

    def letters(self, many: int) -> str:
        return "".join(self.some("ABCEGHJKLMNPRSTWXYZ") for _ in range(many))

    def pick(self, **ways: Callable[[], str]) -> tuple[str, str]:
        form = self.some(sorted(ways))
        return form, ways[form]()

    def name(self) -> tuple[str, str]:
        given, family, other = self.some(GIVEN), self.some(FAMILY), self.some(FAMILY)
        title = self.some(
            ("Mr", "Mrs", "Ms", "Miss", "Dr", "Professor", "Cllr", "Councillor", "Mx", "Rev")
        )
        return self.pick(
            whole=lambda: f"{given} {family}",
            titled=lambda: f"{title} {family}",
            titled_in_full=lambda: f"{title} {given} {family}",
            titled_with_stop=lambda: f"{title}. {family}",
            titled_word=lambda: f"{title} {self.some(FAMILY_AND_WORD)}",
            titled_in_small=lambda: f"{self.some(('mr', 'mrs', 'ms', 'dr'))} {family.lower()}",
            family_alone=lambda: family,
            given_alone=lambda: given,
            in_capitals=lambda: f"{given} {family}".upper(),
            family_first=lambda: f"{family.upper()}, {given}",
            initial_and_family=lambda: f"{given[0]}. {family}",
            initial_without_stop=lambda: f"{given[0]} {family}",
            two_initials=lambda: f"{given[0]}.{other[0]}. {family}",
            doubled=lambda: f"{given} {family}-{other}",
            with_particle=lambda: (
                f"{given} {self.some(('van der', 'de', 'bin', 'al', 'dos', 'la'))} {family}"
            ),
            word_and_family=lambda: f"{self.some(BOTH_NAME_AND_WORD)} {family}",
            given_and_word=lambda: f"{given} {self.some(FAMILY_AND_WORD)}",
            word_alone=lambda: self.some((*BOTH_NAME_AND_WORD, *FAMILY_AND_WORD)),
            given_in_a_line_of_small=lambda: (
                f"{self.some(('mark', 'grace', 'sarah', 'ahmed'))} {family.lower()}"
            ),
            nickname=lambda: f"{given} “{self.some(GIVEN)}” {family}",
            hidden_joint=lambda: f"{given[:2]}\u200b{given[2:]} {family}",
            soft_hyphen=lambda: f"{given} {family[:3]}\u00ad{family[3:]}",
            hard_space=lambda: f"{title}\u00a0{family}",
            over_a_line=lambda: f"{given}\n{family}",
            possessive=lambda: f"{family}’s",
        )

    def small_name(self) -> tuple[str, str]:
        """In small letters alone only a common name can be known."""
        given = self.some(("john", "sarah", "mohammed", "karen", "david", "susan"))
        return "in_small", f"{given} {self.some(('smith', 'jones', 'khan', 'taylor', 'patel'))}"

    def initials(self) -> tuple[str, str]:
        return self.pick(
            dotted=lambda: f"{self.letters(1)}.{self.letters(1)}.",
            three=lambda: f"{self.letters(1)}.{self.letters(1)}.{self.letters(1)}.",
            spaced=lambda: f"{self.letters(1)}. {self.letters(1)}.",
            titled=lambda: f"Mr {self.some('JKQWXZ')}{self.some('JKQWXZ')}",
            titled_dotted=lambda: f"Mrs {self.letters(1)}.{self.letters(1)}.",
            titled_apart=lambda: f"Ms {self.letters(1)} {self.letters(1)}",
        )

    def address(self) -> tuple[str, str]:
        number, road, kind = self.chance.randint(1, 240), self.some(ROADS), self.some(ROAD_KINDS)
        return self.pick(
            plain=lambda: f"{number} {road} {kind}",
            lettered=lambda: f"{number}{self.some('abc')} {road} {kind}",
            with_comma=lambda: f"{number}, {road} {kind}",
            between=lambda: f"{number}-{number + 2} {road} {kind}",
            flat=lambda: f"Flat {number}, {road} Court",
            flat_in_road=lambda: f"Flat {number}B, {number} {road} {kind}",
            flat_in_small=lambda: f"flat {number}b {number} {road.lower()} {kind.lower()}",
            in_small=lambda: f"{number} {road.lower()} {kind.lower()}",
            in_capitals=lambda: f"{number} {road} {kind}".upper(),
            home=lambda: self.some(HOMES),
            road_alone=lambda: f"{road} {self.some(ROAD_KINDS[:10])}",
            two_words=lambda: f"{number} {road} {self.some(ROADS)} {kind}",
        )

    def postcode(self) -> tuple[str, str]:
        out = f"{self.some(AREAS)}{self.chance.randint(1, 19)}"
        inward = f"{self.digits(1)}{self.some('ABDEFGHJLNPQRSTUWXYZ')}{self.some('ABDEFGHJLNPQRSTUWXYZ')}"
        return self.pick(
            plain=lambda: f"{out} {inward}",
            joined=lambda: out + inward,
            in_small=lambda: f"{out} {inward}".lower(),
            small_and_joined=lambda: (out + inward).lower(),
            dashed=lambda: f"{out}-{inward}",
            spaced=lambda: f"{out}  {inward}",
            inner_london=lambda: f"{self.some(('EC1A', 'SW1A', 'W1T', 'WC2N'))} {inward}",
        )

    def phone(self) -> tuple[str, str]:
        six, five = self.digits(6), self.digits(5)
        return self.pick(
            mobile=lambda: f"07{self.digits(3)} {six}",
            joined=lambda: f"07{self.digits(9)}",
            in_threes=lambda: f"07{self.digits(3)} {six[:3]} {six[3:]}",
            international=lambda: f"+44 7{self.digits(3)} {six}",
            international_with_zero=lambda: f"+44 (0)7{self.digits(3)} {six}",
            double_zero=lambda: f"0044 7{self.digits(3)} {six}",
            land=lambda: f"01{self.digits(3)} {six}",
            land_in_brackets=lambda: f"(01{self.digits(3)}) {six}",
            london=lambda: f"020 7{self.digits(3)} {self.digits(4)}",
            dashed=lambda: f"01{self.digits(2)}-{self.digits(3)}-{self.digits(4)}",
            dotted=lambda: f"07{self.digits(3)}.{six[:3]}.{six[3:]}",
            each_apart=lambda: " ".join(f"07{self.digits(9)}"),
            full_width=lambda: "".join(chr(ord(c) + 0xFEE0) for c in f"07{self.digits(9)}"),
            abroad=lambda: f"+353 1 {self.digits(3)} {self.digits(4)}",
            extension=lambda: f"01{self.digits(3)} {five}9",
        )

    def email(self) -> tuple[str, str]:
        user = f"{self.some(GIVEN)}.{self.some(FAMILY)}".lower().replace("'", "").replace("’", "")
        place = self.some(PROVIDERS)
        name, _, rest = place.partition(".")
        return self.pick(
            plain=lambda: f"{user}@{place}",
            in_capitals=lambda: f"{user}@{place}".upper(),
            tagged=lambda: f"{user}+council@{place}",
            spelt=lambda: f"{user} (at) {name} (dot) {rest.replace('.', ' (dot) ')}",
            in_words=lambda: f"{user.replace('.', '')} at {name} dot {rest.replace('.', ' dot ')}",
            square=lambda: f"{user}[at]{place}",
            spaced=lambda: f"{user} @ {place}",
            number=lambda: f"{user.partition('.')[0]}{self.digits(3)}@{place}",
            handle=lambda: f"@{user.replace('.', '')}{self.digits(2)}",
        )

    def born(self) -> tuple[str, str]:
        day, month, year = (
            self.chance.randint(1, 28),
            self.chance.randint(1, 12),
            self.chance.randint(1931, 2018),
        )
        name = MONTHS[month - 1]
        return self.pick(
            told=lambda: f"born on {day} {name} {year}",
            of_the=lambda: f"born on the {day}th of {name} {year}",
            slashed=lambda: f"date of birth {day:02}/{month:02}/{year}",
            short=lambda: f"DOB: {day}/{month}/{year % 100:02}",
            dotted=lambda: f"d.o.b. {day:02}.{month:02}.{year}",
            dashed=lambda: f"DoB {year}-{month:02}-{day:02}",
            shortened=lambda: f"born {day} {name[:3]} {year}",
            american=lambda: f"born on {name} {day}, {year}",
            year_alone=lambda: f"born in {year}",
            month_and_year=lambda: f"born in {name} {year}",
            after=lambda: f"{day} {name} {year} (date of birth)",
            birthday=lambda: f"birthday is {day} {name}",
            apart=lambda: f"DOB {day:02} {month:02} {year}",
            without_a_word=lambda: f"{day} {name} {self.chance.randint(1931, 1999)}",
        )

    def insured(self) -> tuple[str, str]:
        two, six = self.letters(2), self.digits(6)
        last = self.some("ABCD")
        return self.pick(
            spaced=lambda: f"{two} {six[:2]} {six[2:4]} {six[4:]} {last}",
            joined=lambda: f"{two}{six}{last}",
            in_small=lambda: f"{two}{six}{last}".lower(),
            dashed=lambda: f"{two}-{six[:2]}-{six[2:4]}-{six[4:]}-{last}",
            halves=lambda: f"{two} {six} {last}",
            dotted=lambda: f"{two}.{six[:2]}.{six[2:4]}.{six[4:]}.{last}",
            without_last=lambda: f"{two} {six[:2]} {six[2:4]} {six[4:]}",
        )

    def case(self) -> tuple[str, str]:
        return self.pick(
            ours=lambda: f"{self.chance.randint(15, 26)} 0{self.digits(2)} {self.digits(3)}",
            ours_joined=lambda: f"{self.chance.randint(15, 26)}0{self.digits(5)}",
            ours_dashed=lambda: f"{self.chance.randint(15, 26)}-0{self.digits(2)}-{self.digits(3)}",
            planning=lambda: f"{self.chance.randint(15, 26)}/{self.digits(5)}/FUL",
            planning_in_small=lambda: f"p/{self.chance.randint(2015, 2026)}/{self.digits(4)}/hh",
            penalty=lambda: f"{self.letters(2)}{self.digits(8)}",
            reference=lambda: f"reference {self.letters(3)}/{self.digits(3)}",
            ref=lambda: f"ref: {self.letters(1)}{self.digits(4)}",
            claim=lambda: f"claim number {self.digits(7)}",
            account=lambda: f"account {self.digits(8)}",
            dashed=lambda: f"{self.letters(3)}-{self.digits(4)}-{self.digits(2)}",
            vehicle=lambda: f"{self.letters(2)}{self.chance.randint(10, 75)} {self.letters(3)}",
        )

    def nhs(self) -> tuple[str, str]:
        return self.pick(
            spaced=lambda: f"{self.chance.randint(400, 799)} {self.digits(3)} {self.digits(4)}",
            joined=lambda: f"NHS number {self.chance.randint(4, 7)}{self.digits(9)}",
            dashed=lambda: f"{self.chance.randint(400, 799)}-{self.digits(3)}-{self.digits(4)}",
        )


# Where each may stand; the rest of the sentence names nobody.
SENTENCES = {
    "name": (
        "{} told us the Council took too long.",
        "The officer wrote to {} about the delay.",
        "In the view of {}, the decision was wrong.",
        "She was helped by {} when she complained.",
        "The note of the call says “{} was upset”.",
        "The social worker, {}, did not keep a record.",
        "Those at the meeting were Ms T, {} and a manager.",
        "The panel heard from a neighbour ({}) in private.",
        "Complainant: {}",
        "The file was then passed to Planning Officer {} for a reply.",
    ),
    "small_name": ("The email begins “dear {}” and gives a date.", "it was sent to {} by mistake"),
    "initials": (
        "The Council spoke to {} about the noise.",
        "We have seen what {} sent to the Council.",
        "The letter to {} was late.",
    ),
    "address": (
        "The property at {} had been empty.",
        "He moved to {} with his family in 2019.",
        "The extension at {} was refused.",
        "Bins outside {} were not emptied.",
    ),
    "postcode": (
        "The bill was sent to {} by mistake.",
        "It used {} for the search.",
        "the area of {}, it said",
    ),
    "phone": (
        "The Council rang {} twice and left no message.",
        "He can be reached on {} after work.",
        "The record has {} as the contact.",
    ),
    "email": (
        "It replied to {} on the same day.",
        "The attachment went to {} instead.",
        "write to {}, please",
    ),
    "born": (
        "The child, {}, has a plan.",
        "The form says {} and nothing else.",
        "Mr B ({}) has a disability.",
    ),
    "insured": ("The claim has {} on it.", "It quoted {} in the letter.", "(see {})"),
    "case": (
        "It closed {} without a reply.",
        "Mr B refers to {} in his complaint.",
        "The decision in {} stands.",
    ),
    "nhs": ("The referral shows {} at the top.", "It wrote {} on the care plan."),
}
# Of those that statements have, with what looks like a name and is none.
CLEAN = """Mr B complains that the Council delayed in assessing his mother’s care needs.
Miss X says the Council failed to provide suitable education for her son, Y.
Mrs C and Mr D complained about noise from a bar near their home.
The Council is at fault for a delay of four months. It has agreed to apologise and pay Mr B £1,250.
The Ombudsman investigates complaints about ‘maladministration’ and ‘service failure’.
The law says we cannot normally investigate a complaint when someone could take the matter to court.
Section 19 of the Education Act 1996 places a duty on councils to arrange suitable education.
The Care and Support Statutory Guidance explains what councils must do under the Care Act 2014.
(Local Government Act 1974, sections 26(1) and 26A(1), as amended)
Under our information sharing agreement, we will share this decision with Ofsted.
In March 2021 the Council issued a final Education, Health and Care (EHC) plan.
On 14 May 2020 a social worker visited the home. On 3 June the Council closed the file.
The Council’s Blue Badge team asked the Department for Work and Pensions (DWP) for evidence.
I spoke to Miss X and considered the information she provided.
How we considered this complaint
What I found
Agreed action
Final decision
Within four weeks the Council will write to Mr B, remind staff of its policy and review its procedure.
It paid £300 for distress, and £2,400 for eight months without provision, in 2019/20.
However, the Council did not tell her about the Special Educational Needs and Disability Tribunal.
There was no fault in how the Planning Committee considered the application.
The Housing Ombudsman considers complaints about social housing.
Unfortunately the Care Provider did not keep a record of visits at 8.30am.
Mr and Mrs K did not receive a reply at stage two until 12/09/2022.
The bailiffs came on a Tuesday. The Magistrates’ Court had made a liability order in 2018.
Leeds City Council dealt with the application before Mrs C moved to Kent.
Councils should follow the Homelessness Code of Guidance for Local Authorities.
The Council says it followed its Unreasonable Complainant Behaviour policy.
Officer A told Mr B that the High Court would decide.
We find the Council at fault. This caused injustice to Ms D.
Children’s Services held a strategy meeting and a child protection conference.""".splitlines()


def planted_statements(many: int, *, seed: int) -> list[Planted]:
    """Plants of each kind in turn, two to five in a statement, among clean sentences."""
    chance = random.Random(seed)
    forms = Forms(chance)
    kinds = list(SENTENCES)
    return [_planted(chance, forms, kinds, place) for place in range(many)]


def clean_statements(many: int, *, seed: int) -> list[str]:
    chance = random.Random(seed)
    return ["\n".join(chance.sample(CLEAN, 8)) for _ in range(many)]


def _planted(chance: random.Random, forms: Forms, kinds: list[str], place: int) -> Planted:
    wanted = [kinds[place % len(kinds)], "name", *chance.sample(kinds, chance.randint(0, 3))]
    lines = chance.sample(CLEAN, chance.randint(2, 5))
    made = [(kind, *getattr(forms, kind)(), chance.choice(SENTENCES[kind])) for kind in wanted]
    text, plants = "", []
    for number, line in enumerate(chance.sample([*lines, *made], len(lines) + len(made)), start=1):
        text += f"{number}. "
        if isinstance(line, str):
            text += line
        else:
            kind, form, plant, sentence = line
            before, _, after = sentence.partition("{}")
            start = len(text) + len(before)
            plants.append(
                Plant(kind=kind, form=form, text=plant, start=start, end=start + len(plant))
            )
            text += before + plant + after
        text += "\n"
    return Planted(text=text, plants=tuple(plants))
