import { getEventCall, getSite } from '../data/site.ts';
import { buildFrame, type Frame } from '../views/frame.ts';

export async function getFrame(): Promise<Frame> {
  return buildFrame(await getSite(), await getEventCall());
}
