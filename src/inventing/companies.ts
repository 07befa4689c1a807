import { places } from './places.ts';
import { elementAt } from './random.ts';
import { products } from './subjects.ts';

/** A company that does not exist. */
export interface Company {
  name: string;
  /** How a story calls it once it has been introduced. */
  short: string;
  chinese: string;
  /** What the codes of its candidates begin with: `ATB`. */
  initials: string;
  /** Where its headquarters are. */
  home: string;
  /** What it is known for. */
  product: string;
}

const firstSyllables = [
  ...[
    'An 安',
    'Bei 北',
    'Chen 辰',
    'Dong 东',
    'En 恩',
    'Feng 枫',
    'Guang 广',
    'Heng 衡',
    'Jia 嘉',
    'Kang 康',
  ],
  ...[
    'Lan 澜',
    'Ming 明',
    'Ning 宁',
    'Ping 平',
    'Qi 启',
    'Rui 睿',
    'Sheng 晟',
    'Tian 天',
    'Wen 文',
    'Xing 星',
  ],
  ...['Yun 云', 'Ze 泽', 'Zhuo 卓', 'Jin 锦', 'Shu 舒'],
];
const secondSyllables = [
  ...[
    'ting 汀',
    'song 淞',
    'tong 桐',
    'tang 棠',
    'yan 砚',
    'xi 溪',
    'sui 穗',
    'fan 帆',
    'wei 苇',
    'huang 篁',
  ],
  ...[
    'cen 岑',
    'zhang 樟',
    'mian 棉',
    'pan 畔',
    'lian 涟',
    'gang 岗',
    'qiao 樵',
    'du 渡',
    'dian 淀',
    'cang 沧',
  ],
];
const trades = [
  ...['Biologics 生物制品', 'Pharma 制药', 'Therapeutics 医药', 'Laboratories 药物研究所'],
  ...['Biotech 生物技术', 'Life Sciences 生命科学', 'Medicines 药业', 'Biosciences 生物科学'],
  ...[
    'Pharmaceuticals 药物',
    'Biopharma 生物医药',
    'Pharmatech 医药科技',
    'Bioworks 生物工程',
    'Molecular 分子医药',
  ],
];

/** How many there are, so that the vocabulary has 600 tags with those that it leaves out. */
const count = 498;

/** No two begin with the same word, and neighbours have nothing in common. */
export const companies: readonly Company[] = Array.from({ length: count }, (_, index) => {
  const stem = (index * 309) % (firstSyllables.length * secondSyllables.length);
  const [first, firstChinese] = split(elementAt(firstSyllables, stem % firstSyllables.length));
  const [second, secondChinese] = split(elementAt(secondSyllables, Math.floor(stem / firstSyllables.length)));
  const [trade, tradeChinese] = split(elementAt(trades, (index * 5) % trades.length));
  return {
    name: `${first}${second} ${trade}`,
    short: `${first}${second}`,
    chinese: `${firstChinese}${secondChinese}${tradeChinese}`,
    initials: `${first.charAt(0)}${second.charAt(0)}${trade.charAt(0)}`.toUpperCase(),
    home: elementAt(places, (index * 7) % places.length).name,
    product: elementAt(products, index % products.length).name,
  };
});

/** Chinese stands behind the last space. */
function split(written: string): [string, string] {
  const space = written.lastIndexOf(' ');
  return [written.slice(0, space), written.slice(space + 1)];
}
