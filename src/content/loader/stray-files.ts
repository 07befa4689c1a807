import { createIssue, type Issue } from '../checks/issue.ts';
import { pictureExtensions } from './picture-files.ts';

const settingsFiles = new Set(['site.yaml', 'sources.yaml', 'tags.yaml', 'events.yaml']);

/**
 * Reports a file that the site would not show. A README is allowed.
 *
 * @param file relative to the content folder, with `/`.
 */
export function findStrayFile(file: string): Issue[] {
  if (settingsFiles.has(file) || /(^|\/)README\.md$/.test(file)) return [];
  const isAmongArticles = file.startsWith('articles/');
  if (isAmongArticles && (file.endsWith('.md') || pictureExtensions.test(file))) return [];
  const name = file.split('/').at(-1) ?? file;
  const finding = isAmongArticles
    ? {
        message:
          'this is neither a story (.md) nor a picture (.jpg, .png, .webp, .avif, .gif, .svg), so the site would not show it',
        fix: suggestFileName(name) ?? 'rename it, or take it out of articles/',
      }
    : {
        message: 'nothing reads this file, so the site would not show it',
        fix: name.endsWith('.md') ? `move it to articles/${name}` : 'take it out, or correct its name',
      };
  return [createIssue(file, { line: 1, column: 1 }, { rule: 'file-extension', ...finding })];
}

function suggestFileName(name: string): string | undefined {
  const ending = /\.(md|markdown|mdx|txt|jpe?g|png|webp|avif|gif|svg)$/i.exec(name);
  if (!ending?.[1]) return undefined;
  const extension = ending[1].toLowerCase();
  const isText = ['markdown', 'mdx', 'txt'].includes(extension);
  return `rename it to ${name.slice(0, -ending[0].length)}.${isText ? 'md' : extension}`;
}
