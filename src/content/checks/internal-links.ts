import { addresses, addressKinds, decodeAddress } from '../../lib/addresses.ts';
import { isArticleFileLink } from '../markdown/links.ts';
import type { AuthorFinder } from '../contributors.ts';
import { placeMoment } from '../../lib/dates.ts';
import { createSlug } from '../../lib/slugs.ts';
import type { EventSettings } from '../schema/event.ts';
import { createIssue, type Issue } from './issue.ts';
import type { VocabularyIndex } from './tags.ts';
import type { UsableArticle } from './article-file.ts';
import { createSuggester } from './suggestion.ts';

/** The addresses that exist whatever the articles are. */
const fixedPaths = addressKinds
  .filter(
    ({ path, type }) =>
      !path.includes(':') && ['page', 'rss', 'json-feed', 'opml', 'calendar', 'file'].includes(type),
  )
  .map(({ path }) => `/${path}`);

/** The site’s time zone, and the moment of the check. */
interface Clock {
  timeZone: string;
  /** In milliseconds since 1970. */
  now: number;
}

/** What the names in front matter mean, and the events. */
interface Names {
  vocabulary: VocabularyIndex;
  findAuthor: AuthorFinder;
  events: readonly Pick<EventSettings, 'name'>[];
}

/** The pages of the site, by decoded path relative to the site's own path. */
interface Pages {
  /** Each article by its address, its former addresses and its file. */
  articles: Map<string, UsableArticle>;
  others: Set<string>;
  isPublic: (article: UsableArticle) => boolean;
  /** The lists that show an article, and their feeds. */
  listsOf: (article: UsableArticle) => ReadonlySet<string>;
  headingsOf: (article: UsableArticle) => Headings;
  /** What a wrong path most likely means. */
  suggestFile: (path: string) => string | undefined;
  suggestPage: (path: string) => string | undefined;
}

interface Headings {
  ids: ReadonlySet<string>;
  suggest: (id: string) => string | undefined;
}

/** Finds links that lead to no page of this site, to a page that readers cannot see yet, or to no heading of it. */
export function checkLinks(articles: readonly UsableArticle[], names: Names, clock: Clock): Issue[] {
  const linking = articles.filter(({ links }) => links.length > 0);
  if (linking.length === 0) return [];
  const pages = indexPages(articles, names, clock);
  return linking.flatMap((article) =>
    article.links.flatMap(({ written, place }) => {
      const problem = findProblem(written, article, pages);
      return problem ? [createIssue(article.file, place, { rule: 'link-target', ...problem })] : [];
    }),
  );
}

interface Problem {
  message: string;
  fix: string;
}

function findProblem(written: string, from: UsableArticle, pages: Pages): Problem | undefined {
  const [address = '', fragment] = written.split('#', 2);
  if (address === '') return findFragmentProblem(fragment, from, pages);
  const isFile = isArticleFileLink(written);
  const path = decodeAddress(isFile ? joinPath(from.file, address) : address.replace(/\?.*$/, ''));
  const target = pages.articles.get(isFile ? path : withSlash(path));
  if (target) {
    if (pages.isPublic(from) && !pages.isPublic(target)) {
      return {
        message: `the link leads to ${target.file}, which readers cannot see ${target.frontMatter.draft ? 'while it is a draft' : 'before it is due'}`,
        fix: 'publish that story first, or take the link out',
      };
    }
    return findFragmentProblem(fragment, target, pages);
  }
  const list = withSlash(path).replace(/page\/\d+\/$/, '');
  if (!isFile && [list, path].some((page) => pages.others.has(page) || pages.listsOf(from).has(page))) {
    return undefined;
  }

  const nearest = isFile ? pages.suggestFile(path) : pages.suggestPage(path);
  return {
    message: isFile ? `there is no story ${path}` : `there is no page ${path} on this site`,
    fix: nearest ? `did you mean ${nearest}?` : 'correct the link, or take it out',
  };
}

/** The most headings of a story that are listed. */
const mostListed = 10;

function findFragmentProblem(
  fragment: string | undefined,
  target: UsableArticle,
  pages: Pages,
): Problem | undefined {
  if (fragment === undefined || fragment === '') return undefined;
  const id = decodeAddress(fragment);
  const { ids, suggest } = pages.headingsOf(target);
  if (ids.has(id)) return undefined;
  const nearest = suggest(id);
  const listed = [...ids].slice(0, mostListed).map((known) => `#${known}`);
  return {
    message: `there is no heading #${id} in that story`,
    fix: nearest
      ? `did you mean #${nearest}?`
      : listed.length > 0
        ? `its headings are ${listed.join(', ')}${ids.size > mostListed ? ' and others' : ''}`
        : 'take the part from # on out: that story has no headings',
  };
}

function indexPages(
  articles: readonly UsableArticle[],
  { vocabulary: { labels }, findAuthor, events }: Names,
  { timeZone, now }: Clock,
): Pages {
  const isPublic = ({ frontMatter }: UsableArticle) =>
    frontMatter.draft !== true && placeMoment(frontMatter.date, timeZone).epoch <= now;
  const subjectsOf = ({ frontMatter: { source, date, tags, author = [] } }: UsableArticle): string[] => [
    `month/${placeMoment(date, timeZone).day.slice(0, 7).replace('-', '/')}`,
    `source/${source}`,
    ...tags.map((tag) => `tag/${createSlug(labels.get(createSlug(tag)) ?? tag)}`),
    ...author.flatMap((name) => findAuthor(name).contributor ?? []).map(({ slug }) => `contributor/${slug}`),
  ];
  const ofArticles = new Map<string, UsableArticle>();
  for (const article of articles) {
    const { file, slug, frontMatter } = article;
    ofArticles.set(file, article);
    for (const name of [slug, ...(frontMatter.aliases ?? [])]) {
      ofArticles.set(decodeAddress(addresses.article('/', name)), article);
    }
  }
  const subjects = new Set(articles.filter(isPublic).flatMap(subjectsOf));
  const ofEvents = events.map(({ name }) => `event/${createSlug(name)}`);
  const others = new Set([...fixedPaths, ...[...subjects, ...ofEvents].flatMap(locateLists)]);
  for (const [alias, label] of labels) {
    if (subjects.has(`tag/${createSlug(label)}`)) others.add(decodeAddress(addresses.tag('/', alias)));
  }
  return {
    articles: ofArticles,
    others,
    isPublic,
    listsOf: cacheByArticle((article) => new Set(subjectsOf(article).flatMap(locateLists))),
    headingsOf: cacheByArticle(({ body }) => {
      const ids = new Set(body.headings.map(({ id }) => id));
      return { ids, suggest: createSuggester(() => ids) };
    }),
    suggestFile: createSuggester(() => articles.map(({ file }) => file)),
    suggestPage: createSuggester(() =>
      [...ofArticles.keys(), ...others].filter((path) => !path.endsWith('.md')),
    ),
  };
}

function cacheByArticle<T extends object>(
  find: (article: UsableArticle) => T,
): (article: UsableArticle) => T {
  const found = new WeakMap<UsableArticle, T>();
  return (article) => {
    const known = found.get(article) ?? find(article);
    found.set(article, known);
    return known;
  };
}

/** The page and the feed of a subject: `month/2026/05`, `source/newswire`, `tag/china`, `event/fair-2026`. */
function locateLists(subject: string): string[] {
  const [type, ...values] = subject.split('/');
  return addressKinds
    .filter(({ shows }) => shows === type)
    .map(({ locate }) => decodeAddress(locate('/', ...values)));
}

/** Resolves a path relative to a file; an absolute path is relative to the content folder. */
function joinPath(file: string, relative: string): string {
  return new URL(
    relative,
    new URL(file.split('/').map(encodeURIComponent).join('/'), 'file:///'),
  ).pathname.slice(1);
}

function withSlash(path: string): string {
  return path.endsWith('/') ? path : `${path}/`;
}
