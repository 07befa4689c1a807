import type { Root } from 'mdast';
import { markdownToHtml, markdownToMdast, type HastPluginDefinition } from 'satteri';

const features = { frontmatter: false, gfm: true, smartPunctuation: true } as const;

/** Parses Markdown that `prepareMarkdown` has prepared. Offsets are in UTF-16 code units. */
export function parsePrepared(prepared: string, smartPunctuation = true): Root {
  return markdownToMdast(prepared, { features: { ...features, smartPunctuation } }) as Root;
}

/** Renders Markdown that `prepareMarkdown` has prepared as HTML; the plugins change its elements. */
export async function renderPrepared(prepared: string, hastPlugins: HastPluginDefinition[]): Promise<string> {
  const { html } = await markdownToHtml(prepared, { features, hastPlugins });
  return html;
}
