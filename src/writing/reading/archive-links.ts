import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { saysNothing } from '../../content/checks/body.ts';
import { quoteStart, type Problem } from './found-story.ts';
import { listPictures } from './html-tree.ts';
import { textOf } from './markdown.ts';

/**
 * Puts the name of its site behind the words of a link that do not say where it leads: nobody can change an old text,
 * and screen readers list links by their words alone (WCAG 2.2, 2.4.4).
 */
export function nameEmptyLinks(tree: Root): Problem[] {
  const problems: Problem[] = [];
  visit(tree, 'link', (link) => {
    const words = textOf(link);
    if (!saysNothing(words) || listPictures(link).length > 0) return;
    const site = URL.parse(link.url)?.hostname ?? link.url;
    link.children.push({ type: 'text', value: ` (${site})` });
    problems.push({
      line: link.position?.start.line,
      message: `the link ${quoteStart(words)} does not say where it leads, so it comes as “${words} (${site})”`,
      fix: 'write the name of the thing that it leads to',
    });
  });
  return problems;
}
