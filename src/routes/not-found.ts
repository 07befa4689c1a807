import { buildNotFoundPage, type NotFoundPage } from '../views/not-found-page.ts';
import { getFrame } from './frame.ts';

export async function getNotFoundPage(): Promise<NotFoundPage> {
  return buildNotFoundPage(await getFrame());
}
