import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  commonHeaders,
  fileKinds,
  otherFiles,
  secureTransport,
  type Headers,
} from '../../../../src/integrations/hosting/response-headers.ts';
import { expressPaths } from './server-paths.ts';

const everyAnswer = Object.entries({ ...secureTransport, ...commonHeaders });

/** Headers that differ from kind to kind. */
const varyingHeaders = [
  ...new Set([...fileKinds, otherFiles].flatMap(({ headers }) => Object.keys(headers))),
];

describe('deploy/nginx.conf', () => {
  const text = readFileSync('deploy/nginx.conf', 'utf8');
  const lines = text.split('\n').map((line) => line.trim());

  // nginx sets a media type by a location, and any other header by a variable.
  const mapped = varyingHeaders.filter((name) => name !== 'Content-Type');
  const variableOf = (name: string) => `$newsroom_${name.toLowerCase().replaceAll('-', '_')}`;

  function formatMap(header: string): string {
    const usual = otherFiles.headers[header] ?? '';
    const others = fileKinds
      .map((kind) => [expressPaths(kind), kind.headers[header] ?? usual])
      .filter(([, value]) => value !== usual);
    return [
      `map $newsroom_file ${variableOf(header)} {`,
      `  default "${usual}";`,
      ...others.map(([paths = '', value = '']) => `  "~${paths}" "${value}";`),
      '}',
    ].join('\n');
  }

  test('adds every header, and no other', () => {
    expect(lines.filter((line) => /^(add_|more_|expires\b)/.test(line))).toEqual([
      ...everyAnswer.map(([name, value]) => `add_header ${name} "${value}" always;`),
      ...mapped.map((name) => `add_header ${name} ${variableOf(name)} always;`),
      'add_header Allow $newsroom_allow always;',
      'add_header Allow "";',
    ]);
  });

  test('gives each of these headers the value of each kind of file', () => {
    const maps = [...text.matchAll(/^map \$newsroom_file .*\{\n[^}]*\}/gm)].map(([block]) => block);
    expect(maps).toEqual(mapped.map(formatMap));
  });

  test('sets every media type, and no other', () => {
    expect(lines.filter((line) => line.includes('default_type'))).toEqual(
      fileKinds
        .filter(({ headers }) => headers['Content-Type'] !== undefined)
        .map(
          (kind) =>
            // Without the `^`: the site may live below a path.
            `location ~ "${expressPaths(kind).slice(1)}" { types { } default_type "${kind.headers['Content-Type'] ?? ''}"; }`,
        ),
    );
  });
});

describe('deploy/Caddyfile', () => {
  const text = readFileSync('deploy/Caddyfile', 'utf8');
  const matches = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = '']) => found);

  const formatBlock = (matcher: string, headers: Headers, sign = '') =>
    [
      `header ${matcher}{`,
      ...Object.entries(headers).map(([name, value]) => `\t\t${sign}${name} "${value}"`),
      '\t}',
    ].join('\n');

  test('has an expression for every kind of file', () => {
    expect(matches(/^\t(@kind.*)/gm)).toEqual(
      fileKinds.map((kind, index) => `@kind${String(index + 1)} path_regexp ${expressPaths(kind)}`),
    );
  });

  test('sets every header, and no other', () => {
    expect(matches(/^\t(header .*\{\n[^}]*\})/gm)).toEqual([
      formatBlock('', Object.fromEntries(everyAnswer)),
      ...fileKinds.map(({ headers }, index) => formatBlock(`@kind${String(index + 1)} `, headers)),
      formatBlock('', otherFiles.headers, '?'),
      'header @text {\n\t\tVary Accept-Encoding\n\t\tdefer\n\t}',
    ]);
  });

  test('gives errors the headers of their kind, and the page of what is not found those of other files', () => {
    const usual = Object.entries(otherFiles.headers);
    expect(matches(/^\t+(header .*[^{\n])$/gm)).toEqual([
      'header -Server',
      ...usual.map(([name, value]) => `header ?${name} ${value}`),
      ...usual.map(([name, value]) => `header ${name} ${value}`),
      'header -Access-Control-Allow-Origin',
      'header Content-Type "text/html; charset=utf-8"',
      'header Vary Accept-Encoding',
      'header @refused Allow "GET, HEAD"',
    ]);
  });
});
