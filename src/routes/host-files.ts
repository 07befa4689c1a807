import { formatRedirects } from '../lib/redirects.ts';
import { getFormerAddresses } from './moved.ts';

/** A path for each file that tells a static host what to do. Their names begin with an underscore, which no file in `pages/` may. */
export async function getHostFilePaths() {
  return [
    { params: { hostFile: '_redirects' }, props: { text: formatRedirects(await getFormerAddresses()) } },
  ];
}
