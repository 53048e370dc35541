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


SOMEBODY = r"""
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
The complaint concerns how the Council dealt with [[Cook]]'s planning objection.
[[Mason]], who lives next door, objected. [[Barber]], an assistant, did not.
[[Archer]] had no record. [[Potter]] was on leave that week.
[[Gill]] and her sister came. [[Iris]] wouldn't open the door.
The first call was taken by [[Jewel]]; the second by [[Angel]].
The warden, a Mr [[Winter]], signed for it. Winter fuel payments were not in question.
When asked, [[Dale]] said no. When [[Hope]] arrived, nobody was in.
[[Gates]] chaired the meeting. Gates were left open.
The decision was [[Price]]’s alone.
He told [[Marsh]] he would complain. We put this to [[Banks]].
Notes by [[Fisher]], a trainee.
[[Ward]] emailed on 4 May. Ward councillors were told. Ward rounds took place daily.
The review officer, [[Shireen Akhtar]], and her manager, [[D. Oduya]], met on 5 June.
According to the file note, "[[Deb]] has rung [[Moira]] & left msg w/ [[Tariq]]".
The note says “[[shabnam]] told dad to ring back; [[dwayne]] not to be left alone with mum”.
The text read: “its [[craig]] here from no [[44]]”.
“Hi [[Lynne]], can you ask [[Rashid]] to look at this? Thanks, [[Jo]]”
It was addressed to "[[Ms Zhang Xiu Ying]]".
The signature was [[Νίκος Παπαδόπουλος]].
He gave his name as [[Đặng Văn Lâm]] and later as [[Lam]].
In Hindi she wrote [[राम कुमार]], in Tamil [[கண்ணன்]] and in Hebrew [[משה כהן]].
A letter in Korean was signed [[김민수]]. One in Thai was signed [[สมชาย]]. One in Georgian was signed [[გიორგი]]. One in Armenian was signed [[Արամ]].
The Polish neighbour, [[Małgorzata Ścibor-Rylska]], interpreted.
The driver was [[Jean-Luc]]. The escort was [[Mary Jane]].
The birth certificate says [[Oluwadamilola]].
[[Mrs O’Toole-Begum]]; [[Mr de la Cruz]]; [[Sra. Ibáñez]].
The family ([[the Hendersons]]) moved. [[The Okonkwos]] stayed.
He is known as [[“Tiny”]] at the centre.
Social worker [[Kirsten]] visited. SW [[Amrit]] did not.
“[[Auntie Bev]]” was listed as next of kin. NOK: [[Beverley Stott]].
The councillor for the ward, [[Cllr Trelawney]], asked about it.
The agent ([[Mr R Birtles]] of [[Birtles Planning]]) sent plans.
Solicitors [[Hoole & Tranter]] wrote on her behalf.
The builder, [[Trev Stubbs]], left.
She [[died on Christmas Day]]. He [[died on the 3rd]]. They learned of [[his death on 5 May]].
He [[was killed on 6 June 2018]]. She [[took her own life on 9 May 2021]].
The [[burial was on 14 March]]. The baby was [[stillborn on 2 July 2019]].
Mr G, who [[died on 5/6/21]], had dementia. Mr G died in June 2021. She died a year later. Mr E died before the assessment.
The child’s [[birthday is 4 July]]. He [[becomes 18 on 30 June 2022]]. Y [[turned sixteen on 5 May]].
[[Born 12/05/1958]], he is a retired fitter. [[b. 12.5.58]].
At the time she was [[2 years 11 months old]].
He lives at [[5 Coppice Rise]]; she at [[5B, Old Forge Yard]]; they at [[31 and 33 Hazel Grove]].
Its office is at [[Unit 4, Bramble Industrial Park]]. Write to [[P O Box 19]], [[PO BOX 7731]].
She moved to [[Fernbank]], a cottage. They live at [[“Sea View”]].
It is off [[Tanner's Hill]]. He parks on [[Nelson Street]]. The lamp post in [[Chapel Row]] is out.
The site is land north of [[Pound Farm]]. The route passes [[Copper Beech Nursery]].
Her school is [[Oakwood High School]] and his is [[King Edward VI Grammar School]].
He was a patient at [[Meadowbrook Hospital]]; she was in [[Ward 7]].
She worships at [[St Aidan’s Church]]. He drinks in [[The Plough]].
It was sent to [[12 high st]]. She is at [[flat 3, 40 park rd]].
The postcode was [[NE4 7XY]]. It falls in [[BH21]]. His postcode is [[M1]].
what3words gives [[///filled.count.soap]].
Ring [[0 7 7 0 0 9 0 0 1 1 1]] or [[(020) 7946 0999]]. Mobile ending [[221]]. Fax [[01632 960 555]].
Skype name: [[live.mrs_h]]. Facebook: [[facebook.com/jane.hoare.9]]. On Instagram as [[@littlehoare]]. Insta [[jane_hoare_x]].
E-mail [[hoare.family@mail.example]], cc [[j dot hoare at mail dot example]].
NINO [[JG103759A]]. [[JG 10 37 59 A]]. Hospital number [[RX1234567]]. NHS no: [[9434765919]].
The council tax account is [[70012345X]]. Rent account [[0012-3344-9]]. Application number [[APP/2021/0092]]. UPRN [[100023336956]].
Court claim [[F00BQ123]]. Blue Badge [[7AK2LP0X0324]]. Driving licence [[HOARE 612099 J99AB]]. UPN [[A123456789012]].
The case is [[2019-DX-00451]]. The invoice was [[INV0093321]]. The order ([[TPO/17/2004]]) remains.
Taxi plate [[402]]. Badge number [[1187]]. Bus pass [[633597 0112 3456 7890]]. Locker 14.
A car, [[KX 19 ABC]], and a van, [[B 123 XYZ]], were parked there.
The Site Manager ([[Mr Goodenough]]) told [[Petal]], his deputy, to "leave it till Monday".
[[Pearl]]’s daughter rang us. [[Pearl]] had been told nothing. Pearl barley was on the menu.
In the file there's an email from a [[Ms Peacock]] that says “[[Basil]] has agreed, pls go ahead. [[Olive]]”.
The head of year, [[Mr Swann]], and the SENCO, [[Miss Lake]], met Mrs B on 3 May.
The Manager said [[Daisy]] had been “unsettled”. Daisy chains and rose beds were lost to the works.
The Council says [[Faith]] left in 2020. It can't find [[Faith]]'s notes. Faith groups were consulted.
[[Drew]] was the allocated worker until March. Drew up a plan, it says here, and then nothing.
[[Joy]] and [[Ernest]] were her neighbours.
I asked the officer, [[Sandy]], why. [[Sandy]] didn't know. Sandy soil and clay were found in bore hole 3.
He says “[[Melody]] from the Council” promised a call.
[[Mercy]] Okafor-[[Bell]] is the advocate. [[Mercy]] attended on 4 June.
Miss W's aunt ([[Charity]]) has cared for them since.
The complaint came by way of [[Norman Castle]], a councillor.
[[Carter]] and [[Dean]] share a room. Dean of the faculty is not his title.
The letter of 3 May was from [[Crystal]] in Lettings.
[[Page]], for the Council, accepted this. Page numbers were missing from the bundle.
On the day [[Mr Sharp]] was off; [[Ms Flint]] covered. Sharp practice is not alleged.
The landlord uses Openrent and a firm called [[Wexcombe Lettings Ltd]].
[[MRS JOAN PARDOE]] was typed on the envelope.
[[HUSSAIN]] was written in capitals. So was [[T. BLACK]].
He signs [[مُحَمَّد]]. The Urdu text reads [[فاطمہ بیگم]].
[[Κώστας]] translated. The Bulgarian form has [[Иван]].
The child ([[d.o.b 4-11-2014]]) is in Year 2. DOB of sibling: [[1 Feb 2017]].
Mr C’s father [[died on the morning of 3 July 2020]]. He died in hospital in July. The death certificate was late.
After [[Mrs D's death on New Year's Eve]], the account was closed.
The order of service has “[[1931 – 2021]]”.
He [[passed away peacefully on Sunday 5 April]].
[[She was found dead on 6 June 2021]].
[[47 Harbour Heights]]; [[Apartment 6]]; [[the house at number 3a]]; [[Flat C, 2nd Floor, 19 Dock Road]].
Numbers [[11 to 17 Cross Lane]] back on to it.
The corner of [[Mill Street]] and [[Hope Road]]. It joins the B6265 at the roundabout.
Land to the rear of [[14-18 Bridge Street]]. Land off [[Pinfold Lane]].
She lives on [[the Bellfield estate]]. He has the [[Tithe Barn]]. The bungalow is called [[Journey's End]].
[[Rm 12, Travelodge, Ring Road]]. [[c/o 9 Tower View]].
He was in [[HMP Ashgate]]. She was at [[Elm Ward]]. Her dentist is [[Smile Dental Practice]].
The nursery, [[Little Acorns]], closed. His employer ([[Fenwick Haulage]]) wrote. She owns [[The Copper Kettle]].
They worship at [[the Al-Noor Mosque]]. The food bank at [[St Mark's]].
[[07700 900 12 3]]. [[+44(0)1632960123]]. [[01632/960/123]]. [[o77oo 9oo123]].
Tel: [[960123]]. Ring [[01632 960 123 x 204]].
[[p.smythe(at)mail.example]]. [[P SMYTHE @ MAIL . EXAMPLE]].
[[www.facebook.com/groups/savepinfold]]. [[bit.ly/3xYzAb]]. [[https://youtu.be/abc123XYZ]].
Twitter: [[@PinfoldPat]]. TikTok user [[pat_pinfold]].
[[LB-2020-01234]]; [[ENF/19/0345]]; [[P/00123/021]]; [[CN 44 120 987]]; [[S.12345]]; [[EHCP-8841]];
Her NI no. is [[NX 45 67 89 B]]. The Home Office ref is [[H1234567]]. BRP no [[ZU1234567]].
Bank account [[20456781]], sort code [[40 47 84]]. Card [[4929 1234 5678 9012]].
Mrs B complains the Council did not tell her that her son's teaching assistant, [[Autumn]], had left.
Two officers went, [[Khan]] and [[Steele]]. [[Steele]] made a note. The note is not dated.
[[Noble]], then head of service, replied that the matter was closed.
The first social worker was [[Ivy Chambers]]. [[Chambers]] left in June.
It was [[Wright]] who closed the case. [[Wright]]’s reasons were brief.
I have seen the note [[Hart]] made of the call.
Mr K spoke with [[Dawn]] (reception) and with “[[big Kev]]” from the depot.
[[Glen]] and [[Skye]] are brothers' children. Glen and moor lie beyond the house.
Her support worker — [[Lovemore]] — was off sick.
[[Bond]] retired in 2020. Bond money was not protected.
Officer notes: "tc to [[mr dhillon]] - no reply. tc to sister [[balvinder]], will call back."
“dear sir my name is [[gurmail]] and i live at [[22 cobden ave]]”
She told us the carer (she thinks “[[Ewa]]” or “[[Eva]]”) was late.
The cheque was made out to [[Mrs P Yarwood]].
The planning agent was [[Greenfield & Sons]]. The objector was from [[Weaver's Cottage]].
They asked for [[Cllr Mrs Pugh]].
The headteacher of [[Thornfield Juniors]] agreed.
She had been at [[Rowan Court]] since 2018. Rowan trees line the road.
He stayed at [[the Bluebell Guest House]] for six weeks.
The hotel ([[The Swan]]) is in town.
The family live on a boat, the [[Lady Jane]].
[[Plot 6, Long Meadow]] is his. [[Pitch 11]] was empty.
The garage at [[the back of 12 Kiln Lane]] was demolished.
The entrance is between [[16 and 18]] Ferry Road.
[[The occupier of number 19]] complained. The resident at [[no. 21]] did not.
Our visit to [[61 The Strand]] was on 3 May.
The parcel was left at [[Honeysuckle Cottage]].
Her flat ([[4/2]], 16 Argyle Place) was damp.
The email was from [[natasha_k@post.example]]; the copy went to [[n.k+school@post.example]].
The video is at [[https://vimeo.example/998877]] and the post was by [[@mum_of_4_leeds]].
A text from [[+447700900222]] said so. Her landline is [[0191 498 0234]]. [[Ext 5512]].
Mrs T ([[born 1936]]) lives alone. Her husband ([[born on the 4th of July 1934]]) died in 2015.
The child was [[born on Easter Sunday 2019]].
At the time of her [[16th birthday on 4 May 2021]] she was in care.
He [[passed away in the early hours of 7 January]].
Mr H [[took an overdose and died on 4 May 2020]].
Mrs L [[was 90 on 3 June]].
Her [[DOB (04.05.71)]] was wrong on the form.
Reference [[ASC-44-881]]. Our reference: [[20 009 123]]. Complaint no. [[4477]]. Ticket [[INC000123456]].
Her [[Universal Credit journal ID 88-1234-99]] was quoted.
The driver's badge is [[PHD 4471]] and his plate [[1123]].
Passport [[GBR 123456789]]; visa [[GWF012345678]]; the Home Office’s [[M1234567]].
Mr T complains, through his niece [[Verity]], that the Council lost his file. Verity of the account is disputed.
The allocations officer was [[Art]]. Art therapy had been promised. [[Art]] wouldn't say when.
Rich in detail as it is, the report by [[Rich Tolland]] misses the point. [[Rich]] was asked why.
A [[Mr Gene Harker]] from the TMO called. Gene tests were not needed.
The worker, [[Sunny]], came at noon. Sunny intervals were forecast. [[Sunny]] hadn't a key.
Miles of paper were produced. [[Miles]]'s supervisor said so.
Nobody told [[Carol]]. Carol singing was cancelled.
Amber lights at the crossing failed. [[Amber]] reported it on 9 May.
Pat on the back aside, [[Pat]] did little.
Mrs B's GP, [[Dr Love]], certified it. Love of dogs is no excuse.
Storm drains. Frost damage. [[Frost]] surveyed it. Snow fell.
[[Buckley]] v the Council was how he headed his letter.
The clerk minuted “[[Cllr Sparrow]] (Lab) & [[Cllr Wren-Lewis]] (LD) agst”.
The [[Rev. Ambrose Tidy]] spoke for him.
Her carer is [[Nurse Abiola]].
In Ms D's words “it's that [[Shaz]] again, she's never liked me”.
Mr P told [[the Quigleys]] at [[number 40]].
The [[Ali]] family moved next door in 2018.
[[Chukwudi]], [[Adaeze]] and their mother came to England in 2015.
A [[Mrs Wu]] translated; [[Wu]]'s fee was £40.
[[O’Neil]] had left. So had [[McShane]] and [[van Dyke]].
[[José María Núñez-Ortega]] (the tenant) and [[Bjørn Åkesson]] (the agent).
On the envelope: “[[Mme F. Delacroix]], [[Appt 3]]”.
Post for [[Mr. S.K. Pillai]] kept coming.
A sticky label said [[“J Blunt 3B”]].
Spelt [[Zoë]] on one page and [[Zoe]] on another.
“From: [[Tipton, Gail]] Sent: 3 May To: [[Rudd, Harpreet]] Cc: Adult Duty”
His call was logged as: “[[m. okonjo]], dob [[3.3.71]], [[14 tyne vw]], wants cb [[07700900444]]”
The system note runs “CLIENT [[DEAKIN/MARJORIE]] REF [[0099812]] TEL [[01632960987]]”.
Mrs V [[died in the night of 8 to 9 January 2021]].
News of the [[death came on 12 May]].
On [[30 June he turned 25]] and his plan ended.
He'd been [[18 since 4 May]].
Y [[(d.o.b. 12 December 2009)]] attends a special school.
The twins' [[tenth birthday, on 1 October]], went by.
The [[1952–2020]] dates on the plaque are wrong.
Next door at [[77]] the hedge is lower. [[Number 75]] is empty.
They live at [[The Old Bakehouse]]; he was at [[Orchard Leigh]], and before that [[23 St Mary's Rd]].
He gave his address as “[[nr the Spar, Gwel-an-Mor]]”.
[[Room 4, Seaview Hostel]]. [[Caravan 12]], [[Smithy Lane Traveller Site]].
A lock-up behind [[Duke Street]]. A bench on [[Victoria Parade]]. A tree in [[Laurel Gardens]].
The development at [[Bramley Fold]] has 40 homes.
A placement at [[Bridge House School]], then [[St Hilda’s C of E Primary]], then [[The Grange Academy]].
He was taken to [[Northfield General Hospital]] and later to [[Ward 12B]].
He can be rung on [[0 1632 960 444]], [[07700 - 900 - 555]] or [[(+44) 7700 900 666]].
The fax header shows [[01632-960-777]].
Mail: [[tolland AT post DOT example]]. Or [[r.tolland @ post.example]].
His blog is [[tolland-tales.example]]. On X he is [[@tolland_r]].
UTR [[12345 67890]]. NINO: [[qq 45 67 89 d]]. NHS [[401 023 2137]].
He quoted [[WK/202104455]] and [[CAS-118842-X7]]. The PCN was [[BM60412345]].
The crime number is [[12/3456/21]]. A receipt, [[No 00771]], was given.
Her car ([[W 123 ABC]]) and his ([[PO72 LKJ]]) were towed; so was [[s99 kkt]].
The card ending [[0019]]; sort code [[309921]]; a/c [[00112233]].
The complaint was first raised by [[Reverend Stone]] on Mr H's behalf. Stone walls flank the lane.
Her tenancy support officer, [[Chance]], moved on. Chance meetings were not noted.
Mrs E's daughter [[Gale]] says nobody rang. Gale damage had closed the roof.
Before that [[Hunter]] was the lead. Hunter-gatherer is a joke in the e-mail.
Also there were [[Prince]] and [[Princess]] , as the twins are known at home.
The complaint log was kept by [[Marshall]] until May, and by [[Small]] after that. Small print applied.
Then [[Hazel]] rang. Hazel trees were felled. Nut allergies were noted.
[[Wood]] and [[Stone]] signed for the two sides. Wood and stone were stored on site.
“[[Lucky]]”, the landlord's brother, let him in. Lucky for him, he says.
Mr Y says [[Reed]] lied. [[Reed]] says not.
[[Gill]]'s view differs. Gill nets are banned.
It was left to [[Mr Day]] and [[Ms Knight]]. Day centres closed. Night staff were few.
By the time [[Tanner]] replied it was June.
I put this to [[Fletcher]], who agreed.
The duty manager that night: [[Coral]].
Assessor: [[P. Bright]]. Countersigned: [[Moss]].
Interview with [[Fern]] 14/6. [[Fern]] upset throughout.
[[Judge Rinder-Hale]] heard it. The Judge was critical. Judge for yourself.
The MP, [[Sir Alun Rees]], wrote twice.
Present: [[Dr Osei-Bonsu]], [[Ms Trott]], Mr and Mrs V.
[[Tunde]]'s school place was withdrawn. [[Ping]] interpreted.
Her neighbours, [[the Mistry family]], agreed with her.
He used the name [[“Dex”]] online.
[[სოფო]] signed. So did [[Ólafur]], [[Çağla]] and [[Dvořák]].
In the register: [[고은]], [[田中]], [[Ιωάννα]], [[Любовь]].
[[ΝΙΚΟΣ]] is printed there.
Email of 3 May: “[[steph]] - can u pls ring [[ravinder]] re the flat at [[9 quay st]]”
Mr S [[died, aged 56, on 4 October 2019]].
Mrs S's [[death, on 11 November 2020]], was sudden.
The inquest found he [[died by suicide on 1 May 2021]].
Z was [[born at 26 weeks on 8 August 2015]].
Her son [[turned eighteen on 31 August 2022]].
On [[her 21st birthday (30 November)]] support ended.
Q's [[date of birth, 14 February 2012,]] was given wrongly.
Mr A was [[five years and eleven months old]].
His [[103-year-old]] grandmother needs care.
Write to [[PO Box 9, Town Hall]]. [[P.O. Box 1234]]. The box number was lost.
The dispute is about [[No. 3]] and the wall of [[number 5]]. Point number 3. Complaint number two.
She owns [[14A]] and [[16 Privet Walk]].
He was moved to [[Flat 7, Keats House]], then [[92 Tennyson Tower]].
Between [[Nos 4 and 6]] is a shared path.
Her cottage, [[Larkrise]], is listed. The farm is [[Nether Hey]].
She fell outside [[the Co-op on Mill Lane]].
The home was [[Heathfield Manor Nursing Home]]. His day centre is [[the Oasis Centre]].
Year 6 at [[Woodlands Juniors]]; reception at [[Our Lady's RC Primary School]].
The practice ([[Dr Rao & Partners]]) sent records.
Her number ends [[447]]. Text [[60777]]? Dial 999 or 111 or 101.
It went to [[jfinch77@inbox.example]] and [[finch, j at inbox dot example]].
Insta: [[@j.finch.art]]. Her page is [[finchpottery.example]].
NI [[PW 88 11 22 A]]; NHS [[600 123 4567]]; hospital no. [[H884412]]; CRN [[X123456]].
Claim [[AA12BC345]]. Warrant [[2021/0045612]]. PCN [[WX1234567A]]. Account [[3300441-2]].
Cars: [[BD51 SMR]], [[A1 ABC]], [[KL04VXP]].
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
Faith was lost in the process. Patience is needed. Charity law does not apply. Grace periods ended. Pride came before a fall.
Christian names were used. Rich and poor alike must pay. Black mould grew. Brown water came out of the taps. White lines faded.
Young carers were not assessed. Small claims can be made at court. Long leases cost more. Strong winds blew the fence down.
Cross-boundary placements cost more. Park keepers locked the gates. Bush fires were reported. Stone steps were worn.
Lane closures were signed. Bridge works began in June. Field notes exist. Hill fog. Wood burning stoves are exempt.
Miss Y, Miss Z and a Mr and Mrs O were all present. Ms E's cousin came too.
Her age on the form was 62. He is aged 34. She is 8 years old. Children aged 5 to 16 go to school.
Section 117 aftercare. Article 8. Schedule A1. Form N244. Class E. Use Class C3. Policy EN7. Paragraph 99. BS 5837:2012. ISO 9001. A4 paper. Cat 2.
5 GCSEs at grade 4. 12 sessions of 45 minutes. 1.5 metres by 2 metres. 08:15 to 15:30. 2018-19. 28 days. 1,200 homes. £12.50. 3%. 24/7. 9 to 5. 50:50.
We spoke to Mr B on 12 January 2022 and 3 February 2022, at 10.15 am.
The Council's Housing Register, Choice-Based Lettings scheme and Homelessness Reduction Board were all involved.
The NHS Trust, the Integrated Care Board and the GP surgery were sent copies. NHS England too.
The Children and Families Act, the Autism Act and the SEND Regulations. The Highway Code. The Building Safety Regulator.
The Independent Reviewing Officer, Children's Guardian and CAFCASS attended the Looked After Child Review.
Team Around the Family meetings stopped. A Section 47 enquiry began. A Child in Need plan followed. The Local Authority Designated Officer advised.
The Council's Director of Place, its Head of Regulatory Services and the Section 151 Officer saw it.
A Community Protection Warning was served. A Fixed Penalty Notice followed. The Anti-Social Behaviour Officer left.
He complained to the Housing Ombudsman, the Financial Ombudsman Service and the Equality and Human Rights Commission.
Crown Court, County Court, Court of Appeal, Upper Tribunal, High Court and Supreme Court.
The Gypsy and Traveller Accommodation Needs Assessment. Irish Travellers. Roma families. Bangladeshi residents.
Lockdown began in March 2020. Covid-19 rules. Christmas came. Ramadan began in April. Diwali. New Year.
Mr B said: “Nobody rang me.” Ms C replied: “Never.” She added: “Disgraceful.” He wrote, “Please help.”
Yes. No. Maybe so. Thank you. Sorry. Dear Sir or Madam. Yours sincerely. To Whom It May Concern.
Fault found. Injustice remedied. Complaint closed. Investigation discontinued. Case completed. Nothing further.
Swings and roundabouts. Trees, hedges and verges. Potholes. Kerbs. Drains. Gullies. Bollards.
He uses an iPhone and a Motability car. She has an EpiPen. It was on GOV.UK. It used Google Maps and Rightmove.
Zero tolerance applies. Whilst unfortunate, this is not fault. Regarding the fence, it acted. Turning to costs, none arise.
Heath and safety is how the form spells it. Heather grew on the bank. Ivy covered the wall. Holly was cut back. Hazel coppice was cleared.
Rusty railings, sandy paths and a mossy wall.
A Mr B, a Mrs C and a Dr D came. So did Officer X, Councillor Y and Witness 1. Child A is 6; Child B is 4.
Officers 1 and 2 were interviewed. Manager 1 left. Social Worker A took over from Social Worker B.
Mr X1 and Ms X2 are the complainants.
It was sold on Ebay. He drives a Vauxhall Corsa and she a Nissan Micra. They flew with Ryanair from Luton Airport.
The home uses Nourish software, the school ClassCharts, and the Council MyCouncil and Mosaic.
She takes Sertraline and Gabapentin. He has Ehlers-Danlos syndrome and Type 2 Diabetes.
She was in the Royal Infirmary, then A&E, then the Intensive Care Unit.
The Evening Gazette ran the story. The BBC did too. It was on Facebook, TikTok and Nextdoor.
He is a Sikh; she is a Jehovah's Witness; they are Roman Catholic. The dog is a Labrador.
She watched Manchester United. He likes Star Wars and Doctor Who. They read Harry Potter.
Storm Eunice brought trees down. The Beast from the East. The Platinum Jubilee weekend.
Bank Holiday Monday. Shrove Tuesday. Summer term. Half Term. Year 11. Autumn statement. Spring Budget.
Stage One, Part Two, Tier 3, Band B, Option C, Site D, Plot E, Block F and Phase 2.
Under Schedule 4, Part III, paragraph 2(b)(iv), and Annex A.
He paid by BACS and CHAPS. HMCTS, TEC, VOA, POPLA, CEDR and FOS replied. So did ADASS, LGA, SOLACE.
The LPA, LLFA and EA objected. CIL and S106 money. TPO. LDC. CLEUD. HMO. AONB. SSSI.
The ASBO, CPN, PSPO and CBO. A DHP. An EHCNA. A CETR. DNACPR. LPA for H&W.
THE COUNCIL'S RESPONSE
WHAT HAPPENED NEXT
MR B'S COMPLAINT
Final Decision Statement
Key facts
Mrs B’s view
Analysis of fault and injustice
Y will be 18 in March 2024. He turned 16 in 2021. She was 85. X, 17, is at college.
She moved in on 1 March 2018 and out on 30 April 2019. The inspection was on 5 May.
It cost £3,456.78. A sum of 12,000 pounds. 3,500 words. 10,000 steps. 250,000 people. 100 metres. 4x4. 1st. 2nd. 2/3.
Between 2016/17 and 2019/20. 1 in 20. 5% of 400. From 9am to 5.30pm. 37.5 hours. 16-17 year olds. 0-5s. Under-5s.
He came of age in 2019. They married in May 2005. The baby was due in July. He was born in Ghana.
He was 12 when it began. She has three children, aged 2, 5 and 7.
The council tax band is D. The rateable value is 12,500. The CAZ charge is £8.
The Corporate Director (People) and the Assistant Chief Executive (Legal and Governance) were told.
The Annual Governance Statement. Contract Procedure Rules. The Constitution. Full Council. Cabinet.
It breached the Public Sector Equality Duty and Article 2 of Protocol 1 to the European Convention.
The Town Clerk; the Parish Clerk; the Beadle; the Lord-Lieutenant; the High Sheriff.
Miss M is a Syrian Kurd. Mr D speaks Tigrinya. Ms F is a Jamaican national. The interpreter spoke Dari.
The van is a Ford Transit. The wheelchair is an Invacare. The hoist is an Oxford. The lift is by Stannah.
Dogs Trust, the RSPCA, Barnardo's, the NSPCC, Shelter, Crisis, Mind, Scope and the British Legion.
Amazon, Argos, Asda, Boots, Greggs, Iceland, Lidl, Morrisons, Sainsbury's and Wickes.
St George's Day. Remembrance Sunday. Black History Month. Ramadan. Yom Kippur. Vaisakhi.
The Bolam test. The Wednesbury principles. Gillick competence. Section 20 and the Sunderland case. Hunter and Co.
Apologise to Mr B; pay him £300; review the policy; train staff; report back to us.
Recommended action: remind officers. Desired outcome: an apology. Priority need: yes. Local connection: none. Intentionally homeless: no.
Summary
Background
Chronology of key events
Events leading to the complaint
Was there fault?
Did the fault cause injustice?
Housing Options Team
Special Educational Needs Panel
Direct Payments Policy 2019
She was born in Poland. He was born deaf. The baby was born early. It was born of haste.
He died of cancer. Her father's death was sudden. Mr E's estate owes £400. Probate was granted in June 2022.
The Council wrote on 4 May, 9 June, 1 July and 30 September 2021.
He banks with Barclays and shops at Aldi. She drives a Toyota. They use Zoom.
The Council Tax Reduction Scheme, the Valuation Office Agency and the Valuation Tribunal Service.
Section 8 notice. Form 6A. Ground 14. Possession order. Warrant of eviction. High Court Enforcement Officers.
The Flood and Water Management Act 2010; the Party Wall etc. Act 1996; the Localism Act.
A Lasting Power of Attorney, a Deputyship Order and an Appointee. The Office of the Public Guardian.
Emergency Active Travel Fund. Levelling Up. Homes for Ukraine. Test and Trace. Afghan Relocations. Kickstart.
The school's SENDCo, DSL and Head of Year. The LA's EP. The VSH. Its EWO.
Wheelchair Services, Continence Services and Community Nursing. The Memory Clinic. The Falls Team.
Cleansing, Highways and Parks. Licensing. Legal Services. Democratic Services. Customer First.
He was due to turn 18 in September. He is now 19. When he was 16 he left school.
The Highway Authority, Lead Local Flood Authority and Internal Drainage Board were consulted.
The Council uses a Vulnerability Matrix, a Points Scheme and a Local Lettings Plan.
Early Years Entitlement. Pupil Premium. Elective Home Education. Section 19 duty. Alternative Provision.
The Transfer of Undertakings Regulations. A Notice of Seeking Possession. A Suspended Possession Order.
Reasonable Adjustments. The Accessible Information Standard. Easy Read. British Sign Language.
She has Down's Syndrome. He has Tourette's and ADHD. Long Covid. Type 1 Diabetes. Functional Neurological Disorder.
The Home Office, the Land Registry, the Charity Commission, Companies House and the Pensions Ombudsman.
""".strip().splitlines()
