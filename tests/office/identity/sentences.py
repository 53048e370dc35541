"""Sentences as a caseworker may write them. [[What identifies somebody]] is marked.

All people, numbers and places are invented.
"""

import re


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and where they were."""
    text, spans = "", []
    for place, part in enumerate(re.split(r"\[\[|\]\]", marked)):
        if place % 2:
            spans.append((len(text), len(text) + len(part)))
        text += part
    return text, spans


SOMEBODY = """
[[Bishop]], the team manager, signed the letter on 4 May.
[[King]]'s report was late and the panel met without it.
Mr E [[died on 23 December 2022]].
Ms K [[turned 18 on 9 March]] and left care.
He lives at [[number 61]] with his wife.
Her letters went to [[PO Box 218]].
She signed as [[Олена Шевченко]] on the form.
The name on the form was [[李小龍]].
The label read [[محمد]] and nothing else.
[[Field]] told the panel that he had not been invited.
[[Page]] emailed the school on 3 June.
[[Rose]] said she had not been told.
[[Woods]] did not reply. The social worker, [[Woods]], left in May.
The officer, [[Blessing]], took notes.
[[Summer]]'s teacher wrote to the Council.
[[Heather]] and [[Ahmed]] went to the meeting.
The Deputy Manager, [[Precious]], rang back.
Officer [[Grant]] visited the site. Planning Officer [[Young]] did not.
The keyworker ([[Sky]]) left.
He was supported by his advocate, [[Promise]].
A neighbour, [[Mrs Pym-Hollis]], objected.
He said [[Marcus]] would help.
Told by [[Kwabena]] to wait, she waited.
Email from [[Priti]]: "will do".
The call note says "spoke to [[jane]] who will ring [[mr hussein]]".
The note says “[[karen]] to chase, [[dave]] on leave”.
note: "[[mandeep]] says no"
The e-mail ended “thanks, [[olu]]”.
The children, [[Tyler]] and [[Jade]], were placed apart.
[[Tyler]] was moved first. [[Jade]] was not told.
Her son [[Hunter]] is autistic.
Her daughter, [[Summer]], missed school. [[Summer]] was anxious.
The twins ([[Star]] and [[River]]) were four.
Staff called him [[Sonny]].
Ms T's partner [[Clay]] left the home.
Mr B's late wife [[Faith]] had dementia. [[Faith]]'s care plan was not reviewed.
Mr B's friend [[Miles]] drove him there.
I spoke with [[Penny]] in the brokerage team.
I asked [[Frost]] for her notes.
The planning agent, [[Fox]], sent the plans.
The report by [[Marsh]] was thorough.
In [[Wood]]'s view there was no breach.
According to [[Price]], the phone was engaged.
It was signed "[[J Price]]".
The manager was [[Ms Lamb]]. Lamb chops were on the menu.
It was [[Mr Small]] who called.
The drawing is by [[Tom Drake Associates]].
The head teacher, [[Mrs Long]], wrote.
The GP ([[Dr Payne]]) agreed.
Sent to [[Mrs D'Arcy]] by post.
We interviewed [[O'Hara]] and [[Mcgee]].
[[Ng]] was the duty officer. [[Li]] took over.
[[Xu Wei]] interpreted.
The landlord, [[Mr ul-Haq]], would not let them in.
Contact: [[Lesley Poole]], extension [[4471]].
Mr F [[was born on 1 April 1950]].
The form gives her [[date of birth as 12.3.07]].
The child was [[born on 3rd of May 2019]].
[[On 4 June 2021 Mr E died]] in hospital.
Mrs M's husband [[passed away on 2 February]].
He [[died the next day, 14 August 2020]].
His [[funeral was on 3 March 2021]].
Her [[date of death was 03/04/2022]].
She [[will be 16 on 2 September 2024]].
He [[reached the age of 18 on 1 July 2020]].
On his [[18th birthday, 3 May 2021]], support stopped.
It stopped on her [[birthday (12 October)]].
She was [[3 years and 2 months old]] when it began.
He [[died in hospital, aged 84]].
She lives at [[14 Larch Close]]. He lives at [[Flat 2, 9 Mill Lane]].
The house next to [[No. 12]] is empty.
He complained about [[number 7]] and [[number 9]].
The plot is behind [[22 Station Road]].
The works at [[3 Acorn Mews, Leeds]] were late.
Bins at [[Rookwood, Back Lane]] were missed.
It was sent to [[17a The Maltings]].
She moved to [[Ashdown House]] in May.
She went to [[Beechcroft Care Home]] and then to [[The Laurels]].
He attends [[Hilltop Primary School]]. She goes to [[St Bede's Academy]].
His surgery, [[Park View Surgery]], wrote.
He works at [[Bilal's Kebabs]].
The site is at [[Lower Pightle Farm]].
They live in the village of [[Much Hadlow]].
Ring him on [[07700 900123]]. His number is [[0161-496-0999]]. Text [[+44 7700 900 456]].
He can be reached at [[jo.bloggs@mail.example]].
Write to [[sam (at) mail (dot) example]].
Her Twitter name is [[@dogsofwar99]].
It is on [[https://petition.example/save-ash-lane]].
NI number [[AB 12 34 56 C]]. NHS number [[485 777 3456]].
Case [[21 003 456]] is linked. The reference was [[HB/77123]]. Planning application [[21/00456/FUL]].
The car's registration is [[AB12 CDE]]. PCN [[LD12345678]].
His account ended in [[4412]]. The card [[ending 9087]] was charged.
The sort code was [[20-00-00]]. Account number [[12345678]].
Her passport number is [[512345678]]. Crime reference [[4412345/21]].
""".strip().splitlines()
NOTHING = """
Summer holidays were a problem. Autumn came. Winter was cold.
Insurance is a matter for the courts. Post-adoption support was late.
The Insurance team replied. The Revenues Service did not.
Grant funding was not available. Hope is not a plan. Will the Council pay? May I add that it did.
Bill payments can be made online. Mark schemes vary. Chase letters were sent.
Page 7 of the report says so. Price lists were out of date. Rivers flood in winter.
Banks close early. Fields were flooded. Parks are cleaned daily. Cooks and porters were on strike.
Young people need support. Brown bins are for garden waste. Green waste is collected fortnightly. White goods are extra.
Long delays followed. Sharp words were exchanged. Little was done. Best practice is to write. Good records matter.
Rice and peas were not provided. Salmon was served on Fridays.
Love and care were missing. Faith schools may set their own rules. Charity shops do not pay. Joy riders used the lane.
Dawn raids by bailiffs are not lawful. Dale and valley are within the National Park.
There was a delay of 2 years and 7 months. The wait was 3 years 2 months. Aged care is costly.
He is in his eighties. Her son, aged 14, is out of school. She is 15.
He retired on 3 May 2020. The Council replied on 4 June. He moved on 12 March.
They were in Leeds, then in Hull. She is from Kenya and speaks Swahili. Norfolk and Suffolk agreed.
The Council is in Kent. They moved to Essex. It was heard in Manchester.
The guidance is at www.gov.uk/guidance and at https://www.legislation.gov.uk/ukpga/1974/7.
It paid £1,200 in 2019/20 for 14 weeks at £43.20. Paragraph 4.12 of annex B2 applies. See Policy H4 and form CT1.
Section 17 of the Act. Regulation 12(3). Rule 4. Stage 2. Band C. Grade 3. Year 7. Key Stage 4. Zone 1.
On Monday 3 May at 9.30am on the A64 near junction 45 of the M1.
R (on the application of Hollis) v Leeds City Council [2019] EWHC 123 applies.
The Mental Capacity Act 2005 Code of Practice. The Equality Act. Part 7 of the Housing Act 1996.
The Principal Planning Officer and the Head of Housing agreed. The Chief Executive wrote.
The Tenancy Sustainment Team told Mr B. Children's Services wrote to Ms C. Adult Social Care said it would.
The Multi-Agency Safeguarding Hub, the Emergency Duty Team and the Court of Protection Team met.
The Occupational Therapist's Report; the Social Worker's Assessment; an Education Psychologist's advice.
She has Parkinson's, Alzheimer's, Crohn's disease and Asperger's. He drives a Ford. She shops at Tesco.
The panel used Microsoft Teams and WhatsApp. Capita runs the service. Veolia collects the bins.
Mr and Mrs Y, Miss X, Ms K, Mr B's son Z and Officer A. I refer to her as Ms P. Dr Q agreed.
Good Friday, Easter Monday, Boxing Day and New Year's Day. In March, April and May. Since June.
Summary: The Council was at fault. Remedy: £300. Decision: Upheld. Injustice: distress. Recommendation: apology.
PLANNING AND BUILDING CONTROL
AGREED ACTION
How we considered this complaint
Her Majesty's Courts and Tribunals Service. The King's Speech. The Royal Mail. The Post Office.
He has a Freedom Pass and a Blue Badge. She gets Universal Credit, Carer's Allowance and Attendance Allowance.
Her Personal Independence Payment was stopped. The Housing Revenue Account. The Local Plan. The Green Belt.
The Lead Member for Children, the Leader and the Monitoring Officer. The Mayor.
The Care Quality Commission rated it Requires Improvement. Ofsted rated it Good.
Ms B's Care Act Assessment, Support Plan, Personal Budget and Direct Payment.
This was not an Urgent Case. Priority was given to Band A. Notice was served. Permission was refused. Consent was given.
Planning permission was granted. Building Control did not inspect. Environmental Health visited. Trading Standards advised.
Overgrown hedges blocked the path. Japanese knotweed was found. Asbestos was removed. Tarmac was laid.
Unhappy with this, she complained. Dissatisfied, he asked for a review. Having considered it, I find no fault. Notwithstanding that, it apologised.
""".strip().splitlines()
