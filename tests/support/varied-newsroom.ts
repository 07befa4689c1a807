import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { copyNewsroom, longStory, type AddedStory } from './copied-newsroom.ts';

/** So many that every list of stories, and the feed, goes on at a second address. */
const manyStories = Array.from({ length: 70 }, (_, index): AddedStory => {
  const month = new Date(Date.UTC(2026, 3 - Math.floor(index / 6), 1)).toISOString().slice(0, 7);
  return {
    slug: `in-a-long-list-${String(index)}`,
    date: `${month}-0${String((index % 6) + 1)}`,
    tags: ['GenScript', 'China', ...(index % 3 === 0 ? ['Plasmids'] : [])],
    more: { description: `What happened in ${month}, in one sentence.`, author: 'Wang Min' },
  };
});

const everyConstruct: AddedStory = {
  slug: 'every-construct',
  date: '2026-05-12',
  title: 'Everything that Markdown can say',
  tags: ['Plasmids', 'China', 'R&D', 'GenScript', 'Gene therapy', '细胞治疗'],
  more: {
    image: '../2026/plant.png',
    imageAlt: 'A “plant” & a <river>',
    imageCredit: 'Photo: Suzhou Daily & Sons',
    original: 'https://www.contractpharma.com/every?a=1&b=2',
    author: 'Li Wei & Sons',
    updated: '2026-05-13T10:00:00+08:00',
    aliases: ['each-construct', '每种'],
  },
  body: `The **first** paragraph, with _stress_, ~~what no longer holds~~ and \`code\`; a line\\
that ends where its writer says. H<sub>2</sub>O, 10<sup>6</sup>, <abbr>GMP</abbr>, <kbd>Ctrl</kbd>, <mark>marked</mark>,
<ins>put in</ins>, <cite>cited</cite>, <q>quoted</q>, <small>small</small>.<br>After a break. 5 < 6 & 7 > 3 &copy; &amp;.
<!-- A remark. -->

## Links

[Outside](https://example.com/a?b=1&c=2 "A “title” & more"), <https://example.com/>, www.example.com,
[mail](mailto:desk@fixture.example?subject=A%20b), [telephone](tel:+864006101188), [a tag](/tags/china/),
[a story](./2026-05-20-plant-in-suzhou.md) and [below](#code-of-several-lines).

### Lists

1. One
2. Two
   - Two and a bit

     with a second paragraph

     1. deep
        1. deeper
3. Three

A list that starts elsewhere:

7. Seven
8. Eight

- [x] Inspected
- [ ] Licensed
  - [ ] in Europe
  - an item without a box
- [x] Filled

  with a second paragraph

#### Code of several lines

\`\`\`ts
const answer: Map<string, number> = new Map([['a', 1]]); // a line that is much longer than any column of text is wide, so that it scrolls
\`\`\`

~~~
Fenced & <b>as it is</b>
~~~

##### Quotations

> One that goes on[^goes-on]
>
> > within another
>
> - and a list

###### The deepest

---

## Tables

| Left | Centred | Right | Neither |
|:-----|:-------:|------:|---------|
| a \\| b | **b** | 1,000 | ![The river](../2026/plant.png) |
| [the river](https://example.com) | | | 苏州 |

| ${'A wide column | '.repeat(9)}
|${'---|'.repeat(9)}
| ${'several words | '.repeat(9)}

| Only a head |
|---|

## Pictures

![The river beside the plant](../2026/plant.png "A title")

Before ![in a line](../2026/plant.png) and after.

[![A picture that leads on](../2026/plant.png)](https://example.com/river)

## 标题是中文的

一段中文，有[一份年报](https://example.com/中文)[^中文]。

## Tables

A heading for the second time, a footnote for the second time[^goes-on], and one more[^of-parts].

## “Quoted” & <b>bold</b>, \`code\` and [linked](https://example.com)

The end.

[^goes-on]: It goes on.
[^中文]: 一个中文脚注。
[^of-parts]: A note

    of two paragraphs,

    - a list
    - and \`code\`.
`,
};

const longTitle =
  'How the regulators of three countries, the makers of active ingredients and the operators of the ports along the river came to agree on a single form, and what it means for everybody who fills vials';

const oddStories: AddedStory[] = [
  everyConstruct,
  longStory,
  { slug: 'long-title', date: '2026-05-11', title: longTitle, tags: ['China'] },
  {
    slug: 'unbroken',
    date: '2026-05-10',
    title: `Poly${'methyl'.repeat(20)}siloxane`,
    tags: [`A tag ${'with many words '.repeat(4)}in it`],
    body: `See https://example.com/${'a-very-long-part-of-an-address'.repeat(5)} and ${'deoxyribonucleic'.repeat(12)}.`,
  },
  {
    slug: '药明康德',
    date: '2026-05-09',
    title: '药明康德与苏州工业园区签署协议，将在未来三年内建设一座新的细胞与基因治疗生产基地',
    tags: ['细胞治疗', 'China'],
    more: {
      description: '两家公司将在苏州合作。',
      author: '李伟',
      image: '../2026/plant.png',
      imageAlt: '河边的工厂',
      imageCredit: '图片：苏州日报',
    },
    body: '第一段。\n\n## 背景\n\nA second paragraph.\n\n## 产能\n\n- 苏州\n- Wuxi\n\n## 结语\n\n完。',
  },
  {
    slug: 'quotes',
    date: '2026-05-08',
    title: `"Quotes", 'apostrophes' & <script>alert(1)</script> -->`,
    tags: ['"Quoted" <tag> & more'],
    more: { description: `"Quotes", 'apostrophes' & </style></title><!-- -->` },
    body: 'A story in one line.',
  },
];

/**
 * The fixture's content folder with many stories more, so that every route has a page: long lists, titles
 * and texts of every kind, and all that Markdown can say.
 */
export async function copyVariedNewsroom(): Promise<string> {
  const directory = await copyNewsroom([...manyStories, ...oddStories]);
  const contributors = [
    { name: 'Wang Min', aliases: ['王敏', 'M. Wang'] },
    {
      name: '李伟',
      about: '在苏州报道生物制药。',
      languages: ['zh', 'en-GB'],
      picture: './contributors/li-wei.png',
    },
  ];
  await appendFile(join(directory, 'contributors.yaml'), stringify(contributors));
  await appendFile(join(directory, 'site.yaml'), '\nrepository: fixture/newsroom\n');
  return directory;
}
