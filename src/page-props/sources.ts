import type { Source } from '../content/articles.ts';
import { getArticles } from '../content/queries/articles.ts';
import { groupBySource } from '../content/topics.ts';
import { addresses, addressTable } from '../lib/addresses.ts';
import { getFrame } from './frame.ts';
import { createGroupPages, linkToGroup, mostUsedTags, sortGroups } from './group-pages.ts';
import { buildHead, type PageProps } from './head.ts';
import type { CountedLink } from './link.ts';

export interface SourceIndexPage extends PageProps {
  sources: (CountedLink & { description?: string | undefined })[];
}

export async function getSourceIndexPage(): Promise<SourceIndexPage> {
  const [articles, frame] = await Promise.all([getArticles(), getFrame()]);
  return {
    frame,
    head: buildHead(frame, {
      title: addressTable.sources.title,
      description: `The publications whose stories ${frame.site.name} carries.`,
      address: addresses.sources(frame.base),
    }),
    sources: sortGroups(groupBySource(articles)).map((group) => ({
      ...linkToGroup(group, frame.base),
      description: group.subject.description,
    })),
  };
}

export const sourcePages = createGroupPages<Source>({
  listGroups: groupBySource,
  nameKind: () => 'Source',
  tags: mostUsedTags,
});
