import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const processor = unified().use(remarkParse).use(remarkGfm).freeze();

/** Parses Markdown as `satteri-parser.ts` does, where its compiled code cannot run: in browsers. */
export function parsePrepared(prepared: string): Root {
  return processor.parse(prepared);
}
