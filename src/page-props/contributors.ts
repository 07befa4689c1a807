import type { Contributor } from '../content/contributors.ts';
import { getArticles } from '../content/queries/articles.ts';
import { getContributors } from '../content/queries/site.ts';
import { groupByContributor } from '../content/topics.ts';
import { describeProfile } from '../discovery/structured-data.ts';
import { locateFallback } from '../images/variants.ts';
import { addresses, addressTable } from '../lib/addresses.ts';
import { nameLanguage } from '../lib/language.ts';
import { joinNames } from '../lib/text.ts';
import { getFrame } from './frame.ts';
import {
  createGroupPages,
  listSubject,
  mostUsedTags,
  sortGroups,
  type ListedSubject,
} from './group-pages.ts';
import { buildHead, type PageProps } from './head.ts';

/** The call for contributors, and those who follow it. */
export interface ContributorIndexPage extends PageProps {
  contributors: ListedSubject[];
}

export async function getContributorIndexPage(): Promise<ContributorIndexPage> {
  const [articles, contributors, frame] = await Promise.all([getArticles(), getContributors(), getFrame()]);
  const groups = sortGroups(groupByContributor(articles));
  const published = new Set(groups.map(({ slug }) => slug));
  const others = contributors.filter(({ slug }) => !published.has(slug));
  return {
    frame,
    head: buildHead(frame, {
      title: addressTable.contributors.title,
      description: `Those who write for ${frame.site.name}, and how to become one of them.`,
      address: addresses.contributors(frame.base),
    }),
    contributors: [
      ...groups.map((group) => addDetails(listSubject(group, frame), group.subject)),
      ...others.map((contributor) => addDetails({ ...contributor, facts: [] }, contributor)),
    ],
  };
}

function addDetails(
  { name, href, description, facts }: ListedSubject,
  { portrait, languages }: Contributor,
): ListedSubject {
  const known = nameLanguages(languages);
  return { name, href, description, portrait, facts: known === undefined ? facts : [...facts, known] };
}

export const contributorPages = createGroupPages<Contributor>({
  listGroups: groupByContributor,
  nameKind: () => 'Contributor',
  tags: mostUsedTags,
  describe: (contributor, { site }) =>
    describeProfile(
      contributor,
      site,
      contributor.portrait && locateFallback(contributor.portrait, site.url),
    ),
  listDetails: ({ portrait, languages }) => ({ portrait, languages: nameLanguages(languages) }),
});

/** `English and Chinese`; undefined if no language is known. */
function nameLanguages(tags: readonly string[]): string | undefined {
  return joinNames([...new Set(tags.flatMap((tag) => nameLanguage(tag) ?? []))]) || undefined;
}
