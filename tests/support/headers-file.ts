import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A rule of `_headers`. */
export interface HeaderRule {
  path: string;
  headers: [name: string, value: string][];
}

export function parseHeadersFile(text: string): HeaderRule[] {
  return text.split(/\n\n/).map((block) => {
    const [path = '', ...lines] = block.trimEnd().split('\n');
    const headers = lines.map((line): [string, string] => {
      const [, name = '', value = ''] = /^ {2}([^:]+): (.+)$/.exec(line) ?? [];
      return [name, value];
    });
    return { path, headers };
  });
}

/** How a host reads the path of a rule. */
type RuleReading = (rulePath: string) => RegExp;

/** `:name` is one part of a path, and `*` any rest, be it empty. */
export const readAsCloudflare: RuleReading = (rulePath) =>
  new RegExp(`^${escape(rulePath).replace(/:\w+/g, '[^/]+').replace('*', '.*')}$`);

/** The same, but that a slash at the end, or before the rest, may be missing or too many. */
export const readAsNetlify: RuleReading = (rulePath) => {
  const parts = rulePath.split('/').filter((part) => part !== '');
  const expressions = parts.map((part) => {
    if (part === '*') return '(?:|/.*)';
    return part.startsWith(':') ? '/[^/]+' : `/${escape(part)}`;
  });
  return new RegExp(`^${expressions.join('')}/?$`);
};

/** The rules that are for an address, path-absolute and encoded. */
export function matchRules(
  rules: readonly HeaderRule[],
  address: string,
  reading: RuleReading,
): HeaderRule[] {
  return rules.filter(({ path }) => reading(path).test(address));
}

/** What a host that reads `_headers` of a built site sends with an address. */
export function readHeadersFile(site: string): (address: string) => Record<string, string> {
  const rules = parseHeadersFile(readFileSync(join(site, '_headers'), 'utf8'));
  return (address) =>
    Object.fromEntries(matchRules(rules, address, readAsCloudflare).flatMap(({ headers }) => headers));
}

function escape(text: string): string {
  return text.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
}
