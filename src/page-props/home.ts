import { getArticles } from '../content/queries/articles.ts';
import { getSite } from '../content/queries/site.ts';
import { groupBySource, groupByTag } from '../content/topics.ts';
import { describePublisher, describeWebsite } from '../discovery/structured-data.ts';
import { addresses } from '../lib/addresses.ts';
import { createLazyPath, type LazyPath } from '../lib/lazy-path.ts';
import { getFrame } from './frame.ts';
import { linkToGroups } from './group-pages.ts';
import { buildHead, type PageProps } from './head.ts';
import type { CountedLink } from './link.ts';
import { buildArticleLists, type ArticleList, type ArticleListPage } from './list.ts';

const topTagCount = 14;
const topSourceCount = 8;

/** The front page of the news. */
export interface HomePage extends PageProps, ArticleList {
  /** The tags and sources with the most articles. */
  topTags: CountedLink[];
  topSources: CountedLink[];
}

export async function getHomePage(): Promise<HomePage> {
  const [articles, { description }, frame] = await Promise.all([getArticles(), getSite(), getFrame()]);
  return {
    frame,
    head: buildHead(frame, {
      description,
      address: addresses.home(frame.base),
      things: [describeWebsite(frame.site, description), describePublisher(frame.site)],
    }),
    ...(await getNewsLists()).front,
    topTags: linkToGroups(groupByTag(articles), frame.base).slice(0, topTagCount),
    topSources: linkToGroups(groupBySource(articles), frame.base).slice(0, topSourceCount),
  };
}

/** A path for each numbered page of the news. */
export async function getNewsPaths(): Promise<LazyPath<{ number: string }, { page: ArticleListPage }>[]> {
  const [frame, { pages }] = await Promise.all([getFrame(), getNewsLists()]);
  return pages.map(({ number, span, address, ...list }) => {
    return createLazyPath({ number }, () => ({
      page: {
        frame,
        head: buildHead(frame, {
          title: `News of ${span}, page ${number}`,
          description: `Stories of ${span} on ${frame.site.name}, page ${number}.`,
          address,
        }),
        breadcrumbs: [],
        heading: 'Earlier news',
        span,
        ...list,
      },
    }));
  });
}

async function getNewsLists() {
  const [articles, { base }] = await Promise.all([getArticles(), getFrame()]);
  return buildArticleLists(articles, {
    base,
    front: addresses.home(base),
    locatePage: (number) => addresses.newsPage(base, number),
  });
}
