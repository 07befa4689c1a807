import { commonHeaders, fileKinds, otherFiles, secureTransport, type Headers } from './response-headers.ts';

/**
 * Formats `_headers` for Netlify and Cloudflare Pages. Both send the headers of every rule that matches a
 * path and join headers of the same name, so no header may be in two rules for one path. Cloudflare reads
 * at most 100 rules, and 2,000 characters a line. A missing file is sent with the headers of `*` alone.
 *
 * @param base the path of the site, with a slash at both ends.
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
