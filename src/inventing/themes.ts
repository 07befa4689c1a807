/** What a story may go on about, whatever it is about. */
export interface Theme {
  headings: readonly string[];
  passages: readonly string[];
}

export type ThemeName =
  | 'staff'
  | 'quality'
  | 'supply'
  | 'money'
  | 'market'
  | 'region'
  | 'history'
  | 'science'
  | 'environment'
  | 'outlook'
  | 'patients'
  | 'oversight'
  | 'data';

export const themes: Readonly<Record<ThemeName, Theme>> = {
  staff: {
    headings: [
      'The people',
      'Who does the work',
      'Hiring and training',
      'Shifts and skills',
      'Who is being hired',
    ],
    passages: [
      'About {jobs} people work [there|on it] today, a third of them [younger than thirty|under thirty]. [Another {staffBefore} are to follow|{staffBefore} more are being looked for] by {nextQuarter}.',
      'Training takes {weeks} weeks and begins with [a day of doing nothing but washing hands|how to put on a gown without touching its outside]. One in [eight|nine] does not [make it|finish].',
      'Schools nearby have [changed|adapted] their courses. At one in {place}, pupils [run|look after] a small bioreactor that makes [nothing but yeast|yeast], and are marked on their logbooks.',
      'Pay is [about|some] {margin}% above what other plants in {province} offer. That was [necessary|not a gift]: {rival} [has built|is hiring] only a few kilometres away.',
      'The night shift is the [hardest|difficult one] to fill. Those who take it get [a day more a month|eleven days more a year], and a bus that [stops at the door|waits for them].',
      'Every line has a person who may stop it without asking. It has [happened|been done] {observations} times this year; [nobody was blamed|in none of these cases was anybody blamed].',
      '{operationsHead}, who came from {rival} in {lastYear}, has moved the offices down to the [floor|hall] where the work is. [Distances|Ways] are shorter now, and so are meetings.',
      'In {lastYear}, {decline}% of the staff left; this year it has been [half as many|less than half]. The company [puts it down to|sees the reason in] shifts that are known six weeks ahead.',
      'Those who retire are asked to [write down|dictate] what is in no procedure. The result fills [a folder|two folders], and is [the most read text|what new people read first].',
      'A third of the engineers are women, [more than is usual|more than elsewhere] in {province}. In the laboratory it is [two thirds|well over half].',
    ],
  },
  quality: {
    headings: [
      'Quality and inspections',
      'How it is checked',
      'What the inspectors look at',
      'Limits and deviations',
    ],
    passages: [
      'Each batch is tested [forty-one|thirty-six] times before it may leave, [about half of that|twenty times] while it is still being made. The last test takes two weeks: [one waits|it is a matter of waiting] for something not to grow.',
      '{deviations} deviations were recorded last year, {deviationsBefore} the year before. Most [concern|had to do with] paper: a signature in the wrong line, a time that [was noted late|does not fit].',
      'Samples are kept for [a year longer than the product lasts|six years], in a room that only {countOfDays} people can enter. It was opened [twice|four times] this year because a customer had asked.',
      'Quality control sits in a building of its own, [on purpose|by design]: whoever releases a batch should not have lunch with those who made it. [It works less well in winter|In winter, it is said, the rule is handled less strictly].',
      'The water is measured at {meters} places. When one value rose in {month}, [by very little|by a hair], the plant stood still for a day. The cause was [a gasket|a seal] for three yuan.',
      'Auditors of customers came [eleven|nine] times last year. They are [more of a strain|stricter] than the authorities, [says|according to] {qualityHead}, “[for they know|because they know] what they would rather not see at home.”',
      'Every supplier of what touches the product is visited [every two years|once in two years], every other one by telephone. {observations} have been [struck off|taken off] the list since {yearBefore}.',
      'Shelf life is [two years|thirty months] at present. Data for [three|four] are being collected, in chambers that [imitate|follow] the weather of Hainan.',
    ],
  },
  supply: {
    headings: [
      'Supply and raw materials',
      'Where it comes from',
      'From gate to pharmacy',
      'Stocks and routes',
    ],
    passages: [
      'The raw material comes from [two|three] suppliers, one of them in {otherPlace}. A [third|further] one, in {market}, [is being tested|has been audited] and could deliver from {nextQuarter}.',
      'Stock for {weeks} weeks [lies|is kept] at the plant, and as much again at a [forwarder|warehouse] in {otherPlace}. Before {lastYear}, [half of that had been thought enough|it was less than half].',
      'Filters are the bottleneck. [They come|There are those] from only two makers worldwide, and whoever orders today gets them in {weeks} weeks. {short} has [ordered for two years|begun to clean and use some of them twice].',
      'By road it takes {hours} hours to the port, by rail [a little more|somewhat longer], and [on the river|by barge] two days. In summer, when roads flood, the river [wins|is the safest].',
      'Everything that arrives waits [for three days|until the laboratory has seen it]. A label in yellow says so; the green one that replaces it carries [a name and a time|a signature].',
      'A shortage of stoppers had nearly stopped the line in {lastYear}. [Since then|Ever since], someone has had [the task|the job] of reading the reports of suppliers’ suppliers.',
      'Packs carry a code that can be read at every step. {share}% of the pharmacies in {province} [do so|read it] already; the others [have until {nextYear}|must follow by {nextYear}].',
      '{supplier} delivers the [tanks|pumps], {partner} the [bags|tubing]. Both have stores within [a day’s drive|an hour’s drive], which was [a condition|asked for in the contract].',
    ],
  },
  money: {
    headings: ['Money and timing', 'What it costs', 'Who pays', 'The figures behind it'],
    passages: [
      'The company spends {money} on it, [spread over|within] three years. {bank} has given a loan at {margin}%, [secured by|against] the land.',
      'It pays off from [sixty|fifty-five] per cent of capacity on, by the company’s own reckoning. [Today it stands|At present it is] at {share}% and rising by [two|three] points a month.',
      '{fund} holds {decline}% of the shares and has [a seat|two seats] on the board. It [is said to|is thought to] want to stay until {nextYear} at least.',
      'Of the {moneyMore} that {short} [raised|took in] in {yearBefore}, [about a third|some forty per cent] is left. That is [enough|meant to last] until {nextYear}, [if nothing goes wrong|at the present pace].',
      'The city [adds|contributes] {moneyLess} for training, [paid|to be paid] when the people have been there for [two years|a year].',
      'Energy costs [ate up|took] {margin}% of revenue last year. A contract with a wind farm [off the coast|in the north] is to halve that from {nextYear} on.',
      'Exchange rates [help|have helped] for now: what is sold in {market} is paid in dollars, what is bought in yuan. {short} [hedges|insures] half of it.',
      '{analystHouse} puts the value of the whole company at {cash}. A year ago it was [a fifth less|a good deal less]; at its peak in {yearBefore}, [twice as much|nearly double].',
    ],
  },
  market: {
    headings: ['The market', 'Who buys it', 'A crowded field', 'Demand and competition'],
    passages: [
      'Demand for {product} grows by [about|some] {growth}% a year, [most of it|the larger part of it] in [smaller cities|the west of the country]. Capacity grows [faster|more slowly], by {share}%.',
      '{rival} and {partner} [offer the same|are active in the same field]. Together with {short} they [share|have] some [seventy|sixty-five] per cent of the market; [nine|a dozen] small firms share the rest.',
      'In hospitals [the brand counts|doctors stay with what they know], in pharmacies the price. Online, where {decline}% is [sold|bought] already, it is [whatever stands at the top|the order of the list].',
      'Imports, [once half of it|which used to dominate], have fallen to {decline}%. [Those that are left|The others] come from {market} and {secondMarket}.',
      'Patents on the original end in {nextYear}. At least [seven|eleven] companies [prepare|are preparing] for that day; {short} [filed|says it filed] third.',
      'Buyers have [become|grown] careful. Contracts that used to run for five years [now run for two|are now signed for two], and [almost all|most] have a clause about prices.',
      '{analystHouse} counts {hospitals} projects of the kind in China alone. [Half|Two thirds] of them, it [believes|expects], will never [be finished|make a single vial].',
      'The region around {place} [uses|needs] more of it than any other, [thanks to|because of] its large hospitals. The south [catches up|is catching up], helped by patients from abroad.',
      'Last winter {product} were [short|hard to get] for [three|five] weeks. Hospitals [helped one another out|borrowed from each other]; since then they have ordered [earlier|more than they need].',
    ],
  },
  region: {
    headings: ['Why {place}', 'The place', '{place} and its neighbours', 'A park by the motorway'],
    passages: [
      '{place} has [courted|been looking for] companies of this kind for years. In {park} there are {hospitals} of them [by now|now], from [a two-person start-up|three people in a container] to the branch of a world concern.',
      'The city [built|has built] flats for those who come from elsewhere: {boxes} so far, at [half|two thirds] of the usual rent for the first [two|three] years.',
      'There is a university, a port within {kilometres} kilometres, and [since last year|now] a train that takes [an hour and a half|less than two hours] to {otherPlace}.',
      'Not everybody is [happy|pleased]. Rents [near the park|around {park}] have risen by {growth}% in a year, and the [noodle shops|small shops] of the old quarter [close|are closing] one after the other.',
      '{otherPlace} and {thirdPlace} [compete for|want] the same companies. What they offer is [much the same|alike]: land, tax, a school. [Speed decides|In the end it is speed], say those who have negotiated with all three.',
      'The summers are [hot and wet|hot], which matters more than one might think: a quarter of the electricity [dries air|goes into dry air].',
      '{province} makes about {decline}% of what the country [exports|sells abroad] in medicines. The plan of the province [says|wants] {growth}% by {nextYear}.',
    ],
  },
  history: {
    headings: [
      'The company behind it',
      'How it came about',
      'From two rooms to {staffNow} people',
      'A look back',
    ],
    passages: [
      '{company} was founded in {founded} by [three|two] chemists who had [worked abroad|met at {university}], in [two rooms|a former silk mill] in {home}. Today it has {staffNow} people at [four|three] sites.',
      'It began with [amino acids|testing for others], went on to generics, and has [developed|had] drugs of its own since {yearBefore}. [Two|Three] are on the market.',
      'The name was [an accident|meant for the first product], {chief} likes to tell: [the form had room for it|the registrar had misread the form].',
      '{chief}, who leads the company, came [from|by way of] {rival} and {analystHouse}, [reads every complaint|answers complaints in person], and [gives few interviews|is seldom seen at congresses].',
      'In {lastYear} things [looked worse|had looked different]: a trial had failed, {staffBefore} people had to go, and the shares [fell by half|lost half their value] within a week.',
      'The headquarters are in {home}, [above|next to] the first laboratory. Decisions are [made there|taken there], production happens [in {place} and {otherPlace}|elsewhere].',
      'It is not the first [attempt|try]. A project of the same kind was [stopped|given up] in {yearBefore}, when [money ran out|its partner left]. The [drawings|plans] were kept.',
      '{short} and {rival} were once one company. They parted in {founded}, [over|in a quarrel about] [a patent|the name], and have [met in court|been neighbours and competitors] since.',
    ],
  },
  science: {
    headings: ['The science', 'How it works', 'What is known so far', 'In the laboratory'],
    passages: [
      '{code} [binds to|blocks] a protein that cells [show|carry] in {indication} and hardly ever otherwise. [That|This] is why [little|not much] of it is needed, and why side effects are [rare|few].',
      'The idea is [old|thirty years old]. What was missing was a way to keep the substance in the blood for more than [a few hours|an hour]; [a chain of fatty acids|a sugar at one end] does that now.',
      'Not all [in the field|experts] are convinced. The effect [may fade|could wear off], says {professor} of {university}, “and we would not see it in a trial of {weeks} weeks.”',
      'In [mice|the dish] it worked in [nine of ten|eight of ten] cases, in people so far in {response} of a hundred. [Such a gap|The difference] is usual; [its reason|why it is so] is not known.',
      'Making it is the harder half. One step in [eleven|fourteen] has to be done [at −40 °C|in the dark], and yields [rose|have risen] from {control}% to {response}% only when [somebody tried|the team tried] another solvent.',
      'The results [were published|appeared] in {lastYear} and have been [repeated|confirmed] by a group in {market}, [on fewer samples|with a smaller number of samples].',
      'A [marker|value] in the blood tells who will benefit. [The test for it|It] takes {hours} hours and is [cheap|not expensive]; {partner} makes it.',
      'What [comes next|follows] is a version that can be [swallowed|inhaled]. It [is two years behind|exists in the laboratory], and [loses|has lost] half its effect [on the way|in the stomach].',
      '“{quoteScienceToo}” says {professor}, who teaches at {university}.',
    ],
  },
  environment: {
    headings: ['Water, waste and energy', 'What leaves the chimney', 'The footprint', 'Energy'],
    passages: [
      'The roof carries {boxes} solar panels, which [cover|make] {decline}% of what the site [uses|needs]. The rest comes from [a wind farm|the grid].',
      'Waste water is treated [on the site|at the plant] and meets the stricter of the two standards that [apply|are in force]. In the last basin there are [carp|goldfish], [not for looks|as a test].',
      '{tonnes} tonnes of solvent [go round|are used] each year, and {response}% of that is [recovered|won back]. The rest is burnt in {otherPlace}, [which gives steam|for steam].',
      'A batch takes {vials} litres of water, [most of it|nearly all] for cleaning. [Five years ago|In {yearBefore}], it took [twice that|almost double].',
      'People who live [nearby|in the next street] can call a number at any hour. It rang [eleven|seven] times last year, [mostly|most often] because of [noise|the smell of malt].',
      'Heat from the [freeze dryers|compressors] warms the offices, and since {month} [a swimming pool|a school] of the city, too.',
      'The company [wants|has promised] to halve its emissions of CO<sub>2</sub> by {nextYear}, [measured|counted] from {yearBefore}. It [is|stands] at minus {share}% now.',
    ],
  },
  outlook: {
    headings: ['What comes next', 'Next steps', 'The road ahead', 'Open questions'],
    passages: [
      'The next date is {nextQuarter}, when [the board decides|a decision is due] on [a second phase|what follows]. {chief} [would not|did not want to] say which way [it leans|things are going].',
      '[Nothing of this is certain|None of it is certain]. A change in [the rules|prices], a trial that fails, and [the plan is another|plans look different].',
      'By {nextYear}, {short} wants to [double its revenue|be in {countries} countries]. It has set such goals before, in {yearBefore}, and [missed them narrowly|reached them a year late].',
      'Whether others will follow [is open|remains to be seen]. {rival} has [a similar plan|plans of the kind], without a date; {partner} [waits|prefers to wait].',
      'A report on [the first year|the first six months] is [promised|announced] for {nextQuarter}. It is to have figures [by site|for each site], which the company has not given so far.',
      'Much depends on {market}. If [the market there opens|registration there goes well], the plan is [too small|soon too small]; if not, [a line will stand still|one of the lines will have little to do].',
      'Until then, [nothing changes|everything stays as it is] for [customers|patients]: orders placed today [are delivered|will be filled] from the [existing|old] lines.',
    ],
  },
  patients: {
    headings: ['What it means for patients', 'In the hospitals', 'Those who wait', 'Treatment and price'],
    passages: [
      'Some [two|three] million people in China live with {indication}, [most of them|many] without knowing. Those who are treated [take|get] drugs that [help half of them|are twenty years old].',
      'A month of treatment costs CNY {priceBefore} today. Insurance pays [sixty|seventy] per cent in {province}, [less|somewhat less] elsewhere.',
      'A group of patients, [founded|started] in {place} in {founded}, [was asked|has been heard] about the leaflet. It [shortened|cut] it by half and [asked for|wanted] pictures.',
      'In the countryside [the way|the road] to a doctor is what [decides|counts]. {hospitals} hospitals in {province} [offer|have begun to offer] a first talk by video.',
      '“{quotePatientsToo}” says {professor} of {university}.',
      'Nurses [learn|are taught] to use it in an afternoon. Patients [can|may] do it themselves, and {response}% [do|want to], [after|once they have had] the second time.',
      'Those who took part in the trial [keep|will keep] getting the drug, [free of charge|at no cost], until it is [paid for by insurance|on the list].',
    ],
  },
  oversight: {
    headings: ['What the authorities say', 'Rules and reviews', 'The view of the regulator', 'Permits'],
    passages: [
      'The authority of {province} [confirmed|has confirmed] the facts and [would not|did not] comment on [the rest|details]. Its report is [due|expected] in {nextQuarter}.',
      'The file has {pages} pages. {observations} questions came back, [the last of them|the last one] in {month}; [all|each] had to be answered within [thirty|sixty] days.',
      'Rules have [changed|been changed] twice since {yearBefore}, each time [for the better|towards what is usual abroad], as [companies|lawyers] admit. What [they miss|is missing] are dates.',
      'A hearing was [held|called] in {otherPlace}, with [more chairs than guests|standing room only]. [Most questions|Nearly every question] came from {rival}.',
      'In {market} the same file [is with|lies with] the authority since {month}. It works [faster|more slowly] as a rule, and [asks|writes] in its own language.',
      'The licence runs for five years. To have it renewed, the company must show that [complaints were answered|every complaint has been answered].',
    ],
  },
  data: {
    headings: ['Data and machines', 'Sensors and screens', 'What the computers do', 'Records'],
    passages: [
      '{meters} sensors report every second, which [comes to|makes] {tonnes} gigabytes a year. [Nobody|No one] looks at most of it; [a program|a model] does, and [calls|wakes somebody] when a curve bends.',
      'Paper [has gone|is gone] from the hall, apart from [one book|a single book] beside the door: if the power fails, it [goes on|continues] with a pencil.',
      'The system [was bought|comes] from {supplier} and changed as little as possible. [Two|Three] attempts with [software of one’s own|something home-made] had cost {moneyLess} and [a winter|a good deal of patience].',
      'Everything is copied to {otherPlace}, [each hour|every hour]. The copy was [needed|used] once, in {month}, when an excavator [found|hit] the cable.',
      'It now takes {hours} minutes to find [out who touched a batch|a batch’s whole history], where it used to take [two days|most of a week].',
      'The model [was trained|learned] on {batches} batches. It is [right|correct] in {response} of a hundred cases, [and says so|and shows how sure it is]. The decision [is left to|stays with] people.',
      '“{quoteDataToo}” says {operationsHead}.',
    ],
  },
};
