import type { Article, Source } from './articles.ts';
import type { Contributor } from './contributors.ts';
import type { Tag } from './vocabulary.ts';

/** What a group of articles is about. */
export type GroupSubject = Tag | Source | Contributor;

/** A tag, a source or a contributor with its articles. */
export interface ArticleGroup<Subject extends GroupSubject = GroupSubject> {
  type: 'tag' | 'source' | 'contributor';
  /** Its part of an address. */
  slug: string;
  name: string;
  /** The content of its pages and its feed, in a sentence. */
  summary: string;
  subject: Subject;
  /** In the order of the articles given. */
  articles: readonly Article[];
}

/** One group per tag, in the order of first occurrence. Tags with the same slug get the label of the first. */
export const groupByTag = createGrouping<Tag>(({ tags }) =>
  tags.map((tag) => ({
    type: 'tag',
    slug: tag.slug,
    name: tag.label,
    summary: describeTag(tag),
    subject: tag,
  })),
);

/** One group per source, in the order of first occurrence. */
export const groupBySource = createGrouping<Source>(({ source }) => [
  {
    type: 'source',
    slug: source.key,
    name: source.name,
    summary: describeSource(source),
    subject: source,
  },
]);

/** One group per contributor, in the order of first occurrence. */
export const groupByContributor = createGrouping<Contributor>(({ authors }) =>
  authors.flatMap(({ contributor }) =>
    contributor
      ? {
          type: 'contributor',
          slug: contributor.slug,
          name: contributor.name,
          summary: describeContributor(contributor),
          subject: contributor,
        }
      : [],
  ),
);

export function describeTag({ label }: Tag): string {
  return `Stories on ${label} from China’s pharma industry.`;
}

export function describeSource({ name }: Source): string {
  return `Stories from ${name} on China’s pharma industry.`;
}

function describeContributor({ name }: Contributor): string {
  return `Stories by ${name} on China’s pharma industry.`;
}

/** @param listGroups returns the groups of an article. */
function createGrouping<Subject extends GroupSubject>(
  listGroups: (article: Article) => Omit<ArticleGroup<Subject>, 'articles'>[],
): (articles: readonly Article[]) => readonly ArticleGroup<Subject>[] {
  // Many pages need the groups of the same list, which never changes.
  const known = new WeakMap<readonly Article[], readonly ArticleGroup<Subject>[]>();
  return (articles) => {
    let groups = known.get(articles);
    if (!groups) known.set(articles, (groups = group(articles)));
    return groups;
  };

  function group(articles: readonly Article[]): ArticleGroup<Subject>[] {
    const groups = new Map<string, ArticleGroup<Subject> & { articles: Article[] }>();
    for (const article of articles) {
      for (const group of listGroups(article)) {
        const known = groups.get(group.slug);
        if (known) known.articles.push(article);
        else groups.set(group.slug, { ...group, articles: [article] });
      }
    }
    return [...groups.values()];
  }
}
