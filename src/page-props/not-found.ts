import { addressTable } from '../lib/addresses.ts';
import { getFrame } from './frame.ts';
import { buildHead, type PageProps } from './head.ts';

export async function getNotFoundPage(): Promise<PageProps> {
  const frame = await getFrame();
  return {
    frame,
    head: buildHead(frame, {
      title: addressTable.notFound.title,
      description: 'There is no page at this address.',
    }),
  };
}
