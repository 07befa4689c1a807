import { cacheForContent } from '../content/queries/content-cache.ts';
import { getEventCall, getSite } from '../content/queries/site.ts';
import { buildFrame, type Frame } from '../views/frame.ts';
import { createSharingPictureFinder } from './sharing-pictures.ts';

export const getFrame = cacheForContent(readFrame);

async function readFrame(): Promise<Frame> {
  const [site, event, findPicture] = await Promise.all([
    getSite(),
    getEventCall(),
    createSharingPictureFinder(),
  ]);
  return buildFrame(site, event, findPicture());
}
