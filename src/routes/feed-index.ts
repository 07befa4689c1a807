import { getArticles } from '../content/queries/articles.ts';
import { absoluteAddress } from '../lib/addresses.ts';
import { formatOpml } from '../feeds/opml.ts';
import { groupBySource, groupByTag } from '../content/topics.ts';
import { buildFeedIndexPage, type FeedIndexPage } from '../views/feed-index-page.ts';
import { getFrame } from './frame.ts';

export async function getFeedIndexPage(): Promise<FeedIndexPage> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  const subjects = { count: articles.length, tags: groupByTag(articles), sources: groupBySource(articles) };
  return buildFeedIndexPage(subjects, frame);
}

/** `/feeds.opml`: the same feeds for programs. */
export async function getFeedList(): Promise<string> {
  const { frame, groups } = await getFeedIndexPage();
  return formatOpml(
    `Feeds of ${frame.siteName}`,
    groups.map(({ heading, feeds }) => ({
      name: heading,
      feeds: feeds.map(({ title, address, stories }) => ({
        title: `${title} · ${frame.siteName}`,
        address,
        page: absoluteAddress(frame.siteUrl, stories.href),
      })),
    })),
  );
}
