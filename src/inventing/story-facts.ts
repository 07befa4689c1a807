import { createSlug } from '../lib/slugs.ts';
import { monthName, quarterName, workingWeekday } from './calendar.ts';
import { companies, type Company } from './companies.ts';
import { people } from './people.ts';
import { places } from './places.ts';
import { quotes, titleQuotes } from './quotes.ts';
import { elementAt, type Random } from './random.ts';
import type { ChoiceName } from './story-kind.ts';
import { indications, markets, modalities, products, resources, roles, technologies } from './subjects.ts';
import type { Facts } from './template.ts';

/** How many there are to choose from. */
export const choiceCounts: Readonly<Record<ChoiceName, number>> = {
  product: products.length,
  place: places.length,
  market: markets.length,
  technology: technologies.length,
  resource: resources.length,
  partner: companies.length,
  code: 900,
  modality: modalities.length,
  indication: indications.length,
  person: people.length,
  role: roles.length,
};

/** Which of each there is to choose from a story is about. */
export type Choices = Readonly<Partial<Record<ChoiceName, number>>>;

export interface StoryFacts {
  facts: Facts;
  /** The topics of what the story was chosen to be about. */
  topics: readonly string[];
}

const numberWords = ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'];

/** Whatever a story may say, so that it says the same everywhere. */
export function createFacts(company: Company, choices: Choices, day: string, random: Random): StoryFacts {
  const choose = (name: ChoiceName) => choices[name] ?? random.below(choiceCounts[name]);
  const product = elementAt(products, choose('product'));
  const indication = elementAt(indications, choose('indication'));
  const modality = elementAt(modalities, choose('modality'));
  const partner = elementAt(companies, choose('partner'));
  const [market, secondMarket, thirdMarket] = pickOthers(markets, choose('market'), random);
  const [place, otherPlace, thirdPlace] = pickOthers(places, choose('place'), random);
  const rival = pickRival([company, partner], random);
  const year = Number(day.slice(0, 4));
  const yearBefore = year - random.between(2, 4);
  const million = random.between(60, 900, 10);
  const response = random.between(52, 84);
  const control = random.between(12, 38);
  const deviations = random.between(14, 90);
  const priceMonth = random.between(180, 2400, 20);
  const person = () => random.pick(people);
  const wordOf = (least: number, most: number) => elementAt(numberWords, random.between(least, most) - 2);
  const amount = (millions: number) => formatMoney(Math.max(3, Math.round(millions)));

  const topics = [
    choices.product !== undefined && product.topic,
    choices.modality !== undefined && modality.topic,
    choices.indication !== undefined && indication.topic,
  ].filter((topic) => topic !== false);

  return {
    topics,
    facts: {
      company: company.name,
      short: company.short,
      companyChinese: company.chinese,
      initials: company.initials,
      companySite: `https://${createSlug(company.name)}.example/`,
      partner: partner.name,
      partnerShort: partner.short,
      partnerChinese: partner.chinese,
      rival: rival.name,
      supplier: random.pick(suppliers),
      fund: random.pick(funds),
      bank: random.pick(banks),
      analystHouse: random.pick(analystHouses),
      university: random.pick(universities),

      product: product.name,
      aLine: product.line,
      line: withoutArticle(product.line),
      productChinese: product.chinese,
      indication: indication.name,
      indicationChinese: indication.chinese,
      aModality: modality.name,
      modality: withoutArticle(modality.name),
      modalities: pluralise(withoutArticle(modality.name)),
      modalityChinese: modality.chinese,
      code: `${company.initials}-${String(100 + choose('code'))}`,
      aPhase: random.pick(['a phase I', 'a phase II', 'a phase III']),
      technology: elementAt(technologies, choose('technology')),
      resource: elementAt(resources, choose('resource')),
      role: elementAt(roles, choose('role')),

      place: place.name,
      placeChinese: place.chinese,
      province: place.province,
      otherPlace: otherPlace.name,
      thirdPlace: thirdPlace.name,
      home: company.home === place.name ? otherPlace.name : company.home,
      park: `${place.name} ${random.pick(parks)}`,
      market: market.name,
      marketChinese: market.chinese,
      secondMarket: secondMarket.name,
      thirdMarket: thirdMarket.name,

      person: elementAt(people, choose('person')),
      chief: person(),
      chiefTitle: random.pick(['chief executive', 'chairman', 'president', 'managing director']),
      operationsHead: person(),
      qualityHead: person(),
      professor: person(),
      analyst: person(),
      predecessor: person(),

      weekday: workingWeekday(day),
      month: monthName(day, -random.between(2, 5)),
      nextMonth: monthName(day, random.between(1, 4)),
      quarter: quarterName(day, -1),
      nextQuarter: quarterName(day, random.between(1, 4)),
      year: String(year),
      nextYear: String(year + random.between(1, 2)),
      lastYear: String(year - 1),
      yearBefore: String(yearBefore),
      founded: String(yearBefore - random.between(5, 20)),

      money: amount(million),
      moneyMore: amount(million * random.between(2, 4)),
      moneyLess: amount(million / random.between(4, 8)),
      cash: amount(million * random.between(6, 12)),
      chineseMoney: String(million / 100),
      priceMonth: formatNumber(priceMonth),
      priceBefore: formatNumber(Math.round((priceMonth * random.between(14, 32)) / 10)),

      litres: formatNumber(
        random.pick([2000, 4000, 6000, 12_000, 15_000, 20_000, 24_000, 36_000, 48_000, 60_000]),
      ),
      area: formatNumber(random.between(6000, 90_000, 1000)),
      jobs: formatNumber(random.between(40, 900, 10)),
      staffBefore: formatNumber(random.between(12, 90)),
      staffNow: formatNumber(random.between(120, 4000, 20)),
      batches: formatNumber(random.between(24, 160)),
      lots: formatNumber(random.between(12, 30)),
      vials: formatNumber(random.between(3000, 18_000, 500)),
      boxes: formatNumber(random.between(120, 1400, 10)),
      pallets: formatNumber(random.between(600, 9000, 100)),
      pages: formatNumber(random.between(60, 480, 5)),
      tonnes: formatNumber(random.between(40, 900, 10)),
      meters: formatNumber(random.between(40, 300, 5)),
      cells: formatNumber(random.between(40_000, 90_000, 1000)),
      people: formatNumber(random.between(70, 300, 5)),
      kilometres: formatNumber(random.between(8, 45)),
      windowMetres: formatNumber(random.between(9, 30)),
      patients: formatNumber(random.between(60, 900, 5)),
      hospitals: formatNumber(random.between(6, 60)),
      hours: formatNumber(random.between(6, 48)),
      weeks: formatNumber(random.between(8, 30, 2)),
      months: formatNumber(random.between(11, 26)),
      deviations: formatNumber(deviations),
      deviationsBefore: formatNumber(deviations + random.between(3, 20)),

      response: String(response),
      control: String(control),
      difference: String(response - control),
      growth: String(random.between(12, 38)),
      share: String(random.between(21, 48)),
      decline: String(random.between(22, 61)),
      margin: String(random.between(5, 9)),

      years: wordOf(3, 6),
      keepYears: random.pick(['ten', 'twelve', 'fifteen']),
      observations: wordOf(2, 11),
      countries: wordOf(4, 11),
      countOfDays: wordOf(4, 9),
      countOfLines: wordOf(3, 6),
      countOfProvinces: wordOf(4, 11),
      weeksLess: wordOf(3, 5),
      ordinal: random.pick(['third', 'fourth', 'fifth', 'sixth', 'seventh']),

      quoteTitle: random.pick(titleQuotes),
      ...pickQuotes(random),
    },
  };
}

const suppliers = [
  'Lindqvist Tanks',
  'Okano Process',
  'Mattern Anlagen',
  'Yitian Machinery',
  'Fluxwerk',
  'Steelbridge Systems',
  'Delta Valve & Pipe',
];
const funds = [
  'Blue Heron Ventures',
  'Longbridge Capital',
  'Ninth Gate Partners',
  'Paper Kite Fund',
  'Tidewater Health',
  'Old Canal Investment',
];
const banks = ['A bank of the province', 'The bank of the city', 'A group of regional banks'];
const analystHouses = [
  'Harbour View Research',
  'Plum Rain Securities',
  'Two Rivers Analytics',
  'Lantern Street Research',
  'Meridian Tables',
];
const universities = [
  'Eastern Lake University',
  'Old Canal Medical College',
  'Seven Bridges University',
  'the Yangtze Institute of Medicine',
  'Blue Mountain Medical University',
  'South Gate University',
];
const parks = [
  'Lakeside Science Park',
  'Riverside Biomedical Park',
  'Crane Island Park',
  'Old Airfield Park',
  'Bamboo Hill Science Park',
  'Innovation Harbour',
  'East Harbour Park',
];

function pickRival(others: readonly Company[], random: Random): Company {
  const rival = random.pick(companies);
  return others.includes(rival) ? pickRival(others, random) : rival;
}

/** The one at an index, and two others. */
function pickOthers<T>(list: readonly T[], index: number, random: Random): [T, T, T] {
  const step = random.between(1, list.length - 2);
  const second = random.between(1, list.length - 1 - step);
  const at = (distance: number) => elementAt(list, (index + distance) % list.length);
  return [at(0), at(step), at(step + second)];
}

/** Two of each matter, so that nobody says the same thing twice. */
function pickQuotes(random: Random): Record<string, string> {
  return Object.fromEntries(
    Object.entries(quotes).flatMap(([matter, said]) => {
      const first = random.below(said.length);
      const second = (first + random.between(1, said.length - 1)) % said.length;
      return [
        [matter, elementAt(said, first)],
        [`${matter}Too`, elementAt(said, second)],
      ];
    }),
  );
}

function withoutArticle(named: string): string {
  return named.replace(/^an? /, '');
}

function pluralise(noun: string): string {
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return noun.endsWith('s') ? `${noun}es` : `${noun}s`;
}

/** As `CNY 340 million` or `CNY 2.4 billion`. */
function formatMoney(millions: number): string {
  return millions < 1000
    ? `CNY ${String(millions)} million`
    : `CNY ${String(Math.round(millions / 100) / 10)} billion`;
}

/** As `24,000`. */
export function formatNumber(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}
