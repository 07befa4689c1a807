import { getArticles } from '../data/articles.ts';
import { getSite } from '../data/site.ts';
import { formatRss } from '../lib/rss.ts';

const feedLength = 50;

/** `/rss.xml`: the newest stories. */
export async function getMainFeed(): Promise<string> {
  const [site, articles] = await Promise.all([getSite(), getArticles()]);
  return formatRss(
    { title: site.name, description: site.description, articles: articles.slice(0, feedLength) },
    site,
  );
}
