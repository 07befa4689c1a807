import type { Random } from './random.ts';
import { formatNumber } from './story-facts.ts';
import type { TableName } from './story-kind.ts';
import type { Facts } from './template.ts';

type Row = readonly string[];

interface Table {
  head: Row;
  /** The first column is words, the others are figures unless said otherwise. */
  rows: readonly Row[];
}

/** A table in Markdown, with figures that fit the story. */
export function createTable(name: TableName, facts: Facts, random: Random): string {
  const { head, rows } = tables[name](facts, random);
  const line = (cells: Row) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '--:'))), ...rows.map(line)].join(
    '\n',
  );
}

const tables: Readonly<Record<TableName, (facts: Facts, random: Random) => Table>> = {
  lines: ({ yearBefore, lastYear, year, nextYear }, random) => ({
    head: ['Line', 'Litres', 'Batches a year', 'In use since'],
    rows: ['A', 'B', 'C', 'D', 'E']
      .slice(0, random.between(3, 5))
      .map((letter, index) => [
        `Line ${letter}`,
        formatNumber(random.pick([500, 1000, 2000, 4000, 8000, 15_000])),
        String(random.between(18, 96)),
        [yearBefore, lastYear, year, year, `planned for ${nextYear ?? ''}`][index] ?? '',
      ]),
  }),
  beforeAfter: (_, random) => ({
    head: ['', 'Before', 'After'],
    rows: random
      .shuffle([
        ['Hours a batch', random.between(70, 120), random.between(38, 66)],
        ['Yield, per cent', random.between(58, 74), random.between(78, 91)],
        ['Deviations a month', random.between(7, 19), random.between(1, 6)],
        ['Samples taken by hand', random.between(30, 60), random.between(0, 12)],
        ['Hours to release', random.between(200, 420), random.between(90, 180)],
      ])
      .slice(0, random.between(3, 5))
      .map((row) => row.map(String)),
  }),
  payments: (_, random) => {
    const first = random.between(30, 120, 10);
    return {
      head: ['When', 'Payment, CNY million'],
      rows: [
        ['On signature', first],
        ['First patient of the next trial', first * random.between(1, 2)],
        ['Application for approval', first * random.between(2, 3)],
        ['First sale', first * random.between(3, 5)],
      ].map((row) => row.map(String)),
    };
  },
  rounds: ({ founded, yearBefore, lastYear, year }, random) => ({
    head: ['Year', 'Round', 'CNY million'],
    rows: [
      [founded ?? '', 'Seed', String(random.between(4, 20))],
      [yearBefore ?? '', 'A', String(random.between(40, 120, 5))],
      [lastYear ?? '', 'B', String(random.between(130, 300, 10))],
      [year ?? '', 'C', String(random.between(310, 900, 10))],
    ].slice(random.below(2)),
  }),
  quarters: ({ lastYear, year }, random) => {
    let revenue = random.between(300, 800, 5);
    return {
      head: ['Quarter', 'Revenue, CNY million', 'Profit, CNY million', 'Exports, per cent'],
      rows: [lastYear, year].flatMap((of) =>
        ['Q1', 'Q2', 'Q3', 'Q4'].slice(of === year ? 2 : 0).map((quarter) => {
          revenue = Math.round(revenue * (1 + random.between(-3, 9) / 100));
          const profit = Math.round((revenue * random.between(4, 11)) / 100);
          return [
            `${quarter} ${of ?? ''}`,
            formatNumber(revenue),
            String(profit),
            String(random.between(11, 39)),
          ];
        }),
      ),
    };
  },
  arms: ({ code, response, control }, random) => ({
    head: ['', code ?? '', 'Placebo'],
    rows: [
      ['Patients', random.between(120, 300), random.between(60, 119)],
      ['Clearly better, per cent', response ?? '', control ?? ''],
      ['Free of symptoms, per cent', random.between(12, 30), random.between(1, 9)],
      ['Any side effect, per cent', random.between(31, 58), random.between(22, 40)],
      ['Stopped early, per cent', random.between(3, 9), random.between(2, 8)],
    ]
      .slice(0, random.between(3, 5))
      .map((row) => row.map(String)),
  }),
  shipments: ({ market, secondMarket, thirdMarket }, random) => ({
    head: ['To', 'Boxes', 'Days on the way', 'Warm on arrival'],
    rows: [market, secondMarket, thirdMarket].map((country) => [
      country ?? '',
      formatNumber(random.between(400, 9000, 20)),
      String(random.between(4, 39)),
      random.chance(0.7) ? 'none' : String(random.between(1, 7)),
    ]),
  }),
  bids: ({ company, rival, partner }, random) => {
    let price = random.between(30, 90);
    return {
      head: ['Bidder', 'Fen a unit', 'Share of the volume, per cent'],
      rows: [
        [company ?? '', 50],
        [partner ?? '', 30],
        ['Two others', 20],
        [rival ?? '', '–'],
      ].map(([bidder = '', share = '']) => {
        price += random.between(1, 9);
        return [String(bidder), String(price), String(share)];
      }),
    };
  },
  prices: ({ market, yearBefore, lastYear, year }, random) => ({
    head: ['Year', 'China', market ?? '', 'Difference'],
    rows: [yearBefore, lastYear, year].map((of) => {
      const price = random.between(120, 480, 5);
      const abroad = price + random.between(20, 160, 5);
      return [of ?? '', String(price), String(abroad), `+${String(abroad - price)}`];
    }),
  }),
};
