import { describe, expect, it } from 'vitest';
import { readCopiedText } from '../../../../src/writing/reading/copied-text.ts';
import { writeFaithfully } from '../../../../src/writing/reading/markdown.ts';

const sources = {
  contractpharma: { name: 'Contract Pharma', url: 'https://www.contractpharma.com' },
  pharmadaily: { name: 'Pharma Daily', url: 'https://www.example.com' },
};

const read = (text: string, title?: string) => {
  const found = readCopiedText(text, { sources, title });
  const { markdown } = writeFaithfully(found.tree);
  return {
    title: found.title?.value,
    source: found.source?.value,
    date: found.date?.value,
    tags: found.tags?.value,
    paragraphs: markdown === '' ? [] : markdown.split('\n\n'),
    leftOut: found.leftOut.map(({ what }) => what),
    doubts: found.doubts.map(({ line, message }) => `${String(line)}: ${message}`),
    problems: found.problems.map(({ line, message }) => `${String(line)}: ${message}`),
  };
};

const story = [
  'Anhua Biologics has opened a plant in Suzhou.',
  '“It is our second,” said Li Wen – the first is in Hefei.',
];
const tail = [
  'Register as Visitor to CPhI China 2019!',
  '---------------------------------',
  "Editor's Note:",
  'Would you like to become a contributor of En-CPhI.cn? Send your CV and sample works to the editor.',
  'Contact Us',
  'Tel: (+86) 400 000 0000',
  'WhatsApp, Telegram, WeChat: +86 100 0000 0000',
  'Follow Us:',
];
const whole = {
  source: 'contractpharma',
  date: 'March 20, 2019',
  tags: ['gene therapy', 'china', 'GenScript'],
};

describe('readCopiedText', () => {
  it.each([
    ['run together', ['contractpharmaMarch 20, 2019', 'Tag: gene therapy , china , GenScript']],
    ['with a space', ['contractpharma March 20, 2019', 'Tag: gene therapy , china , GenScript']],
    ['on two lines', ['contractpharma', 'March 20, 2019', 'Tag: gene therapy , china , GenScript']],
    [
      'with blank lines between',
      ['', 'contractpharma', '', 'March 20, 2019', '  ', 'Tags: gene therapy,china,GenScript'],
    ],
    ['with Chinese punctuation', ['contractpharmaMarch 20, 2019', 'Tag：gene therapy，china、GenScript，']],
    [
      'indented, with white space behind',
      ['\u00a0 contractpharmaMarch 20, 2019\t', ' Tag: gene therapy , china , GenScript '],
    ],
  ])('reads source, date and tags %s', (_, head) => {
    expect(read([...head, ...story].join('\n'))).toMatchObject({
      ...whole,
      title: undefined,
      paragraphs: story,
      problems: [],
    });
  });

  it.each([
    ['LF', '\n'],
    ['CR LF', '\r\n'],
    ['CR', '\r'],
    ['the vertical tab of a word processor', '\u000b'],
    ['the line separator', '\u2028'],
  ])('reads lines that end with %s', (_, end) => {
    const text = ['contractpharmaMarch 20, 2019', 'Tag: gene therapy , china , GenScript', ...story].join(
      end,
    );
    expect(read(`\ufeff${text}${end}`)).toMatchObject({
      ...whole,
      paragraphs: story,
      leftOut: [],
      problems: [],
    });
  });

  it.each([
    ['a key', 'contractpharmaMarch 20, 2019', 'contractpharma', 'March 20, 2019'],
    ['a name', 'Contract PharmaMarch 20, 2019', 'Contract Pharma', 'March 20, 2019'],
    ['a key nobody knows', 'biowireMarch 20, 2019', 'biowire', 'March 20, 2019'],
    ['a key that ends like a month', 'newsmarchMarch 20, 2019', 'newsmarch', 'March 20, 2019'],
    ['a short month', 'contractpharmaSept. 3, 2018', 'contractpharma', 'Sept. 3, 2018'],
    ['the day first', 'contractpharma 20 March 2019', 'contractpharma', '20 March 2019'],
    ['digits alone', 'contractpharma2019-03-20', 'contractpharma', '2019-03-20'],
    ['words before both', 'Source: contractpharma Date: 2019-03-20', 'contractpharma', '2019-03-20'],
    ['a bar between', 'contractpharma | March 20, 2019', 'contractpharma', 'March 20, 2019'],
    ['a date alone', 'March 20, 2019', undefined, 'March 20, 2019'],
    ['a source alone', 'contractpharma', 'contractpharma', undefined],
  ])('understands a head with %s', (_, head, source, date) => {
    const text = [head, 'Tag: china', ...story].join('\n');
    expect(read(text)).toMatchObject({ source, date, tags: ['china'], title: undefined, paragraphs: story });
  });

  it('takes a line above the source for the title, also where it ends in a date itself', () => {
    const text = [
      'Plant opens on March 1, 2019',
      'contractpharmaMarch 20, 2019',
      'Tag: china',
      ...story,
    ].join('\n');
    expect(read(text)).toMatchObject({
      title: 'Plant opens on March 1, 2019',
      date: 'March 20, 2019',
      problems: [],
    });
  });

  it('takes a line between source and tags for the title', () => {
    const text = ['contractpharmaMarch 20, 2019', 'Anhua opens a plant', 'Tag: china', ...story].join('\n');
    expect(read(text)).toMatchObject({
      title: 'Anhua opens a plant',
      source: 'contractpharma',
      paragraphs: story,
    });
  });

  it('takes the first line for the title where there is no head', () => {
    expect(read(['Anhua opens a plant', ...story].join('\n'))).toMatchObject({
      title: 'Anhua opens a plant',
      source: undefined,
      paragraphs: story,
    });
  });

  it('takes no sentence for a title', () => {
    expect(read(story.join('\n'))).toMatchObject({ title: undefined, paragraphs: story });
  });

  it('leaves out the title where the story begins with it once more', () => {
    const text = ['contractpharmaMarch 20, 2019', 'Tag: china', 'Anhua Opens a Plant', ...story].join('\n');
    expect(read(text, 'Anhua opens a plant')).toMatchObject({
      paragraphs: story,
      leftOut: [],
    });
  });

  it('leaves out the old site’s own words and says so', () => {
    const text = ['contractpharmaMarch 20, 2019', 'Tag: china', ...story, ...tail].join('\n');
    const { paragraphs, leftOut, doubts } = read(text);
    expect(paragraphs).toEqual(story);
    expect(leftOut).toHaveLength(1);
    expect(leftOut[0]).toMatch(/^from line 5: “Register as Visitor to CPhI China 2019!”, .*“Follow Us:”$/);
    expect(doubts).toEqual([]);
  });

  it('keeps every paragraph in its order, with its marks as they were', () => {
    const paragraphs = ['2. Second', '1. First', '# Three', '“Six” – six', 'Contact us today.'];
    const text = ['contractpharmaMarch 20, 2019', 'Tag: china', ...paragraphs].join('\n');
    expect(read(text).paragraphs).toEqual([
      '2\\. Second',
      '1\\. First',
      '\\# Three',
      '“Six” – six',
      'Contact us today.',
    ]);
  });

  it.each<[string, string[], string]>([
    ['bullets', ['One:', '• a', '• b_c'], 'One:\n\n- a\n- b_c'],
    ['a bullet alone', ['One:', '● a', 'Two.'], 'One:\n\n- a\n\nTwo.'],
    ['hyphens in a row', ['One:', '- a', '', '- b', 'Two.'], 'One:\n\n- a\n- b\n\nTwo.'],
    ['numbers from one', ['One:', '1. a', '2. b', '3. c'], 'One:\n\n1. a\n2. b\n3. c'],
    ['Chinese numbers', ['要点：', '1、甲', '2、乙'], '要点：\n\n1. 甲\n2. 乙'],
    ['numbers in brackets', ['One:', '(1) a', '(2) b'], 'One:\n\n1. a\n2. b'],
    [
      'tabs',
      ['Product\tLitres', 'AH-101\t4,000', 'Two.'],
      '| Product | Litres |\n| ------- | ------ |\n| AH-101  | 4,000  |\n\nTwo.',
    ],
  ])('makes a list or a table of %s', (_, lines, markdown) => {
    const text = ['contractpharmaMarch 20, 2019', 'Tag: china', ...lines].join('\n');
    expect(read(text).paragraphs.join('\n\n')).toBe(markdown);
  });

  it.each<[string, string[], string[]]>([
    ['one hyphen', ['- Five', 'Six.'], ['\\- Five', 'Six.']],
    ['different signs', ['* Four *', '- Five'], ['\\* Four \\*', '\\- Five']],
    ['numbers that do not begin with one', ['2. Second', '3. Third'], ['2\\. Second', '3\\. Third']],
    ['numbers that do not follow', ['1. First', '3. Third'], ['1\\. First', '3\\. Third']],
    ['a number with decimals', ['1.5 million', '2.5 million'], ['1.5 million', '2.5 million']],
    ['one tab', ['a\tb', 'c'], ['a\tb', 'c']],
  ])('makes no list or table of %s', (_, lines, paragraphs) => {
    const text = ['contractpharmaMarch 20, 2019', 'Tag: china', ...lines].join('\n');
    expect(read(text).paragraphs).toEqual(paragraphs);
  });

  const wrapped = [
    'Anhua Biologics has opened a plant in Suzhou, the second that the',
    'company runs. It makes monoclonal antibodies in four reactors, each of',
    'them with two thousand litres.',
  ];

  it('joins wrapped lines beside one that is longer, and words of Chinese without a space', () => {
    const address = `https://example.com/${'a'.repeat(100)}`;
    const text = ['contractpharmaMarch 20, 2019', 'Tag: china', '', ...wrapped, '', address].join('\n');
    expect(read(text).paragraphs).toEqual([wrapped.join(' '), address]);

    const lines = [
      '安华生物在苏州开设了第二家工厂，这是该公司在中国运营的第二家工厂，生产单克隆抗体，',
      '产能为八千升。',
    ];
    expect(read(['contractpharmaMarch 20, 2019', 'Tag: china', '', ...lines].join('\n')).paragraphs).toEqual([
      lines.join(''),
    ]);
  });

  it('does not join a title with the wrapped lines below', () => {
    const text = ['Anhua Biologics has opened its second plant in Suzhou, China', ...wrapped].join('\n');
    expect(read(text)).toMatchObject({
      title: 'Anhua Biologics has opened its second plant in Suzhou, China',
      paragraphs: [wrapped.join(' ')],
    });
    expect(read(wrapped.join('\n'))).toMatchObject({ title: undefined, paragraphs: [wrapped.join(' ')] });
  });

  it('joins lines that were wrapped', () => {
    const text = ['contractpharmaMarch 20, 2019', 'Tag: china', '', ...wrapped, '', ...wrapped].join('\n');
    expect(read(text).paragraphs).toEqual([wrapped.join(' '), wrapped.join(' ')]);
  });

  it.each<[string, string[]]>([
    [
      'items of similar length',
      ['x', 'y', 'z'].map((end) => `Anna Smith, head of quality of Lonza in Guangzhou, to Merck ${end}`),
    ],
    ['short lines', ['Anhua Biologics', '1 Plant Road', 'Suzhou', '', 'Open since May']],
    [
      'sentences on lines of their own',
      ['Anhua has opened a plant in Suzhou, says Li Wen.', 'It is the second one.'],
    ],
    ['lines longer than those of mail', [`${wrapped.join(' ')} Long.`, `${wrapped.join(' ')} Longer.`]],
  ])('does not join %s', (_, lines) => {
    const text = ['contractpharmaMarch 20, 2019', 'Tag: china', '', ...lines].join('\n');
    expect(read(text).paragraphs).toEqual(lines.filter((line) => line !== ''));
  });

  it('takes a story out of a mail, as a draft, and asks about each line that it leaves out', () => {
    const text = [
      'From: Jane Doe <jane@example.com>',
      'To: news@example.com',
      'Subject: Fwd: Anhua opens a plant',
      'Date: Wed, 20 Mar 2019 09:12:00 +0800',
      '',
      'Dear Editor,',
      '',
      ...wrapped,
      '',
      'Best regards,',
      'Jane Doe',
      'Anhua Biologics',
      '',
      'Sent from my iPhone',
    ].join('\n');
    const { title, date, paragraphs, doubts } = read(text);
    expect({ title, date, paragraphs }).toEqual({
      title: 'Anhua opens a plant',
      date: undefined,
      paragraphs: [wrapped.join(' ')],
    });
    expect(doubts).toEqual(
      [
        [1, 'From: Jane Doe <jane@example.com>'],
        [2, 'To: news@example.com'],
        [3, 'Subject: Fwd: Anhua opens a plant'],
        [4, 'Date: Wed, 20 Mar 2019 09:12:00 +0800'],
        [6, 'Dear Editor,'],
        [12, 'Best regards,'],
        [13, 'Jane Doe'],
        [14, 'Anhua Biologics'],
        [16, 'Sent from my iPhone'],
      ].map(([line, words]) => `${String(line)}: “${String(words)}” is a line of a mail, so it was left out`),
    );
    expect(readCopiedText(text, { sources }).isDraft).toBe(true);
    expect(readCopiedText(story.join('\n'), { sources }).isDraft).toBe(false);
  });

  it.each<[string, string[], Partial<ReturnType<typeof read>>]>([
    [
      'in German',
      [
        'Von: Anna <anna@example.com>',
        'An: news@example.com',
        'Betreff: AW: Werk',
        '',
        'Das Werk ist offen.',
        '',
        'Mit freundlichen Grüßen',
        'Anna',
      ],
      { title: 'Werk', paragraphs: ['Das Werk ist offen.'] },
    ],
    [
      'in Chinese',
      ['发件人：news@example.com', '主　题：回复：建厂', '', '各位编辑老师：', '工厂已投产。', '此致'],
      { title: '建厂', paragraphs: ['工厂已投产。'] },
    ],
    [
      'that is quoted',
      [
        'On Mar 20, 2019, at 10:00 AM, Anna <anna@example.com> wrote:',
        '',
        '> The plant is open.',
        '>',
        '> It makes vials.',
      ],
      { paragraphs: ['The plant is open.', 'It makes vials.'] },
    ],
    [
      'with fields of several lines',
      [
        'From: Anna <anna@example.com>',
        'To: one@example.com;',
        '\ttwo@example.com',
        'Subject: Plant opens in',
        ' Shanghai',
        '',
        'It is open.',
      ],
      { title: 'Plant opens in Shanghai', paragraphs: ['It is open.'] },
    ],
    [
      'with links',
      ['Anhua <https://example.com/a> has opened.', 'More.'],
      { paragraphs: ['Anhua (https://example.com/a) has opened.', 'More.'] },
    ],
  ])('reads a mail %s', (_, lines, found) => {
    expect(read(lines.join('\n'))).toMatchObject(found);
  });

  it.each([
    ['one line like a field', ['One.', 'Date: the plant opens on May 1.', 'Two.']],
    ['what somebody wrote on a day', ['One.', 'On Monday the company wrote:', 'Two.']],
    [
      'thanks before the story ends',
      ['One.', 'Many thanks!', ...Array<string>(14).fill('The plant has been built.')],
    ],
    [
      'thanks before a long paragraph',
      [
        'One.',
        'Best wishes',
        'The plant has been built in two years, and more than once it seemed as if it would not be.',
      ],
    ],
  ])('keeps %s', (_, lines) => {
    const text = ['contractpharmaMarch 20, 2019', 'Tag: china', ...lines].join('\n');
    expect(read(text)).toMatchObject({ paragraphs: lines, doubts: [] });
  });

  it('keeps a note in the middle of a story and asks somebody to look', () => {
    const long =
      'The plant has been built in two years, and more than once it seemed as if it would not be. '.repeat(2);
    const text = [
      'contractpharmaMarch 20, 2019',
      'Tag: china',
      story[0],
      "Editor's Note: part two follows.",
      ...Array<string>(6).fill(long),
      ...tail,
    ];
    const { paragraphs, doubts } = read(text.join('\n'));
    expect(paragraphs).toContain("Editor's Note: part two follows.");
    expect(paragraphs.filter((paragraph) => paragraph === long.trim())).toHaveLength(6);
    expect(paragraphs).not.toContain('Follow Us:');
    expect(doubts).toEqual([expect.stringMatching(/^4: “Editor's Note: part two follows\.” begins like/)]);
  });

  it('takes out invisible characters that the check refuses, and names them', () => {
    const text = ['contractpharmaMarch 20, 2019', 'Tag: china', 'Safe\u202e and\u0007 sound.'].join('\n');
    expect(read(text)).toMatchObject({
      paragraphs: ['Safe and sound.'],
      leftOut: ['the text: invisible characters: U+202E, U+0007'],
    });
  });

  it.each([
    ['nothing', '', 'undefined: there is no story in this file'],
    ['a head alone', 'contractpharmaMarch 20, 2019\nTag: china', 'undefined: there is no story in this file'],
    [
      'the site’s words alone',
      `contractpharmaMarch 20, 2019\nTag: china\n${tail.join('\n')}`,
      'undefined: there is no story in this file',
    ],
    [
      'two lines that may be the title',
      `Home > News\nAnhua opens a plant\ncontractpharmaMarch 20, 2019\nTag: china\n${story.join('\n')}`,
      '1: above the story stand “Home > News”, “Anhua opens a plant”, of which only one can be the title',
    ],
    [
      'two stories',
      `contractpharmaMarch 20, 2019\nTag: china\nOne.\npharmadailyMarch 21, 2019\nTag: china\nTwo.`,
      '4: a second story begins here: “pharmadailyMarch 21, 2019”',
    ],
  ])('refuses a file that holds %s', (_, text, problem) => {
    expect(read(text).problems).toEqual([problem]);
  });
});
