import { createIssue, type Finding, type Issue } from '../checks/issue.ts';
import { recognizeName } from './foreign-files.ts';
import { pictureExtensions } from '../checks/picture-references.ts';

/** Relative to the content folder. */
export const settingsFiles: ReadonlySet<string> = new Set([
  'site.yaml',
  'sources.yaml',
  'tags.yaml',
  'events.yaml',
  'contributors.yaml',
]);

/**
 * Reports a file that the site would not show. A README is allowed.
 *
 * @param file relative to the content folder, with `/`.
 */
export function findStrayFile(file: string): Issue[] {
  if (settingsFiles.has(file) || /(^|\/)README\.md$/.test(file)) return [];
  const isAmongArticles = file.startsWith('articles/');
  if (isAmongArticles && file.endsWith('.md')) return [];
  if ((isAmongArticles || file.startsWith('contributors/')) && pictureExtensions.test(file)) return [];
  const name = file.split('/').at(-1) ?? file;
  const finding = isAmongArticles
    ? explainName(file, name)
    : {
        message: 'nothing reads this file, so the site would not show it',
        fix: name.endsWith('.md') ? `move it to articles/${name}` : 'take it out, or correct its name',
      };
  return [createIssue(file, { line: 1, column: 1 }, { rule: 'file-extension', ...finding })];
}

function explainName(file: string, name: string): Pick<Finding, 'message' | 'fix' | 'rename'> {
  const kind = recognizeName(name);
  if (kind) return { message: `this is ${kind.name}, which the site does not show`, fix: kind.fix };
  const right = correctName(name);
  const isCapitals = right?.toLowerCase() === name.toLowerCase();
  const message = isCapitals
    ? 'the name of this file ends in capitals, so the site would not show it'
    : 'this is neither a story (.md) nor a picture (.jpg, .png, .webp, .avif, .gif, .svg), so the site would not show it';
  if (right === undefined) return { message, fix: 'rename it, or take it out of articles/' };
  // A .txt file may be notes and no story.
  const isCertain = !/(?<!\.md)\.(txt|mdx)$/i.test(name);
  const rename = { from: file, to: file.slice(0, -name.length) + right };
  return { message, fix: `rename it to ${right}`, ...(isCertain && { rename }) };
}

function correctName(name: string): string | undefined {
  const text = /(\.(md|markdown|mdx|txt))+$/i.exec(name);
  if (text) return `${name.slice(0, text.index)}.md`;
  const lower = name.replace(/\.jfif$/i, '.jpg').replace(/\.\w+$/, (ending) => ending.toLowerCase());
  return pictureExtensions.test(lower) ? lower : undefined;
}
