import type { Extension as TreeExtension, Options } from 'mdast-util-from-markdown';
import type { Options as WritingExtension } from 'mdast-util-to-markdown';
import remarkGfm from 'remark-gfm';

/** What tells the parser of more syntax. */
export type SyntaxExtension = NonNullable<Options['extensions']>[number];

interface GfmExtensions {
  micromarkExtensions: SyntaxExtension[];
  fromMarkdownExtensions: TreeExtension[][];
  toMarkdownExtensions: WritingExtension[];
}

/** What remark-gfm tells remark of GFM; unified, which it is made for, would be more script than it saves. */
export const gfm = readExtensions();

function readExtensions(): GfmExtensions {
  const data = {};
  (remarkGfm as (this: { data: () => object }) => void).call({ data: () => data });
  return data as GfmExtensions;
}
