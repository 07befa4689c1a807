import { getFormerAddresses } from '../content/queries/former-addresses.ts';
import { createLazyPath, type LazyPath } from '../lib/lazy-path.ts';
import { getFrame } from './frame.ts';
import { buildHead, type PageProps } from './head.ts';
import type { Link } from './link.ts';

/** A former address, for hosts that have no redirects of their own. */
export interface MovedPage extends PageProps {
  /** Where it leads. */
  target: Link;
}

/** A path for each former address of one kind. */
export async function getMovedPaths(
  kind: 'article' | 'tag',
): Promise<LazyPath<{ former: string }, { page: MovedPage }>[]> {
  const [former, frame] = await Promise.all([getFormerAddresses(), getFrame()]);
  return former
    .filter((address) => address.kind === kind)
    .map(({ slug, target, title }) =>
      createLazyPath({ former: slug }, () => ({
        page: {
          frame,
          // With the new address as canonical, search engines move what they know to it.
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
