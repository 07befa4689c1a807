import { checkArticleFile, type ArticleFile } from '../checks/article-file.ts';
import type { CheckJob } from './article-checker.ts';

export default function check({ file, bytes }: CheckJob): ArticleFile {
  return checkArticleFile(file, bytes);
}
