import { stringify } from 'yaml';
import { describe, expect, test } from 'vitest';
import { readSiteUrl } from '../../../src/content/loader/content-directory.ts';
import { siteSchema } from '../../../src/content/schema/site.ts';
import { writeFolder } from '../content/loader/written-folder.ts';
import { plainSite } from '../made-up-newsroom.ts';

/** The address as each place reads it, or what it says against it. */
async function readEverywhere(
  written: string,
): Promise<{ environment: string; file: string; schema: string }> {
  const { data, error } = siteSchema.safeParse({ ...plainSite, url: written });
  const folder = await writeFolder({ 'site.yaml': stringify({ url: written }) });
  return {
    environment: attempt(() => readSiteUrl('/nowhere', written)),
    file: readSiteUrl(folder, ''),
    schema: data?.url ?? error?.issues.map(({ message }) => message).join() ?? '',
  };
}

function attempt(read: () => string): string {
  try {
    return read();
  } catch (error) {
    return (error as Error).message;
  }
}

describe('the address of the site, in SITE_URL and in site.yaml', () => {
  test.for<[written: string, read: string]>([
    ['https://example.org', 'https://example.org/'],
    ['https://example.org/news', 'https://example.org/news/'],
    ['https://example.org/news/en/', 'https://example.org/news/en/'],
    [' https://example.org/\t', 'https://example.org/'],
    ['HTTPS://Example.ORG/News/', 'https://example.org/News/'],
    ['https://例子.中国/', 'https://xn--fsqu00a.xn--fiqs8s/'],
    ['https://xn--fsqu00a.xn--fiqs8s/', 'https://xn--fsqu00a.xn--fiqs8s/'],
    ['https://BÜCHER.example', 'https://xn--bcher-kva.example/'],
    ['https://example。org', 'https://example.org/'],
    ['https://example.org:443/', 'https://example.org/'],
    ['http://example.org:80', 'http://example.org/'],
    ['https://example.org:80/', 'https://example.org:80/'],
    ['https://example.org:/', 'https://example.org/'],
    ['http://localhost:8080/a/', 'http://localhost:8080/a/'],
    ['http://192.0.2.1/news', 'http://192.0.2.1/news/'],
    ['http://[2001:DB8::1]:8080', 'http://[2001:db8::1]:8080/'],
    ['https://example.org//', 'https://example.org/'],
    ['https://example.org//news/', 'https://example.org/news/'],
    ['https://example.org///news//en///', 'https://example.org/news/en/'],
    ['https://example.org/./news/.', 'https://example.org/news/'],
    ['https://example.org/news/../en/', 'https://example.org/en/'],
    ['https://example.org/../..', 'https://example.org/'],
    ['https://example.org/..//news', 'https://example.org/news/'],
    ['https://example.org/新闻', 'https://example.org/%E6%96%B0%E9%97%BB/'],
    ['https://example.org/%e6%96%b0%E9%97%bb/', 'https://example.org/%E6%96%B0%E9%97%BB/'],
    ['https://example.org/%6Eews%2den/', 'https://example.org/news-en/'],
    ['https://example.org/%7eli/@news/', 'https://example.org/~li/@news/'],
    ['https://example.org/a%20b', 'https://example.org/a%20b/'],
    ['https://example.org/a%26b&c', 'https://example.org/a%26b&c/'],
    ['https://example.org/a|b', 'https://example.org/a%7Cb/'],
    ["https://example.org/a!&'()+,;=@~^`[]<>|b", "https://example.org/a!&'()+,;=@~%5E%60%5B%5D%3C%3E%7Cb/"],
    [`https://example.org/${'a'.repeat(198)}`, `https://example.org/${'a'.repeat(198)}/`],
    ['https://example.org/v1.0', 'https://example.org/v1.0/'],
    ['https://example.org/...', 'https://example.org/.../'],
  ])('“%s” is %s', async ([written, read]) => {
    expect(await readEverywhere(written)).toEqual({ environment: read, file: read, schema: read });
    expect(readSiteUrl('/nowhere', read)).toBe(read);
  });

  test.for([
    'example.org',
    'www.example.org/news/',
    '//example.org/',
    'ftp://example.org/',
    'file:///srv/news/',
    'https:',
    'https://',
    'https:///',
    'https:example.org',
    'https:/example.org',
    'https:///example.org',
    'https:\\\\example.org\\',
    'https://https://example.org/',
    'https://me@example.org/',
    'https://me:secret@example.org/',
    'https://@example.org/',
    'https://example.org/?',
    'https://example.org/?a',
    'https://example.org/#',
    'https://example.org/#a',
    'https://example.org?a',
    'https://exam ple.org/',
    'https://example.org/a b/',
    'https://example.org/a\tb/',
    'https://example.org/a\u200bb/',
    'https://example.org\\news\\',
    'https://example.org./',
    'https://.example.org/',
    'https://example..org/',
    'https://example.org,/',
    'https://example.org:99999/',
    'https://example.org:http/',
    'https://256.0.0.1/',
    'https://example.org/index.html',
    'https://example.org/news/INDEX.HTM',
    'https://example.org/index%2Ephp',
    'https://example.org/rss.xml/',
    'https://example.org/100%/',
    'https://example.org/%zz/',
    'https://example.org/%C3/',
    'https://example.org/a%2Fb/',
    'https://example.org/a%5cb/',
    'https://example.org/a%00/',
    'https://example.org/%25E6%2596%25B0/',
    'https://example.org/news/%2e%2E/',
    'https://example.org/.%2e/',
    'https://example.org/a$b/',
    'https://example.org/a%24b/',
    'https://example.org/{x}/',
    'https://example.org/%7bx%7d/',
    'https://example.org/"a"/',
    'https://example.org/%22a%22/',
    'https://example.org/a:b/',
    'https://example.org/a%3Ab/',
    'https://example.org/*/',
    'https://example.org/a%0aevil/',
    `https://example.org/${'a'.repeat(199)}/`,
    `https://example.org/${'长'.repeat(23)}/`,
    'https://example.org/%2e/',
  ])('“%s” is none', async (written) => {
    expect(await readEverywhere(written)).toEqual({
      environment: `SITE_URL is “${written}”: it must be an address such as https://example.org/ or https://example.org/news/.`,
      file: 'http://localhost:4321/',
      schema: 'this is not the address of a site',
    });
  });
});
