import { rememberForContent } from '../data/content-memory.ts';
import { getEventCall, getSite } from '../data/site.ts';
import { buildFrame, type Frame } from '../views/frame.ts';
import { createSharingPictureFinder } from './sharing-pictures.ts';

export const getFrame = rememberForContent(readFrame);

async function readFrame(): Promise<Frame> {
  const [site, event, findPicture] = await Promise.all([
    getSite(),
    getEventCall(),
    createSharingPictureFinder(),
  ]);
  return buildFrame(site, event, findPicture());
}
