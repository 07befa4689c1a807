import { describe, expect, test } from 'vitest';
import { locateGithubPage } from '../../../../src/writing/browser/github-page.ts';

const repository = { owner: 'en-cphi', name: 'newsroom', branch: 'main' };
const path = 'content/articles/2026/2026-05-01-a.md';
const start =
  'https://github.com/en-cphi/newsroom/new/main?filename=content%2Farticles%2F2026%2F2026-05-01-a.md';

describe('GitHub’s page for a new file', () => {
  test('has the name and the text', () => {
    expect(locateGithubPage(repository, path, '---\ntitle: 药 & #1\n---\n')).toEqual({
      address: `${start}&value=---%0Atitle%3A%20%E8%8D%AF%20%26%20%231%0A---%0A`,
      hasText: true,
    });
  });

  test.for<[bytes: number, hasText: boolean]>([
    [7999, true],
    [8001, true],
    [8191, true],
    [8192, false],
    [20_000, false],
  ])('of an address of %i bytes has the text: %s', ([bytes, hasText]) => {
    const text = 'a'.repeat(bytes - `${start}&value=`.length);
    const { address, hasText: has } = locateGithubPage(repository, path, text);
    expect([address.length, has]).toEqual([hasText ? bytes : start.length, hasText]);
  });
});

test('a file that is there is edited, without its text', () => {
  const branch = 'release/1 #2';
  expect(locateGithubPage({ ...repository, branch }, 'content/articles/2026/药.md', undefined)).toEqual({
    address: 'https://github.com/en-cphi/newsroom/edit/release/1%20%232/content/articles/2026/%E8%8D%AF.md',
    hasText: false,
  });
});
