import { describe, expect, test } from 'vitest';
import { renderMarkdown } from '../../../../src/content/markdown/html.ts';
import { extractPlainText } from '../../../../src/content/markdown/plain-text.ts';

describe('the words of a body', () => {
  test.for<[what: string, markdown: string, text: string]>([
    ['are one line', 'One\ntwo.\n\nThree.\n', 'One two. Three.'],
    ['are those of headings, lists and quotations too', '## A\n\n- b\n- c\n\n> d', 'A b c d'],
    ['stay whole where a part of them is set off', 'mill**ion** <b>a</b>b ~~c~~d', 'million ab cd'],
    ['are parted by a line break', 'one<br>two  \nthree', 'one two three'],
    [
      'are those of a link, without its address',
      '[a report](https://e.example/ "x > y") of it',
      'a report of it',
    ],
    ['are those of each cell', '| a | b |\n| - | - |\n| 1 | 2 |', 'a b 1 2'],
    ['are code as it is written', '`a<b>&amp;`\n\n```\nif (a < b) "c"\n```', 'a<b>&amp; if (a < b) "c"'],
    ['keep every sign', 'R&D &lt;b&gt; &copy; &#x4e0a; “q”', 'R&D <b> © 上 “q”'],
    ['leave pictures out', 'a ![a plant](./plant.png) b', 'a b'],
    ['leave comments out', 'a <!-- hidden --> b', 'a b'],
    ['have footnotes at their end, without numbers', 'a[^1] b\n\n[^1]: a note', 'a b a note'],
    [
      'keep what is raised and lowered',
      '10<sup>6</sup> m<sup>-2</sup> CO<sub>2</sub> <sup>18</sup>F *x<sub>**2**</sub>* 10<SUP >n</SUP> 10<sup> 6 </sup>',
      '10⁶ m⁻² CO₂ ¹⁸F x₂ 10ⁿ 10⁶',
    ],
    [
      'have letters raised by a sign, and lowered as they are',
      'x<sup>a</sup> x<sup>1/2</sup> C<sub>max</sub> 2<sup>nd</sup> M<sup>TM</sup> N<sup>®</sup> a<sup></sup>',
      'x^a x^(1/2) Cmax 2nd MTM N® a',
    ],
    ['are joined where lines of Chinese are', '将在\n苏州', '将在苏州'],
    ['may be none', '', ''],
  ])('%s', async ([, markdown, text]) => {
    expect(extractPlainText(await renderMarkdown(markdown, 'https://www.en-cphi.cn/'))).toBe(text);
  });
});
