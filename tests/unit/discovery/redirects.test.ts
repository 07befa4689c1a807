import { expect, test } from 'vitest';
import {
  formatCaddyRedirects,
  formatNginxRedirects,
  formatRedirects,
} from '../../../src/discovery/redirects.ts';

const redirects = [{ address: '/tags/%E4%B8%8A%E6%B5%B7/', target: '/tags/%E8%8B%8F%E5%B7%9E/' }];

/** Caddy refuses to import an empty file. */
const head = '# Former addresses and where they lead.\n';

test.for([
  [
    '_redirects, forced for Netlify and plain for Cloudflare',
    formatRedirects,
    '/tags/%E4%B8%8A%E6%B5%B7/ /tags/%E8%8B%8F%E5%B7%9E/ 301!\n/tags/%E4%B8%8A%E6%B5%B7/ /tags/%E8%8B%8F%E5%B7%9E/ 301\n',
    '',
  ],
  ['what nginx includes', formatNginxRedirects, '"/tags/上海/" "/tags/%E8%8B%8F%E5%B7%9E/";\n', head],
  ['what Caddy imports', formatCaddyRedirects, '"/tags/上海/" "/tags/%E8%8B%8F%E5%B7%9E/"\n', head],
] as const)('%s', ([, format, text, first]) => {
  expect(format(redirects)).toBe(first + text);
  expect(format([])).toBe(first);
});
