import { addresses } from '../lib/addresses.ts';
import type { Article } from '../content/articles.ts';
import { renderPlainText } from '../content/markdown/plain-text.ts';
import { createSearchRecord, type SearchRecord } from './record.ts';
import { readMarkdown } from '../content/queries/article-markdown.ts';

/** @param language of the site, BCP 47. */
export function getSearchRecords(articles: readonly Article[], language: string): Promise<SearchRecord[]> {
  return Promise.all(
    articles.map(async (article) =>
      createSearchRecord(article, {
        text: await renderPlainText(readMarkdown(article.body)),
        address: addresses.article('', article.slug),
        language,
      }),
    ),
  );
}
