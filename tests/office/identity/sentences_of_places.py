"""Sentences with places, notes and usernames as a caseworker may write them, and terms of councils.

[[What identifies somebody]] is marked. All people, numbers and places are invented, or so common
that nobody is meant.
"""

SOMEBODY = """
She volunteers at the [[Sue Ryder shop]] in Kettering on Fridays.
He works nights at the [[Cadbury factory]] and could not attend.
Her support worker from [[Rainbow Bridge Outreach]] came to the meeting.
An adviser at [[Stepping Stones]] wrote on her behalf.
He attends [[Holy Cross Junior]] and his sister goes to [[Sacred Heart]].
The child started at [[Little Acorns]] in September 2021.
Y attends [[Busy Bees]] three mornings a week.
A letter from the [[Little Havens]] hospice supported him.
She was a patient at the [[Rowans]] until she died.
He drinks in [[the Red Lion]] and was seen there.
The meeting was held upstairs at [[the Kings Head]].
The note says "dad in [[the red lion]] most nights".
They worship at [[All Saints]] and run a stall there.
She is a member of [[New Life Church]].
He is a governor of [[Oak Tree Infants]].
Mrs B moved to [[The Hollies]] in June.
He was placed at [[Spring Meadows]], a residential home.
Her mother lives at [[Sunny Bank]].
He lives on the [[Broadwater estate]].
They farm at [[Low Moor]] and the lorries pass their gate.
She works at [[Greggs in Market Place]].
He is a porter at [[Good Hope]].
She teaches at [[Woodlands]].
He catches [[the 38 bus]] from the end of his road.
The handle was "[[mumof3boys]]".
She posts as [[DerbyDad88]] on the forum.
The Facebook group "[[Save Our Meadow]]" shared the letter.
The page is called [[Voices of Eastside]].
The channel, [[BinWatchLeeds]], has 40 followers.
On TikTok she is [[LilyBakes4U]].
"[[Ivy]] not herself today, refused tea".
The daily log says "[[Rose]] settled, ate all her lunch".
Notes: "[[Hope]] tearful, missing mum."
The carer wrote "[[Violet]] had a good night".
"[[Joy]] declined personal care x2".
The entry reads "[[Pearl]] found on floor at 6am".
The record says "[[Sunny]] bit another child".
The handover sheet has "[[Olive]] - fluids pushed, [[Basil]] - no change".
His dog, [[Biscuit]], was seized.
The assistance dog, [[Treacle]], was refused.
He played for [[Notts County]] until 2004.
He was the [[first black headteacher in Rutland]].
She is the [[only midwife in the village]].
He had been [[Mayor of Totnes in 1998]].
The story, "[[Gran, 91, left on floor for nine hours]]", was in the paper.
He runs [[Kutz Barbers]] on the parade.
She owns [[Tasty Plaice]], a chip shop.
He is a director of [[Premier Roofline]].
His carers are from [[Helping Hands]].
A nurse from [[Willow Ward]] rang.
She had been on [[Bluebell]] ward for a month.
He was on [[Maple Unit]] under section 3.
His employer, [[Swift Couriers]], would not release him.
She was supported by [[Victory Outreach]].
He worked at [[Ford's plant in Bridgend]] for 30 years.
She is treasurer of [[Friends of Pickering Park]].
His allotment is on [[the Top Field site]].
They met at [[Costa in Bell Street]].
His taxi firm is [[A1 Cars]].
She is landlady of [[the Fox and Hounds]].
She works part time for [[Home Bargains]].
He was in [[Saint Mary's]] for six weeks.
She attends the [[Hope Centre]] on Mondays.
Mr P banks at the [[Nationwide on Bold Street]].
The SENCO at [[St Joseph's]] said so.
The head of [[Thomas More]] declined to comment.
She studies at [[Peter Symonds]].
His daughter is at [[Christ the King]].
The church hall of [[Our Lady and St Anne]] was used.
The shop, [[News 'n' Booze]], lost its licence.
He had been treated at [[Royal Brompton]].
She lives in [[Rose Court]], a sheltered scheme.
He gave his address as [[care of the Salvation Army, Tib Street]].
He lives above [[Golden Dragon]], a takeaway.
The neighbour runs [[Paws and Claws]], a kennels.
The pub next door is [[the Jolly Sailor]].
She left her son with [[Tiny Toes]].
He spent a week at [[Butlin's in Skegness]] with them.
The activity was at [[Gulliver's World]].
A place was found at [[Phoenix House]].
It offered a room at the [[Premier Inn, Park Lane]].
She was offered [[Bay View]], a bed and breakfast.
She goes to [[Slimming World at the Methodist hall]].
He sings with the [[Treorchy Male Choir]].
She is head of music at a school in [[Nether Poppleton]].
Their caravan is at [[Sandy Bay]].
[[Little Havens]] told the Council that he was not well enough to travel.
The Council wrote to [[Busy Bees]] for its records.
An email from [[Stepping Stones]] said that the family was at risk.
We spoke to [[Bright Horizons]], who run the nursery.
Y was on a reduced timetable at [[Harris Academy]] and then at [[Oasis]].
Her mother was in [[Pine Ward]] and then in [[Silver Birches]].
Her partner is a driver for [[Green Line Coaches]].
The children go to [[St Bede's]] on the bus.
She was sectioned and taken to [[the Bradgate Unit]].
Mr F's allotment is number [[12 at Windmill Hill]].
He is chairman of [[Grange Park Residents' Association]].
She was baptised at [[Sacred Heart church]] that spring.
Her brother was the [[landlord of the Dog and Partridge]].
The key safe is at the side of [[Poppy Cottage]].
A neighbour at [[Fairways]] rang the police.
The house, [[Tall Trees]], stands next to the railway.
It is next to [[the Premier Store]] on the corner.
He had been head chef at [[The Ivy]].
She took them to [[Rainbow Playgroup]].
The report was by [[Clear Water Drainage Ltd]].
Staff from [[Home Instead]] visited twice a day.
The care agency was [[Kindly Care]].
They used a childminder, [[Cheeky Monkeys]].
She is well known as the [[lollipop lady at Meadow Primary]].
"[[Ruby]] hit another resident with her stick," the log says.
The daily sheet reads: "[[Dot]] asleep when arrived. Left note for dau."
"[[Grace]] seen by GP, abx started."
"[[Poppy]] in distress. [[Jay]] rang mum."
A message to "[[Auntie Joy]]" was read aloud.
The boy, [[River]], was five.
The case note starts "[[Storm]] (7) arrived at school without a coat".
The teacher wrote "[[Ocean]] did not want to go home".
Her Instagram is [[bakes.by.bex]].
They tweeted as [[FixOurLane]].
His YouTube channel, "[[Potholes With Pete]]", has a video of it.
She blogs at [[raisingrory.wordpress.com]].
A petition, "[[Justice for Joy]]", had 900 names.
He is the [[only blind councillor in the county]].
She was the [[youngest fire officer in Cumbria]].
Her uncle was the [[village blacksmith at Long Barn]].
He [[won the George Medal]] for it.
The stop for [[the X5 bus]] is outside.
He plays for [[Whitefield Rovers]].
She is a steward at [[Old Trafford]].
He trains at [[the Iron Works gym]].
The wedding was at [[Hedsor Park]].
A place at [[Ashdown Special School]] was refused.
She told them she dances at [[Spearmint Rhino]].
He fishes at [[Long Pond]].
His mother was at [[Royal Bolton]].
He was seen in A&E at the [[Queen Elizabeth]].
The dentist is [[MyDentist in Church Walk]].
She was treated at the [[Christie]].
The boat, [[Saucy Sue]], is his home.
He keeps pigs at [[Top Farm]].
Their stall is [[Pitch 9, Grainger Market]].
They run the [[Post Office in Upper Dean]].
The works are at [[Unit 7]].
The [[Walled Garden café]] employs him.
The church she goes to is [[Hope Community Church]].
He was cared for by [[the Sisters of Mercy]].
She works in the kitchens of [[Monks Hall]].
A letter from [[Great Oaks]] school said so.
She saw him outside [[Happy Shopper]].
Mr D left a message with [[Golden Years]] the next day.
Her son had been excluded from [[Kings Oak]].
The taxi was booked with [[Speedy Cars]].
[[Forget Me Not]] (the day centre) closed in 2020.
He complained to [[Bluebird Care]] about its carers.
The transfer from [[Oak House]] to [[Elm House]] went badly.
Mrs G lives in [[Cherry Tree Court]], extra care housing.
She asked that he go to [[Riverside]] school.
The tenancy at [[Park View]] ended in May.
[[Chelsea]] told us she was late. [[Devon]]'s carer rang. [[Paris]] was upset.
The social worker, [[Jordan]], left. [[Georgia]] signed for it.
"[[Chelsea]] tearful after contact," the note says.
[[Nelson]] told us. The report was by [[Nelson]].
The nurse, [[Colleen]], rang. [[Brad]]'s view was that it was late.
Mr [[Sunday]] was late. [[Mrs Monday]] agreed.
He asked [[Wills]] for a copy. [[Parks]] had left by then.
I spoke to [[Gray]] on 4 May. [[Strange]] agreed with her.
[[J. Sellers]] signed the form. The manager was [[T Peck]].
The attachment was named "[[Okafor_T_assessment.docx]]".
The file "[[Jenkins EHCP final v3.pdf]]" went to another family.
The subject line was "RE: [[PATEL]] – eviction".
The note is initialled "[[KW]]" and says no action.
He has a tattoo of "[[Leanne]]" on his arm.
The recording has a voice calling "[[Nana Pat]]".
She is the [[only family from Bhutan in the town]].
He said his [[brother plays for Leicester Tigers]].
The complaint was in the Mercury: "[[Veteran Stan]] told to pay for ramp".
His tenancy of the flat above [[Patel's newsagents]] ended.
He is on the board of [[Northside Tenants]].
She gave birth at [[Queen's]] and was moved to [[Burton]].
They had their wedding in the [[Winter Gardens]].
He has a pitch in [[Sneinton Market]].
The family had come from [[Whaley Bridge]] to stay.
His van has "[[Terry's Tiles]]" on it.
The invoice was headed [[Heavenly Hair]].
The advert was for [[Mama's Kitchen]].
The carer from [[Carewatch]] wrote "[[Mr W. Tandy]] fell".
The reply went to [[14b]] and not [[14a]].
A parcel for [[Number Nine, The Green]] was left with him.
The meter is at [[Plot 3, rear of the Bull]].
She lives opposite [[the Baptist church in Mill Road]].
He gave his address as "[[the old signal box, Ketton]]".
The officer wrote "[[hollybush cottage]] – no reply".
"went to [[st marys]] with [[tyrone]] at 3"
"mum lives nr [[asda on park rd]]"
Her uncle is [[Imam at Masjid Al-Noor]].
Her cousin drives the [[number 12 bus]].
He owns the only [[butcher's in Wragby]].
She was Carnival Queen of [[Cromer]] in 2015.
She worked on [[Holby City]] as an extra.
Twins [[Ebony]] and [[Ivory]] were born in May.
Mr B's daughter ([[Hope]], aged 5) was upset.
Her sons [[Rocky]], [[Rambo]] and [[Tiger]] were at home.
He quoted [[Blackwood]], the builder.
The headteacher, [[Mr Christmas]], agreed to it.
A letter to "[[The Parents of Zayn]]" was sent.
Its contractor, [[J Tomlin & Co]], had cut the hedge.
The objection was by [[Dr and Mrs Khoury]].
The certificate names [[Rev'd Canon Alice Poole]].
The licence holder is [[Mohammed Al Amin t/a Spice Hut]].
The ward sister ([[Sr. Agnes]]) noted it.
PC [[4471]] attended. [[PC Hargreaves]] took a statement.
He had been in the [[2nd Battalion Mercian Regiment]].
Her car, a [[yellow Fiat with the plate K1 TTY]], was there.
His mother's maiden name is [[Threlkeld]].
His password is "[[Arsenal1989]]".
His mother had been a resident of [[Elm Tree House]] since 2017.
She asked for a place at [[Meadowside]], the only school in the area with a hydrotherapy pool.
The Council named [[Brookfields]] in Section I of the Plan.
He was on the waiting list for [[Larkspur]] and [[Beech Grove]].
The consultant at [[Addenbrooke's]] disagreed.
The panel had a letter from the head of [[Castle Rock]].
The agent's e-mail calls her "[[poor old Winnie]]".
The officer's note says "[[Tanya]] says [[Kev]] back on site, see [[Bev]]".
Officer's notebook: "spoke to chap at no [[14]], name of [[Doyle]]".
He ran the [[Wagon and Horses]] for 20 years.
The licence was for [[Bar Zero]], a nightclub.
The mini-market, [[Day & Nite]], was raided.
Her son is a trainee at [[Rolls-Royce]].
A photograph shows his boat, [[Misty Dawn]].
He keeps a stall at [[Riverside Market]].
They put the family in the [[Sunnyside Hotel]].
Her late husband's ashes are in [[Plot G14]] next to [[Thomas Hurley]].
The headstone reads "[[In loving memory of Elsie]]".
The petition was started by [[@kerbcrusader]].
He writes a blog called [[The Angry Allotmenteer]].
His page "[[Daz's Diary]]" had pictures of the officer.
The trader is [[GreenThumb4You]].
The tutor was from [[Kumon in Beeston]].
He gets the [[number 7 bus]] to [[St Luke's]].
"[[Fern]] v upset at lunch, hit [[Bailey]]" says the incident form.
The log says "[[Dawn]] v poorly, GP called".
"[[Robin]] off sick" is all the note says.
"Rang [[May]], no answer" is the only entry.
"tel call from [[mr gill]] re bins"
"[[Heather]] in bed when carers arrived" was the entry.
"[[April]] has refused meds again" it reads.
"[[Mark]] wants to stay with nan".
He sent it for the attention of [[Joy]] in Lettings.
The next patient's letter, to [[Mr Christopher Bell]], was in the envelope.
The spreadsheet has a line for "[[Hope, D]]".
The email was copied to [[Rich]] and [[Gail]].
Her middle name, [[Temperance]], was wrong.
The complainant's former name was [[Joy Winter]].
The child's nickname is [[Bear]].
Her stepson, [[Blaze]], was with her.
He rents a pitch at [[Hilltop]], a Traveller site.
The tenant below, a [[Miss Sparks]], complained.
The form is signed "[[S Love]]".
The GP practice is [[The Elms]].
She was at [[Rampton]] for a year.
The nearest bus stop is [[Long Row]].
He is the [[former landlord of the Crooked Billet]].
""".strip().splitlines()
NOTHING = """
She attended Reception in 2021 and then Year 1.
He approached Housing Options on 3 May and again at Stage Two.
She applied under Breathing Space and to the Hardship Fund.
She used My Account and the Noise App. She pays by Direct Debit.
The Tell Us Once service told it of the death. It uses Person Centred Software.
The Rough Sleeping Initiative and the Household Support Fund paid for it.
It went to Adult Social Care, then to Early Help and then to the Virtual School.
He was moved to Band B and to Tier 3. He moved to Universal Credit.
He attended Crown Court and later the Magistrates' Court.
The panel met at the Civic Centre. It met at County Hall and at Town Hall.
The council offered a place at a Pupil Referral Unit and at an Alternative Provision setting.
The NHS hospital, a Catholic school and a Muslim primary school were named.
He works for the Council. She works for Royal Mail. They work in Adult Services.
She was referred to Victim Support, Citizens Advice and the Samaritans.
He was assessed by Speech and Language Therapy and by Occupational Therapy.
The case moved to Children in Care and then to Leaving Care.
She rang Customer Services and asked for Parking Services.
He was told to contact Money Advice and Debt Recovery.
The case was heard at Stage One and at Final Hearing.
Staff at the Contact Centre took the call. Officers from Trading Standards and Building Control visited.
The worker from Early Help came. A letter from Legal Services followed. An officer from Housing Benefits rang.
The social worker from the Hospital Discharge Team and a nurse from Continuing Healthcare met her.
She was given notice under Right to Rent and Right to Buy. He was placed on End of Life care.
He attended the Initial Child Protection Conference and the Annual Review.
It was sent to Building Regulations and to Land Charges.
The officer from Waste and Recycling said that the Waste Transfer Station was shut.
The Household Waste Recycling Centre was full. She parked in the Disabled Bay.
She was on Statutory Sick Pay. He was on Maternity Leave.
She was the first person to complain. It was the last letter in May. He was the only witness.
He was the first of the two to move. This was the first meeting in the new year. It was the only school in the area.
It was the last day of the school year in England.
She went to Citizens Advice and to Age UK. She was at Court.
The family moved to Temporary Accommodation in March. They were at Immediate Risk.
He attended Accident and Emergency. He was under the Crisis Team.
They took part in Family Group Conferencing and Restorative Practice.
The form was sent to Democratic Services. It used the Zero Hours contract.
He asked for Access to Work. She is on the Sex Offenders Register.
The Housing Benefit claim was closed. A Market Supplement was paid. Grade II listed.
He used the Park and Ride at Junction 4.
In 2020 the Care Provider moved Mr B to the Nursing Home, which I call the Home.
The School said so. The Academy Trust agreed. The Nursery closed. Home A and Care Home B agreed.
Mrs B moved to Care Home X in June. He attends School Y.
He was placed with Foster Carer 1. She attends Key Stage 3 lessons.
The Ombudsman's Guidance on Remedies, Principles of Good Administrative Practice and Focus Reports apply.
She was awarded the Higher Rate. He failed the Means Test.
A Best Interests Assessor came. The Relevant Person's Representative agreed.
Section I named a Maintained Nursery. The Educational Psychologist agreed.
The Ground Floor flat. The Main Road. A Grade II Listed Building. The Conservation Area.
The Section 151 Officer, Chief Finance Officer and Chief Operating Officer.
The hearing was at the First-tier Tribunal. It was adjourned by the Employment Tribunal.
The Highways Agency, Network Rail and National Highways were asked. Yorkshire Water replied.
The Fire Service and Environment Agency attended. South Western Ambulance Service came.
He said "Enough is enough". "Please send it to me again," she wrote. "Told mum no."
"Visit not needed." "Letter not received." "Customer unhappy with reply." "Client not in." "Door not answered."
"Father upset." "Mum tearful." "Tenant refused entry." "Daughter not happy." "Green bin not collected."
The Council wrote to Legal Services. It wrote to Early Help and to Customer Services.
An email from Environmental Health said so. A letter from Democratic Services followed.
We spoke to Adult Social Care. It spoke to Revenues and Benefits.
The Housing Solutions Team, the Welfare Rights Unit and the Family Support Worker met.
She complained to Children's Social Care about its delay. He complained to the Care Provider.
The contract with the Care Provider ended. The complaint is with Corporate Complaints.
"Nobody rang." "Please call." "Room cold." "Lunch refused." "Slept well." "Bed changed."
"Pad changed, skin intact." "Not in." "Assessment not completed." "Son visited." "Meds given."
"Work not done." "Grant not paid." "Page not found." "Bill not sent." "Water not working." "Snow not cleared."
The judge in the Upper Tribunal gave directions. The Court of Protection appointed a deputy.
He attended Children in Need meetings. She attended Team Around the Child meetings.
They were at Level 2 of the Continuum of Need. He was at Tier 4. She is at Key Stage 2.
The Council placed her in Bed and Breakfast. It placed them in Emergency Accommodation.
She was moved from Care to Home on discharge. He was on the Personal Housing Plan.
He went to Small Claims. She went to Judicial Review. They went to Mediation.
The School Transport Policy, the Post-16 Travel Statement and the Independent Travel Training scheme apply.
He asked the Planning Inspectorate, the Valuation Office and the Rent Officer.
The Local Plan and the Core Strategy. The Neighbourhood Plan. Saved Policy H4. The Site Allocations document.
The Permitted Development Rights, Prior Approval and Lawful Development Certificate were considered.
It was on Liquidlogic. It uses the Civica system. It was logged on Firmstep. Their case system, Acolaid, was down.
She got a Penalty Charge Notice in the Bus Lane. The Traffic Order. The Controlled Parking Zone. Permit Holders Only.
The Council's Visitor Permit scheme. The Loading Bay. A Notice to Owner. A Charge Certificate. An Order for Recovery.
The child was on a Child Protection Plan. The Core Group met. The Public Law Outline began. Pre-Proceedings. Letter Before Action.
He received Housing Benefit, Local Housing Allowance and a Discretionary Housing Payment.
The Deferred Payment Agreement. The Twelve Week Property Disregard. First Party Top Up. Light Touch Financial Assessment.
She was in receipt of Pension Credit, Employment and Support Allowance and Severe Disability Premium.
He had Continuing Healthcare funding, Funded Nursing Care and Section 117 Aftercare. The Decision Support Tool was used.
I have considered our Guidance on Jurisdiction and the Complaint Handling Code. The Council should issue a Staff Briefing.
The Equality Impact Assessment. The Domestic Abuse Act. Independent Domestic Violence Advisor. The Refuge.
The Sustainable Urban Drainage scheme. The Tree Officer. The Rights of Way Team. The Definitive Map. The Ramblers.
He was told to use Ask for Help. She used Contact Us. He clicked Submit. It said Page Not Found.
The Chief Executive's Office. The Mayor's Office. The Leader's Office. The Registrar General. The Coroner's Office.
In Year Fair Access Protocol. Education Other Than At School. Elective Home Education. Managed Moves. Off-rolling.
She attended Accident and Emergency in June. He was referred to the Falls Clinic, Memory Clinic and Pain Clinic.
The school said it could not meet need. The first teacher to notice was at the school. The last visitor in May left.
He was the first driver to complain. The only carer in the home that night was agency staff.
The Council told Mr X that Officer B, a Senior Practitioner, had left. Ms Y's Social Worker and the Team Manager met.
The garden waste team. The site. A House in Multiple Occupation. Building works at the Site. The Development. The Applicant.
He visited the Site on 3 May. She lives near the Site. He works at the Site. She was at the Property. They left the Premises.
She lived in the Home until 2020. He went to the Hospital. She returned to the Placement. She moved to the Unit.
The Family Court made a Care Order. He was charged at Crown Court. She works in Retail. He is in Year 10 at the School.
Mr B said the Trust, the Board and the Practice were at fault. She attends College and he attends University.
The Royal Borough. The Isle of Wight. The Lake District. The Peak District. North Sea. The Midlands. Bonfire Night.
She speaks Urdu. He is from the Democratic Republic of Congo. They fled Sierra Leone. He is a Traveller. She is Deaf.
""".strip().splitlines()
