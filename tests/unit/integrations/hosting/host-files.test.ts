import { expect, test } from 'vitest';
import { formatHostFiles } from '../../../../src/integrations/hosting/host-files.ts';
import { parseHeadersFile } from '../../../support/headers-file.ts';

function readHeaders(siteUrl: string): string {
  const files = formatHostFiles({ scripts: new Set(), styles: new Set() }, siteUrl);
  return files.find(({ path }) => path === '_headers')?.content.toString() ?? '';
}

test('below a path every rule is below it', () => {
  const [root, below] = ['https://example.org/', 'https://example.org/news/'].map((siteUrl) =>
    parseHeadersFile(readHeaders(siteUrl)).map(({ path }) => path),
  );
  expect(root?.length).toBeGreaterThan(10);
  expect(below).toEqual(root?.map((path) => `/news${path}`));
});

test.for([
  ['https://example.org/', true],
  ['http://example.org/', false],
] as const)('on %s browsers are told to stay with https: %s', ([siteUrl, isTold]) => {
  expect(readHeaders(siteUrl).includes('Strict-Transport-Security')).toBe(isTold);
});
