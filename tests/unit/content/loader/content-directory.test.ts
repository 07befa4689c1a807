import { describe, expect, test } from 'vitest';
import { createCacheName, readSiteUrl } from '../../../../src/content/loader/content-directory.ts';
import { createDigest } from '../../../../src/lib/digest.ts';
import { writeFolder } from './written-folder.ts';

describe('the address of the site', () => {
  const placeholder = 'http://localhost:4321/';

  test.for<[what: string, files: Record<string, string>, address: string]>([
    ['is that of site.yaml', { 'site.yaml': 'url: https://example.org/' }, 'https://example.org/'],
    ['ends with a slash', { 'site.yaml': 'url: https://example.org/news' }, 'https://example.org/news/'],
    ['is a placeholder where site.yaml has none', { 'site.yaml': 'name: N' }, placeholder],
    [
      'is a placeholder where site.yaml has no usable one',
      { 'site.yaml': 'url: www.example.org' },
      placeholder,
    ],
    [
      'is a placeholder where site.yaml is broken',
      { 'site.yaml': 'url: "https://example.org/' },
      placeholder,
    ],
    ['is a placeholder where site.yaml is missing', {}, placeholder],
  ])('%s', async ([, files, address]) => {
    expect(readSiteUrl(await writeFolder(files), '')).toBe(address);
  });

  test('is SITE_URL before site.yaml', async () => {
    const directory = await writeFolder({ 'site.yaml': 'url: https://www.en-cphi.cn/' });
    expect(readSiteUrl(directory, 'https://example.org/news')).toBe('https://example.org/news/');
  });
});

describe('names that keep builds apart', () => {
  test('differ by folder and by address', () => {
    const names = [
      createCacheName('/a', 'https://example.org/'),
      createCacheName('/b', 'https://example.org/'),
      createCacheName('/a', 'https://example.org/news/'),
    ];
    expect(new Set(names).size).toBe(3);
    expect(createCacheName('/a', 'https://example.org/')).toBe(names[0]);
  });

  test('digests differ by parts and by where they are cut', () => {
    const digests = [
      createDigest('ab', 'c'),
      createDigest('a', 'bc'),
      createDigest('abc'),
      createDigest('c', 'ab'),
    ];
    expect(new Set(digests).size).toBe(4);
    expect(createDigest('ab', new TextEncoder().encode('c'))).toBe(digests[0]);
  });
});
