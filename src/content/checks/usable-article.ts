import type { WrittenArticle } from './article-file.ts';

/** A story whose front matter can be used. */
export interface UsableArticle extends WrittenArticle {
  file: string;
}
