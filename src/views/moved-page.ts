import type { Frame } from './frame.ts';
import { buildHead, type PageHead } from './head.ts';
import type { Link } from './link.ts';

/** A former address, on hosts that know no redirects of their own. */
export interface MovedPage {
  frame: Frame;
  head: PageHead;
  /** Where it leads. */
  target: Link;
}

export function buildMovedPage(target: Link, frame: Frame): MovedPage {
  return {
    frame,
    // The canonical address is the new one: search engines then move what they know to it.
    head: buildHead(frame, {
      title: `Moved: ${target.label}`,
      description: `${target.label} has moved to another address.`,
      address: target.href,
    }),
    target,
  };
}
