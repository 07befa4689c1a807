import { commonHeaders, fileKinds, otherFiles, secureTransport, type Headers } from './response-headers.ts';

/**
 * Writes `_headers` as Netlify and Cloudflare Pages read it. Both send the headers of all rules that a
 * path matches, and join those of one name, so that no header is in two rules for one path. Cloudflare
 * reads 100 rules and 2,000 characters a line. What is missing gets the headers of every path alone.
 *
 * @param base the path that the site lives under, with a slash at both ends.
 */
export function formatHeadersFile(policy: string, base: string, isSecure: boolean): string {
  const forAll = {
    'Content-Security-Policy': policy,
    ...(isSecure ? secureTransport : {}),
    ...commonHeaders,
  };
  return [
    formatRule(`${base}*`, forAll),
    ...[...fileKinds, otherFiles].flatMap(({ paths, headers }) =>
      paths.map((path) => formatRule(`${base}${path}`, headers)),
    ),
  ].join('\n');
}

function formatRule(path: string, headers: Headers): string {
  const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`);
  return `${path}\n${lines.join('')}`;
}
