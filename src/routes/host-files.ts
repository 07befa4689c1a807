import { formatCaddyRedirects, formatNginxRedirects, formatRedirects } from '../discovery/redirects.ts';
import { getFormerAddresses } from './moved.ts';

/** A path for each file that tells a static host of redirects. Their names begin with an underscore, which no file in `pages/` may. */
export async function getHostFilePaths() {
  const former = await getFormerAddresses();
  return [
    { params: { hostFile: '_redirects' }, props: { text: formatRedirects(former) } },
    { params: { hostFile: '_redirects.nginx' }, props: { text: formatNginxRedirects(former) } },
    { params: { hostFile: '_redirects.caddy' }, props: { text: formatCaddyRedirects(former) } },
  ];
}
