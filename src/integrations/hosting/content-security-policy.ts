import { hash } from 'node:crypto';
import type { KnownCode } from './known-code.ts';

/** The directives of a policy with their sources in its syntax; a directive without sources allows nothing. */
type Directives = readonly (readonly [name: string, sources: readonly string[]])[];

/** The contents and features of a page that its policy must allow. */
export interface PageNeeds extends KnownCode {
  /** Whether scripts of the site are loaded from files. */
  loadsScripts: boolean;
  /** Whether it is the page to write on. */
  isEditor: boolean;
}

const own = `'self'`;
const nothing = `'none'`;

/**
 * The Content Security Policy of one page (https://www.w3.org/TR/CSP3/) for `<meta>`, which does not support
 * `frame-ancestors`. Strings cannot become scripts (https://www.w3.org/TR/trusted-types/).
 */
export function formatPagePolicy(needs: PageNeeds): string {
  return formatPolicy(listDirectives(needs));
}

/**
 * The policy that is sent with every file of a site. It allows what any kind of page needs, whether the site
 * has that kind or not, and the style sheet that shows a feed in a browser. No other site may show a page in
 * a frame.
 */
export function formatSitePolicy(code: KnownCode): string {
  const directives = listDirectives({ ...code, loadsScripts: true, isEditor: true }).map(
    ([name, sources]) => [name, (name === 'style-src' ? [own, ...sources] : [...sources]).sort()] as const,
  );
  return formatPolicy([...directives, ['frame-ancestors', []]]);
}

/** Where the page to write on reads and sends stories. */
const repositoryHost = 'https://api.github.com';

function listDirectives({ scripts, styles, loadsScripts, isEditor }: PageNeeds): Directives {
  return [
    ['default-src', []],
    ['script-src', [...(loadsScripts ? [own] : []), ...listDigests(scripts)]],
    ['style-src', listDigests(styles)],
    // A picture is shown before it is sent.
    ['img-src', isEditor ? [own, 'data:'] : [own]],
    // Only the scripts that are loaded read data.
    ['connect-src', [...(loadsScripts ? [own] : []), ...(isEditor ? [repositoryHost] : [])]],
    ...(isEditor ? [['worker-src', [own]] as const] : []),
    ['form-action', [own]],
    ['base-uri', []],
    ['require-trusted-types-for', [`'script'`]],
    ['trusted-types', isEditor ? ['write'] : []],
  ];
}

function formatPolicy(directives: Directives): string {
  return directives
    .map(([name, sources]) => `${name} ${sources.length > 0 ? sources.join(' ') : nothing}`)
    .join('; ');
}

function listDigests(texts: ReadonlySet<string>): string[] {
  return [...texts].map((text) => `'sha256-${hash('sha256', text, 'base64')}'`).sort();
}
