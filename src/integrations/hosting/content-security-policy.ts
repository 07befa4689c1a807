/** The directives of a policy with their sources as it writes them; a directive without any allows nothing. */
type Directives = ReadonlyMap<string, readonly string[]>;

/** What a page holds or does that its policy must allow. */
export interface PageNeeds {
  /** Digests of the scripts and styles within the page, as the policy writes them: `'sha256-…'`. */
  scripts: readonly string[];
  styles: readonly string[];
  /** Whether scripts of the site are loaded from files. */
  loadsScripts: boolean;
  /** Whether the search runs in it: that loads files, and runs WebAssembly. */
  searches: boolean;
}

const own = `'self'`;
const nothing = `'none'`;

/**
 * The Content Security Policy of one page (https://www.w3.org/TR/CSP3/), as `<meta>` may hold it, which
 * knows no `frame-ancestors`. A string never becomes script (https://www.w3.org/TR/trusted-types/).
 */
export function formatPagePolicy({ scripts, styles, loadsScripts, searches }: PageNeeds): string {
  return formatPolicy(
    new Map([
      ['default-src', []],
      [
        'script-src',
        [...(loadsScripts || searches ? [own] : []), ...(searches ? [`'wasm-unsafe-eval'`] : []), ...scripts],
      ],
      ['style-src', styles],
      ['img-src', [own]],
      // Besides the search, for auditors that run within the page: Lighthouse fetches robots.txt.
      ['connect-src', [own]],
      ['form-action', [own]],
      ['base-uri', []],
      ['require-trusted-types-for', [`'script'`]],
      ['trusted-types', []],
    ]),
  );
}

/**
 * The one policy that every file of a site can be sent with: what its pages need taken together, and the
 * style sheet that shows a feed in a browser. No other site may show a page in a frame.
 */
export function formatSitePolicy(pagePolicies: Iterable<string>): string {
  const together = new Map<string, Set<string>>();
  const nothingPage = { scripts: [], styles: [], loadsScripts: false, searches: false };
  for (const policy of [formatPagePolicy(nothingPage), ...pagePolicies]) {
    for (const [name, sources] of parsePolicy(policy)) {
      together.set(name, (together.get(name) ?? new Set()).union(new Set(sources)));
    }
  }
  together.get('style-src')?.add(own);
  const directives = [...together].map(([name, sources]) => [name, [...sources].sort()] as const);
  return formatPolicy(new Map([...directives, ['frame-ancestors', []]]));
}

function formatPolicy(directives: Directives): string {
  return [...directives]
    .map(([name, sources]) => `${name} ${sources.length > 0 ? sources.join(' ') : nothing}`)
    .join('; ');
}

function parsePolicy(policy: string): Directives {
  return new Map(
    policy.split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.filter((source) => source !== nothing)];
    }),
  );
}
