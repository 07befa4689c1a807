import type { Source } from '../content/articles.ts';
import { getArticles } from '../content/queries/articles.ts';
import { groupBySource } from '../content/topics.ts';
import { addresses, addressTable } from '../lib/addresses.ts';
import { getFrame } from './frame.ts';
import {
  createGroupPages,
  listSubject,
  mostUsedTags,
  sortGroups,
  type ListedSubject,
} from './group-pages.ts';
import { buildHead, type PageProps } from './head.ts';

export interface SourceIndexPage extends PageProps {
  sources: ListedSubject[];
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
    sources: sortGroups(groupBySource(articles)).map((group) => listSubject(group, frame)),
  };
}

export const sourcePages = createGroupPages<Source>({
  listGroups: groupBySource,
  nameKind: () => 'Source',
  tags: mostUsedTags,
});
