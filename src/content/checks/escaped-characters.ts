import { findHarmfulCharacters } from '../../lib/invisible-characters.ts';
import type { Finding } from './issue.ts';
import { extentOf, sourceOf, type TreeNode } from './markdown-tree.ts';
import { describeHarmfulCharacter } from './text-file.ts';

/** What a reader gets of a node. */
const texts = ['value', 'alt', 'url', 'title'];

/**
 * Finds harmful characters that entities such as `&#x202e;` make; those that are written plainly the check of the file
 * finds. A number that is no character becomes U+FFFD (CommonMark 0.31.2, 2.5). Offsets are in the Markdown.
 */
export function findEscapedCharacters(nodes: readonly TreeNode[], markdown: string): Finding[] {
  return nodes.flatMap(({ node }) => {
    const source = sourceOf(node, markdown);
    if (!source.includes('&')) return [];
    const shown = texts.map((key) => (Reflect.get(node, key) as string | null | undefined) ?? '').join(' ');
    const harmful = findHarmfulCharacters(shown).map(({ character }) => character);
    const hidden = [...harmful, ...(shown.includes('\ufffd') ? ['\ufffd'] : [])].find(
      (character) => !source.includes(character),
    );
    return hidden ? [{ ...describeHarmfulCharacter(hidden), offset: extentOf(node).start }] : [];
  });
}
