import { createSlug } from '../../lib/slugs.ts';
import type { UsableArticle } from './article-file.ts';
import { createIssue, type Issue } from './issue.ts';

/** An address belongs to the first file that claims it, in the order of file names. */
export function checkAddresses(articles: readonly UsableArticle[]): Issue[] {
  const issues: Issue[] = [];
  const owners = new Map(articles.toReversed().map(({ slug, file }) => [createSlug(slug), file]));
  for (const { file, slug } of articles) {
    const owner = owners.get(createSlug(slug)) ?? file;
    if (owner !== file) {
      issues.push(
        createIssue(
          file,
          { line: 1, column: 1 },
          {
            rule: 'slug-taken',
            message: `this story and ${owner} have the same address, /articles/${slug}/`,
            fix: 'give one of the two files another name',
          },
        ),
      );
    }
  }
  for (const { file, frontMatter, places } of articles) {
    for (const [index, alias] of (frontMatter.aliases ?? []).entries()) {
      const slug = createSlug(alias);
      const owner = owners.get(slug);
      if (owner === undefined) {
        owners.set(slug, file);
        continue;
      }
      issues.push(
        createIssue(file, places.aliases[index] ?? { line: 1, column: 1 }, {
          rule: 'slug-taken',
          message: `the former address /articles/${alias}/ belongs to ${owner === file ? 'this story already' : owner}`,
          fix: 'take the alias out',
        }),
      );
    }
  }
  return issues;
}
