import { getSite } from '../content/queries/site.ts';

/** A path for the file by which search engines know that who tells them of changes owns the site; none without a key. */
export async function getKeyPaths() {
  const key = (await getSite()).announce?.indexNow?.key;
  return key === undefined ? [] : [{ params: { key }, props: { key } }];
}
