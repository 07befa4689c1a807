import { getArticles } from '../content/queries/articles.ts';
import { createRelatedTagFinder } from '../content/related-tags.ts';
import type { TagKind } from '../content/schema/tag.ts';
import { groupByTag, type ArticleGroup } from '../content/topics.ts';
import type { Tag } from '../content/vocabulary.ts';
import { addresses, addressTable } from '../lib/addresses.ts';
import { getFrame } from './frame.ts';
import { createGroupPages, linkToGroups, sortGroups } from './group-pages.ts';
import { buildHead, type PageProps } from './head.ts';
import type { CountedLink } from './link.ts';

const kinds: Record<TagKind, { name: string; heading: string }> = {
  company: { name: 'Company', heading: 'Companies' },
  topic: { name: 'Topic', heading: 'Topics' },
  place: { name: 'Place', heading: 'Places' },
};

const relatedTagCount = 8;

/** All tags by kind. */
export interface TagIndexPage extends PageProps {
  groups: { heading: string; id: string; tags: CountedLink[] }[];
}

export async function getTagIndexPage(): Promise<TagIndexPage> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  return {
    frame,
    head: buildHead(frame, {
      title: addressTable.tags.title,
      description: `The companies, topics and places in the news of ${frame.site.name}.`,
      address: addresses.tags(frame.base),
    }),
    groups: groupByKind(groupByTag(articles)).map(({ kind, heading, tags }) => ({
      heading,
      id: `kind-${kind}`,
      tags: linkToGroups(tags, frame.base),
    })),
  };
}

export const tagPages = createGroupPages<Tag>({
  listGroups: groupByTag,
  nameKind: ({ kind }) => kinds[kind].name,
  tags: {
    heading: 'Related tags',
    createFinder: (articles, { base }) => {
      const findRelated = createRelatedTagFinder(articles);
      return (group) =>
        findRelated(group.slug, relatedTagCount).map(({ label, slug }) => ({
          label,
          href: addresses.tag(base, slug),
        }));
    },
  },
});

export interface KindOfTags {
  kind: TagKind;
  heading: string;
  /** In the order of {@link sortGroups}. */
  tags: ArticleGroup<Tag>[];
}

/** Companies, topics and places; empty kinds are left out. */
export function groupByKind(tags: readonly ArticleGroup<Tag>[]): KindOfTags[] {
  return (Object.keys(kinds) as TagKind[])
    .map((kind) => ({
      kind,
      heading: kinds[kind].heading,
      tags: sortGroups(tags.filter(({ subject }) => subject.kind === kind)),
    }))
    .filter((group) => group.tags.length > 0);
}
