import { getFormerAddresses } from '../content/queries/former-addresses.ts';
import { createLazyPath, type LazyPath } from '../lib/lazy-path.ts';
import { getFrame } from './frame.ts';
import { buildHead, type PageProps } from './head.ts';
import type { Link } from './link.ts';

/** A page at a former address, for hosts without redirects. */
export interface MovedPage extends PageProps {
  target: Link;
}

/** A path for each former address of one kind. */
export async function getMovedPaths(
  kind: 'article' | 'tag' | 'contributor',
): Promise<LazyPath<{ former: string }, { page: MovedPage }>[]> {
  const [former, frame] = await Promise.all([getFormerAddresses(), getFrame()]);
  return former
    .filter((address) => address.kind === kind)
    .map(({ slug, target, title }) =>
      createLazyPath({ former: slug }, () => ({
        page: {
          frame,
          // The canonical address makes search engines transfer their data to the new address.
          head: buildHead(frame, {
            title: `Moved: ${title}`,
            description: `${title} has moved to another address.`,
            address: target,
          }),
          target: { label: title, href: target },
        },
      })),
    );
}
