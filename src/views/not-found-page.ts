import type { Frame } from './frame.ts';
import { buildHead, type PageHead } from './head.ts';

/** What a reader sees at an address that leads nowhere. */
export interface NotFoundPage {
  frame: Frame;
  head: PageHead;
}

export function buildNotFoundPage(frame: Frame): NotFoundPage {
  return {
    frame,
    head: buildHead(frame, {
      title: 'Page not found',
      description: 'There is no page at this address.',
    }),
  };
}
