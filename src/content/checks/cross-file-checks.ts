import { placeMoment } from '../../lib/dates.ts';
import { createAuthorFinder, createContributor } from '../contributors.ts';
import type { ContributorSettings } from '../schema/contributor.ts';
import type { EventSettings } from '../schema/event.ts';
import type { SiteSettings } from '../schema/site.ts';
import type { SourceSettings } from '../schema/source.ts';
import type { TagSettings } from '../schema/tag.ts';
import { checkAddresses } from './address-conflicts.ts';
import type { ArticleFile, Located, UsableArticle } from './article-file.ts';
import { createIssue, type Issue } from './issue.ts';
import { checkLinks } from './internal-links.ts';
import { createSuggester } from './suggestion.ts';
import { checkAmbiguousTags, checkEventTags, checkTags, createVocabularyIndex } from './tags.ts';

/** The settings that articles are compared with. The part of an invalid file is absent and not compared. */
export interface ContentSettings {
  site?: Pick<SiteSettings, 'timeZone'> | undefined;
  sources?: Record<string, SourceSettings> | undefined;
  tags?: TagSettings[] | undefined;
  contributors?: readonly Pick<ContributorSettings, 'name' | 'aliases'>[] | undefined;
  events?: readonly Pick<EventSettings, 'name'>[] | undefined;
  /** The tags of events, where events.yaml has them. */
  eventTags?: Located[] | undefined;
}

/**
 * Checks articles against the settings and against each other.
 *
 * @param now in milliseconds since 1970.
 */
export function checkAcrossFiles(
  files: readonly ArticleFile[],
  settings: ContentSettings,
  now: number,
): Issue[] {
  const articles = files.flatMap(({ article }) => article ?? []);
  const vocabulary = createVocabularyIndex(settings.tags ?? []);
  const findAuthor = createAuthorFinder((settings.contributors ?? []).map(createContributor));
  const names = { vocabulary, findAuthor, events: settings.events ?? [] };
  const suggestSource = createSuggester(() => Object.keys(settings.sources ?? {}));
  const timeZone = settings.site?.timeZone;
  return [
    ...articles.flatMap((article) => (timeZone === undefined ? [] : checkDates(article, timeZone, now))),
    ...files.flatMap((file) => [
      ...checkSource(file, settings.sources, suggestSource),
      ...checkTags(file, vocabulary),
    ]),
    ...checkAmbiguousTags(files, vocabulary),
    ...checkEventTags(settings.eventTags ?? [], files, vocabulary),
    ...checkOriginals(articles),
    ...checkAddresses(articles),
    ...(timeZone === undefined ? [] : checkLinks(articles, names, { timeZone, now })),
  ];
}

function checkDates({ file, frontMatter, places }: UsableArticle, timeZone: string, now: number): Issue[] {
  const { date, updated, draft } = frontMatter;
  const published = placeMoment(date, timeZone);
  const issues: Issue[] = [];
  const [, dayOfName, restOfName = ''] = /(?:^|\/)(\d{4}-\d{2}-\d{2})(-[^/]*)$/.exec(file) ?? [];
  // The day as written and the day in the site's time zone may differ; the file name may have either.
  if (dayOfName !== undefined && dayOfName !== published.day && dayOfName !== date.slice(0, 10)) {
    issues.push(
      createIssue(file, places.date, {
        rule: 'file-date',
        message: `the file’s name says ${dayOfName}, the story ${published.day}`,
        fix: `correct the date, or rename the file to ${published.day}${restOfName}`,
      }),
    );
  }
  if (published.epoch > now && draft !== true) {
    issues.push(
      createIssue(file, places.date, {
        rule: 'date-future',
        message: `the story is not due yet: it appears with the first build after ${published.iso}`,
        fix: 'nothing, if that is meant; else correct the date',
      }),
    );
  }
  if (updated === undefined || !places.updated) return issues;
  const changed = placeMoment(updated, timeZone);
  if (changed.epoch < published.epoch) {
    issues.push(
      createIssue(file, places.updated, {
        rule: 'date-order',
        message: `the story was updated (${updated}) before it was published (${date})`,
        fix: 'correct whichever of the two is wrong',
      }),
    );
  }
  if (changed.epoch > Math.max(now, published.epoch) && draft !== true) {
    issues.push(
      createIssue(file, places.updated, {
        rule: 'date-future',
        message: `the story says that it was updated on ${changed.day}, and that has not come yet`,
        fix: 'nothing, if that is meant: the site says so from then on; else write the day of the last change, or take the line out',
      }),
    );
  }
  return issues;
}

function checkSource(
  { file, mentions: { source }, article }: ArticleFile,
  sources: Record<string, SourceSettings> | undefined,
  suggest: (key: string) => string | undefined,
): Issue[] {
  if (sources === undefined || source === undefined) return [];
  const key = source.written;
  if (Object.hasOwn(sources, key)) {
    if (sources[key]?.policy !== 'canonical' || !article || article.frontMatter.original !== undefined)
      return [];
    return [
      createIssue(file, source.place, {
        rule: 'original-missing',
        message: `search engines are sent from here to the text of “${key}” itself, and the story does not say where that is`,
        fix: 'add a line “original: https://…” with the address of the source’s own text',
      }),
    ];
  }
  const nearest = suggest(key);
  return [
    createIssue(file, source.place, {
      rule: 'source-unknown',
      message: `sources.yaml has no source “${key}”`,
      fix: nearest
        ? `did you mean “${nearest}”?`
        : `add to sources.yaml the lines “${key}:”, “  name: …” and “  url: https://…”`,
    }),
  ];
}

function checkOriginals(articles: readonly UsableArticle[]): Issue[] {
  const owners = new Map<string, string>();
  return articles.flatMap(({ file, frontMatter: { original }, places }) => {
    if (original === undefined || places.original === undefined) return [];
    const owner = owners.get(original);
    if (owner === undefined) {
      owners.set(original, file);
      return [];
    }
    return [
      createIssue(file, places.original, {
        rule: 'original-repeated',
        message: `${owner} has the same original`,
        fix: 'if this is the same story, take one of the two out; else correct the address',
      }),
    ];
  });
}
