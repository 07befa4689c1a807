/**
 * Speculation rules (https://wicg.github.io/nav-speculation/speculation-rules.html): a browser that supports
 * them fetches a page of this site when the reader is about to follow a link to it. Feeds, other files and
 * the search are excluded.
 *
 * @param base the path of the site. The rules depend on nothing else.
 */
export function formatSpeculationRules(base: string): string {
  const path = base.replace(/[\\{}()*+?:]/g, String.raw`\$&`);
  return JSON.stringify({
    prefetch: [
      {
        where: {
          and: [{ href_matches: `${path}*` }, { not: { href_matches: [`${path}*.*`, `${path}search/*`] } }],
        },
        eagerness: 'moderate',
      },
    ],
  });
}
