import { getFormerAddresses } from '../content/queries/former-addresses.ts';
import { createLazyPath, type LazyPath } from '../lib/lazy-path.ts';
import { getArticleHeads } from './article.ts';
import { contributorPages } from './contributors.ts';
import { getFrame } from './frame.ts';
import type { PageProps } from './head.ts';
import type { Link } from './link.ts';
import { tagPages } from './tags.ts';

/**
 * A page at a former address, for hosts without redirects. Its head is that of the target: links to it are
 * shown alike on other sites, and the canonical address makes search engines transfer their data.
 */
export interface MovedPage extends PageProps {
  target: Link;
}

/** What builds the heads of the targets, for each kind of former address. */
const headsOfTargets = {
  article: getArticleHeads,
  tag: tagPages.getHeads,
  contributor: contributorPages.getHeads,
};

/** A path for each former address of one kind. */
export async function getMovedPaths(
  kind: keyof typeof headsOfTargets,
): Promise<LazyPath<{ former: string }, { page: MovedPage }>[]> {
  const [former, frame, heads] = await Promise.all([
    getFormerAddresses(),
    getFrame(),
    headsOfTargets[kind](),
  ]);
  return former
    .filter((address) => address.kind === kind)
    .flatMap(({ slug, targetSlug, target, title }) => {
      const buildHead = heads.get(targetSlug);
      if (!buildHead) return [];
      const link = { label: title, href: target };
      return [createLazyPath({ former: slug }, () => ({ page: { frame, head: buildHead(), target: link } }))];
    });
}
