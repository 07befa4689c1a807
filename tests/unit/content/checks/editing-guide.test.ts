import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readBody } from '../../../../src/content/checks/body.ts';
import { renderMarkdown } from '../../../../src/content/markdown/html.ts';
import { extractPlainText } from '../../../../src/content/markdown/plain-text.ts';
import { applyEdits } from '../../../support/edits.ts';

const guide = readFileSync('docs/editing.md', 'utf8');
const [, section = ''] = /### Signs, formulas, addresses and Chinese\n(.*?)\n## /s.exec(guide) ?? [];

const readText = async (markdown: string) =>
  extractPlainText(await renderMarkdown(markdown, 'https://www.en-cphi.cn/'));

describe('the examples of docs/editing.md', () => {
  const rows = [...section.matchAll(/^\| (`.*) \| (.*) \|$/gm)].flatMap(([, written = '', seen = '']) =>
    [...written.matchAll(/`([^`]+)`/g)].map(([, code = '']): [string, string] => [code, seen]),
  );

  test('show every sign that editors ask about', () => {
    for (const sign of ['~', '*', '>', '<', 'https://', '<sub>', '。', '![']) {
      expect(
        rows.some(([written]) => written.includes(sign)),
        sign,
      ).toBe(true);
    }
  });

  test.for(rows)('%s passes the check and is read as %s', async ([written, seen]) => {
    expect(readBody(written, 0).findings.filter(({ rule }) => rule !== 'body-empty')).toEqual([]);
    expect(await readText(seen)).toContain(await readText(written));
  });

  test('of pasted text become what the guide says by the changes of the check', () => {
    const [, pasted = ''] = /```text\n(.*?)```/s.exec(section) ?? [];
    const [, mended = ''] = /```markdown\n(.*?)```/s.exec(section) ?? [];
    expect(applyEdits(pasted, (text) => readBody(text, 0).findings)).toBe(mended);
    expect(readBody(mended, 0).findings).toEqual([]);
  });
});
