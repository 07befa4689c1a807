import { describe, expect, test } from 'vitest';
import { checkArticleFile } from '../../../../src/content/checks/article-file.ts';

const write = (author: string) =>
  `---\ntitle: A story\ndate: 2019-03-20\nsource: contractpharma\ntags: [China]\nauthor: ${author}\n---\n\nText.\n`;

function check(author: string) {
  const text = write(author);
  const { issues } = checkArticleFile('articles/2019/2019-03-20-a.md', new TextEncoder().encode(text));
  const [{ edit } = {}] = issues;
  return { issues, mended: edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end) };
}

const by = 'leave out “By”, which the page itself writes before the name';
const several = 'several names in one text are read as one person';
const without = (part: string) => `leave out “${part}”: an author is a name alone`;

const each = (names: string) =>
  `write [${names}] if each of them is an author; leave out what somebody is or works for`;
const alone = (name: string) => `write the name alone: ${name}`;
const none = 'write the name of the author, or take the line out';

describe('the author of a story', () => {
  test.for<[author: string, message: string, mended: string]>([
    ['By Jane Doe', by, 'Jane Doe'],
    ['"by: Jane Doe"', by, 'Jane Doe'],
    ['BY JANE DOE', by, 'JANE DOE'],
    ['By the editors', by, 'the editors'],
    ['Written by Jane Doe', without('Written by'), 'Jane Doe'],
    ['Words by Jane Doe', without('Words by'), 'Jane Doe'],
    ['"Text: Jane Doe"', without('Text'), 'Jane Doe'],
    ['"Author: Jane Doe"', without('Author'), 'Jane Doe'],
    ['"Authors: Jane Doe and Li Wei"', without('Authors'), '[Jane Doe, Li Wei]'],
    ['文/李伟', without('文'), '李伟'],
    ['文：李伟、王敏', without('文'), '[李伟, 王敏]'],
    ['作者：李伟', without('作者'), '李伟'],
    ['"作者: Jane Doe"', without('作者'), 'Jane Doe'],
    ['记者 李伟', without('记者'), '李伟'],
    ['记者李伟', without('记者'), '李伟'],
    ['记者欧阳修', without('记者'), '欧阳修'],
    ['本报记者 李伟', without('本报记者'), '李伟'],
    ['新华社记者李伟', without('新华社记者'), '李伟'],
    ['通讯员 王敏', without('通讯员'), '王敏'],
    ['By Dr. Jane Doe, Senior Editor', by, 'Dr. Jane Doe, Senior Editor'],
    ['By Jane Doe, Reuters', by, 'Jane Doe, Reuters'],
    ['Jane Doe and Li Wei', several, '[Jane Doe, Li Wei]'],
    ['Jane Doe & Anne-Marie O’Neill', several, '[Jane Doe, Anne-Marie O’Neill]'],
    ['Jane Doe; Li Wei', several, '[Jane Doe, Li Wei]'],
    ['Ludwig van der Berg and Mohammed bin Rashid', several, '[Ludwig van der Berg, Mohammed bin Rashid]'],
    ['J. R. R. Tolkien & Åsa Öberg', several, '[J. R. R. Tolkien, Åsa Öberg]'],
    ['Martin Luther King Jr. and Li Wei', several, '[Martin Luther King Jr., Li Wei]'],
    ['李伟、王敏', several, '[李伟, 王敏]'],
    ['李伟和王敏', several, '[李伟, 王敏]'],
    ['李伟与王敏', several, '[李伟, 王敏]'],
    ['李伟、王敏和张三', several, '[李伟, 王敏, 张三]'],
    ['Jane Doe and Li Wei, Senior Editors', several, '[Jane Doe, Li Wei]'],
    ['Jane Doe, Senior Editor, and Li Wei', several, '[Jane Doe, Li Wei]'],
    ['[Jane Doe and Li Wei, Bob Ray]', several, '[Jane Doe, Li Wei, Bob Ray]'],
    ['["Jane Doe and Li Wei"]', several, '[Jane Doe, Li Wei]'],
    ['[王芳、李伟]', several, '[王芳, 李伟]'],
    ['[By Jane Doe, Li Wei]', by, '[Jane Doe, Li Wei]'],
    ['["By Jane Doe & Li Wei", 王芳]', by, '[Jane Doe, Li Wei, 王芳]'],
    ['Jane Doe, PhD', without('PhD'), 'Jane Doe'],
    ['Jane Doe, Ph.D.', without('Ph.D.'), 'Jane Doe'],
    ['Jane Doe PhD', without('PhD'), 'Jane Doe'],
    ['Jane Doe, MD, MBA', 'leave out “MD” and “MBA”: an author is a name alone', 'Jane Doe'],
    ['Martin Luther King, Jr., PhD', without('PhD'), 'Martin Luther King, Jr.'],
    ['Jane Doe, Senior Editor', without('Senior Editor'), 'Jane Doe'],
    ['Jane Doe, Editor-in-Chief', without('Editor-in-Chief'), 'Jane Doe'],
    ['Jane Doe (Reporter)', without('Reporter'), 'Jane Doe'],
    ['Jane Doe - Staff Writer', without('Staff Writer'), 'Jane Doe'],
    ['Jane Doe | Managing Editor', without('Managing Editor'), 'Jane Doe'],
    ['李伟 记者', without('记者'), '李伟'],
    ['李伟（记者）', without('记者'), '李伟'],
    ['李伟，高级记者', without('高级记者'), '李伟'],
    ['Jane Doe <jane@example.com>', without('<jane@example.com>'), 'Jane Doe'],
    ['Jane Doe (jane.doe@example.co.uk)', without('(jane.doe@example.co.uk)'), 'Jane Doe'],
    ['Jane Doe, jane@example.com', without('jane@example.com'), 'Jane Doe'],
    ['Jane Doe https://example.com/jane/', without('https://example.com/jane/'), 'Jane Doe'],
    ['Jane Doe - www.example.com', without('www.example.com'), 'Jane Doe'],
    ['Jane Doe (@janedoe)', without('(@janedoe)'), 'Jane Doe'],
    ['[Jane Doe <jane@example.com>, Li Wei]', without('<jane@example.com>'), '[Jane Doe, Li Wei]'],
    ['作者 | 李伟', without('作者'), '李伟'],
    ['撰文 | 李伟', without('撰文'), '李伟'],
    ['文图/李伟', without('文图'), '李伟'],
    ['[文/李伟, 图/王敏]', without('文'), '[李伟, 图/王敏]'],
    ['[Jane Doe, "& Li Wei"]', without('&'), '[Jane Doe, Li Wei]'],
    ['By – Jane Doe', by, 'Jane Doe'],
    ['Jane Doe, & Li Wei', several, '[Jane Doe, Li Wei]'],
    ['"[Jane Doe, Li Wei]"', several, '[Jane Doe, Li Wei]'],
    ['"［Jane Doe，Li Wei］"', several, '[Jane Doe, Li Wei]'],
    ['［Jane Doe，Li Wei］', several, '[Jane Doe, Li Wei]'],
    ['[Jane Doe, and Li Wei]', without('and'), '[Jane Doe, Li Wei]'],
    ['記者 李偉', without('記者'), '李偉'],
    ['記者：李偉', without('記者'), '李偉'],
    ['作者丨李伟', without('作者'), '李伟'],
    ['本报首席记者李伟', without('本报首席记者'), '李伟'],
    ['澎湃新闻记者 李伟', without('澎湃新闻记者'), '李伟'],
    ['By Li Wei & 王敏', by, '[Li Wei, 王敏]'],
    ['Jane Doe and 李伟', several, '[Jane Doe, 李伟]'],
  ])('%s, and the edit that mends it', ([author, message, mended]) => {
    const checked = check(author);
    expect(checked.issues).toMatchObject([
      { line: 6, rule: 'author', severity: 'error', message: `author: ${message}`, fix: `author: ${mended}` },
    ]);
    expect(checked.mended).toBe(write(mended));
  });

  test.for<[author: string, message: string, fix: string]>([
    ['记者 李伟 通讯员 王敏', without('记者'), each('李伟, 王敏')],
    ['jane@example.com, Jane Doe', without('jane@example.com'), alone('Jane Doe')],
    ['Jane Doe, Li Wei', several, each('Jane Doe, Li Wei')],
    ['Jane Doe, Li Wei and Bob Ray', several, each('Jane Doe, Li Wei, Bob Ray')],
    ['Jane Doe, Li Wei, and Bob Ray', several, each('Jane Doe, Li Wei, Bob Ray')],
    ['Jane Doe, PhD & Li Wei, Reuters', several, each('Jane Doe, Li Wei')],
    ['Jane Doe - Li Wei', several, each('Jane Doe, Li Wei')],
    ['李伟，王芳', several, each('李伟, 王芳')],
    ['李伟，王芳和张三', several, each('李伟, 王芳, 张三')],
    ['[李伟，"王芳"]', several, each('李伟, 王芳')],
    ['[Jane Doe，Li Wei]', several, each('Jane Doe, Li Wei')],
    ['Jane Doe, Contract Pharma', without('Contract Pharma'), alone('Jane Doe')],
    ['Jane Doe, Reuters', without('Reuters'), alone('Jane Doe')],
    ['Jane Doe, Director of Research', without('Director of Research'), alone('Jane Doe')],
    ['Jane Doe | Contract Pharma', without('Contract Pharma'), alone('Jane Doe')],
    ['Jane Doe (Reuters)', without('Reuters'), alone('Jane Doe')],
    ['李伟（新华社）', without('新华社'), alone('李伟')],
    ['李伟/新华社', without('新华社'), alone('李伟')],
    ['[Jane Doe, PhD]', without('PhD'), alone('Jane Doe')],
    ['[Jane Doe, Li Wei, Senior Editor]', without('Senior Editor'), each('Jane Doe, Li Wei')],
    ['jane@example.com', without('jane@example.com'), none],
    ['"@janedoe"', without('@janedoe'), none],
    ['https://example.com/', without('https://example.com/'), none],
    ['文/图 李伟', without('文'), alone('图 李伟')],
    ['记者：李伟 编辑：王敏', without('记者'), alone('李伟 编辑：王敏')],
    ['李伟、王敏等', several, each('李伟, 王敏')],
    ['"[Jane Doe](https://x.com/a)"', without('(https://x.com/a)'), alone('Jane Doe')],
    ["<a href='https://x.com/a'>Jane Doe</a>", without("https://x.com/a'>"), none],
    ['"Jane Doe [jane@x.com]"', without('jane@x.com'), alone('Jane Doe')],
    ['"@Properties Group"', without('@Properties'), alone('Group')],
    ['Jane Doe, Novo Nordisk', several, each('Jane Doe, Novo Nordisk')],
  ])('%s, which can be mended in two ways: no edit', ([author, message, fix]) => {
    const { issues, mended } = check(author);
    expect(issues).toMatchObject([
      { line: 6, rule: 'author', severity: 'error', message: `author: ${message}`, fix },
    ]);
    expect(mended).toBeUndefined();
  });

  test.for<[author: string, message: string, fix: string]>([
    ['Jane Doe / Li Wei', several, each('Jane Doe, Li Wei')],
    ['Jane Doe | Li Wei', several, each('Jane Doe, Li Wei')],
    ['李伟 王敏', several, each('李伟, 王敏')],
    ['李伟 欧阳修 王敏', several, each('李伟, 欧阳修, 王敏')],
    ['李伟 和 王敏', several, each('李伟, 王敏')],
    ['Dr. Jane Doe and Prof. Li Wei', several, each('Jane Doe, Li Wei')],
    ['Dr. Jane Doe', without('Dr.'), alone('Jane Doe')],
    ['Dr Jane Doe', without('Dr'), alone('Jane Doe')],
    ['Prof. Dr. Jane Doe', without('Prof. Dr.'), alone('Jane Doe')],
    ['Professor Jane Doe', without('Professor'), alone('Jane Doe')],
    ['Mr. John Doe', without('Mr.'), alone('John Doe')],
    ['Ms. Jane Doe', without('Ms.'), alone('Jane Doe')],
    ['Mrs Jane Doe', without('Mrs'), alone('Jane Doe')],
    ['Editor Jane Doe', without('Editor'), alone('Jane Doe')],
    ['Senior Reporter Jane Doe', without('Senior Reporter'), alone('Jane Doe')],
    ['王敏博士', without('博士'), alone('王敏')],
    ['王敏副教授', without('副教授'), alone('王敏')],
    ['[Dr. Jane Doe, Li Wei]', without('Dr.'), each('Jane Doe, Li Wei')],
    ['王敏记者', without('记者'), alone('王敏')],
    ['田中 康夫', several, each('田中, 康夫')],
    ['Dr. Willmar Schwabe', without('Dr.'), alone('Willmar Schwabe')],
    ['Professor Emeritus Jane Doe', without('Professor Emeritus'), alone('Jane Doe')],
    ['Hong Kong / New York', several, each('Hong Kong, New York')],
  ])('%s, which may be a name: a warning, and no edit', ([author, message, fix]) => {
    const { issues, mended } = check(author);
    expect(issues).toMatchObject([
      { line: 6, rule: 'author-name', severity: 'warning', message: `author: ${message}`, fix },
    ]);
    expect(mended).toBeUndefined();
  });

  test.for([
    'Jane Doe/Li Wei',
    'Jane Doe with Li Wei',
    'Jane Doe + Li Wei',
    'Prof Xiang',
    'Jane Doe',
    '[Jane Doe, Li Wei]',
    '\n  - Jane Doe\n  - 李伟',
    'Jean-Luc O’Neill',
    "Jean-Luc O'Neill",
    'J. R. R. Tolkien',
    'Ludwig van der Berg',
    'María José Carreño Quiñones',
    'Martin Luther King Jr.',
    'Martin Luther King, Jr.',
    'Doe, Jane',
    'Mohammed bin Rashid',
    'Anh Nguyễn',
    'Åsa Öberg',
    'Will.i.am',
    'Andy Andersen',
    'Sandra Band',
    'Byron Ray',
    'Brandon Bywater',
    'Drew Profitt',
    'Mai Reporter',
    'Jane “JJ” Doe',
    'Li Wei (李伟)',
    '李伟 (David Li)',
    '李伟',
    '李 伟',
    '欧阳修',
    '欧阳 修',
    '欧阳娜娜',
    '和田玉',
    '王和',
    '王和平',
    '欧阳与非',
    '与谢野晶子',
    '山本和夫',
    '文静',
    '文一多',
    '记者站',
    '本报记者',
    '编辑部',
    'Xinhua',
    '新华社',
    '新华社，北京',
    'The Editors',
    'Staff Writer',
    'Contract Pharma staff',
    'Li Wei & Sons',
    'Johnson & Johnson',
    '[Johnson & Johnson, Li Wei]',
    'Procter & Gamble',
    'Bausch + Lomb',
    'Novo Nordisk A/S',
    'Merck & Co., Inc.',
    'Bristol Myers Squibb, Inc.',
    'Eli Lilly and Company',
    'Dr. Reddy’s Laboratories',
    'Dr. Reddy’s',
    'Dr. August Wolff GmbH & Co. KG',
    'Ms Magazine',
    'Food and Drug Administration',
    'Department of Health and Human Services',
    'Hong Kong Science and Technology Parks',
    'Reporters Without Borders',
    'Publishers Clearing House',
    'Founders Factory Berlin',
    'Editors Guild India',
    '丁香医生',
    '时尚先生',
    '欧阳 夏丹',
    '欧阳 江河',
    'Dr. Oetker',
    'Dr. Falk',
    '来源 | 药智网',
    '李伟、Jane Doe和王敏',
    'Li Wei / 李伟',
    '王敏 / Wang Min',
    'Eli Lilly, S.A.',
    'Bristol Myers Squibb, L.L.C.',
    'WuXi AppTec (603259.SH)',
    'Hong Kong/New York',
    'Jane Doe &amp; Li Wei',
  ])('nothing of “%s”', (author) => {
    expect(check(author).issues).toEqual([]);
  });

  test.for(['By ', '文/', '本报', '李伟和', 'Jane Doe, ', 'a@', 'Dr. '])(
    '“%s” ten thousand times',
    (part) => {
      expect(check(`"${part.repeat(10_000)}"`).issues.length).toBeLessThan(2);
    },
  );

  test('nothing of the same words in a description', () => {
    const text = write('Jane Doe').replace('author: ', 'description: 药明康德，以及 By Jane Doe and ');
    const { issues } = checkArticleFile('articles/2019/2019-03-20-a.md', new TextEncoder().encode(text));
    expect(issues).toEqual([]);
  });
});
