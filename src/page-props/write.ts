import type { Article } from '../content/articles.ts';
import { getArticles } from '../content/queries/articles.ts';
import { getEvents } from '../content/queries/events.ts';
import { getContributors, getSite, getSources, getTagSettings } from '../content/queries/site.ts';
import { addresses, addressTable } from '../lib/addresses.ts';
import type { PublishedNewsroom, PublishedStory } from '../writing/newsroom.ts';
import { placeholders } from '../writing/placeholders.ts';
import type { StoryView } from './article.ts';
import { getFrame } from './frame.ts';
import { buildHead, type PageProps } from './head.ts';

/** The page to write stories on. Its script fills it. */
export interface WritePage extends PageProps {
  repository: { owner: string; name: string; branch: string };
  /** The address of what its script knows of the site. */
  newsroom: string;
  timeZone: string;
  /** The guide for editors, at GitHub. */
  guide: string;
  /** Where GitHub makes a token that may send stories, and nothing else. */
  tokenPage: string;
  /** The layout of a story, which the preview fills. */
  placeholder: StoryView;
}

/** The page, where the site has a repository that stories can be sent to. */
export async function getWritePage(): Promise<WritePage | undefined> {
  const [{ repository, branch = 'main', timeZone }, frame] = await Promise.all([getSite(), getFrame()]);
  if (repository === undefined) return undefined;
  const [owner = '', name = ''] = repository.split('/');
  const address = addresses.write(frame.base);
  const head = buildHead(frame, {
    title: addressTable.write.title,
    description: `For the editors of ${frame.site.name}: a page to write stories on.`,
    address,
  });
  return {
    frame,
    head: { ...head, robots: 'noindex' },
    repository: { owner, name, branch },
    newsroom: addresses.writingData(frame.base),
    timeZone,
    guide: `https://github.com/${repository}/blob/${branch}/docs/editing.md`,
    tokenPage: `https://github.com/settings/personal-access-tokens/new?${tokenSettings(owner).toString()}`,
    placeholder,
  };
}

/** https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens */
function tokenSettings(owner: string): URLSearchParams {
  return new URLSearchParams({
    name: 'Write a story',
    target_name: owner,
    expires_in: '90',
    contents: 'write',
    pull_requests: 'write',
  });
}

const link = (label: string) => ({ label, href: '#' });
const date = (text: string) => ({ text, iso: '2019-03-20' });

const placeholder: StoryView = {
  article: {
    title: placeholders.title,
    description: '',
    href: '',
    date: date(placeholders.published),
    source: link(placeholders.source),
    tags: [link(placeholders.tag)],
  },
  standfirst: placeholders.standfirst,
  authors: [{ label: placeholders.author }],
  original: link(placeholders.original),
  updated: date(placeholders.updated),
  readingTime: placeholders.readingTime,
  contents: [],
};

/** What the script of the page knows of the site; undefined where there is no such page. */
export async function getPublishedNewsroom(): Promise<PublishedNewsroom | undefined> {
  const [{ name, url, timeZone, repository }, articles, sources, tags, contributors, events] =
    await Promise.all([
      getSite(),
      getArticles(),
      getSources(),
      getTagSettings(),
      getContributors(),
      getEvents(),
    ]);
  if (repository === undefined) return undefined;
  return {
    site: { name, url, timeZone },
    sources,
    tags,
    contributors: contributors.map(({ name, aliases }) => ({ name, aliases })),
    events: events.map(({ name }) => ({ name })),
    stories: articles.filter(({ unpublished }) => !unpublished).map(describeStory),
  };
}

function describeStory({
  slug,
  published,
  source,
  tags,
  authors,
  aliases,
  original,
  body,
}: Article): PublishedStory {
  const { isDay, day, iso } = published;
  return {
    file: body.file,
    slug,
    date: isDay ? day : iso,
    source: source.key,
    tags: tags.map(({ label }) => label),
    ...(authors.length > 0 && { author: authors.map((author) => author.name) }),
    ...(aliases.length > 0 && { aliases }),
    ...(original !== undefined && { original }),
    ...(body.headings.length > 0 && { headings: body.headings.map(({ id }) => id) }),
    ...(body.pictures.length > 0 && { pictures: [...new Set(body.pictures.map(({ file }) => file))] }),
  };
}
