import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseJsonFeed, parseRssFeed } from 'feedsmith';
import { beforeAll, describe, expect, test } from 'vitest';
import { copyNewsroom } from '../support/copied-newsroom.ts';
import { fixture } from '../support/fixture.ts';
import { renderSite } from '../support/rendered-site.ts';
import { textOf, type Site } from '../support/site.ts';

const contributors = `- name: Li Wei
  about: Writes on gene therapy.
  url: https://liwei.example/
  picture: ./contributors/li-wei.png
  languages: [en, zh]
  aliases: [李伟]
- name: Zhang San
- name: Nobody Yet
  about: Has written nothing so far.
`;

let site: Site;
beforeAll(async () => {
  const content = await copyNewsroom([
    { slug: 'of-three', date: '2026-05-12', more: { author: ['李伟', 'Jane Doe', 'zhang san'] } },
    { slug: 'of-one-twice', date: '2026-05-11', more: { author: ['Li Wei', '李伟'] } },
    { slug: 'of-another', date: '2026-05-10', more: { author: 'Jane Doe' } },
  ]);
  await writeFile(join(content, 'contributors.yaml'), contributors);
  site = await renderSite({ content, epoch: fixture.epoch });
});

function findBylines(address: string): (string | undefined)[][] {
  const facts = site.page(address).root.querySelectorAll('.story-facts > div');
  const names = facts
    .filter((fact) => textOf(fact).startsWith('By '))
    .flatMap((fact) => fact.querySelectorAll('dd > *'));
  return names.map((name) => [textOf(name), name.getAttribute('href')]);
}

function findThing(address: string, type: string): Record<string, unknown> | undefined {
  const script = site.page(address).root.querySelector('script[type="application/ld+json"]');
  const { '@graph': graph } = JSON.parse(script?.text ?? '') as { '@graph': Record<string, unknown>[] };
  return graph.find((thing) => thing['@type'] === type);
}

describe('the byline of a story', () => {
  test.for<[address: string, bylines: (string | undefined)[][]]>([
    [
      '/articles/of-three/',
      [
        ['Li Wei', '/contributors/li-wei/'],
        ['Jane Doe', undefined],
        ['Zhang San', '/contributors/zhang-san/'],
      ],
    ],
    ['/articles/of-one-twice/', [['Li Wei', '/contributors/li-wei/']]],
    ['/articles/of-another/', [['Jane Doe', undefined]]],
    ['/articles/short-01/', []],
  ])('of %s leads to the pages of contributors, and of nobody else', ([address, bylines]) => {
    expect(findBylines(address)).toEqual(bylines);
  });

  test('reads as a row of names', () => {
    expect(textOf(site.page('/articles/of-three/').root.querySelector('.story-facts'))).toContain(
      'By Li Wei, Jane Doe and Zhang San',
    );
  });

  test('is one person each for search engines, and one creator each in feeds', () => {
    expect(findThing('/articles/of-three/', 'NewsArticle')?.author).toEqual([
      { '@type': 'Person', name: 'Li Wei', url: 'https://fixture.example/contributors/li-wei/' },
      { '@type': 'Person', name: 'Jane Doe' },
      { '@type': 'Person', name: 'Zhang San', url: 'https://fixture.example/contributors/zhang-san/' },
    ]);
    const isOfThree = ({ title }: { title?: string }) => title === 'Story of-three';
    const rss = parseRssFeed(site.read('rss.xml'));
    expect(rss.items?.find(isOfThree)?.dc?.creators).toEqual(['Li Wei', 'Jane Doe', 'Zhang San']);
    const json = parseJsonFeed(site.read('feed.json'));
    expect(json.items?.find(isOfThree)?.authors).toEqual([
      { name: 'Li Wei', url: 'https://fixture.example/contributors/li-wei/' },
      { name: 'Jane Doe' },
      { name: 'Zhang San', url: 'https://fixture.example/contributors/zhang-san/' },
    ]);
  });
});

describe('the page of a contributor', () => {
  test('says who it is, and lists the stories with a feed of them', () => {
    const { root } = site.page('/contributors/li-wei/');
    expect(textOf(root.querySelector('.page-heading'))).toBe(
      'Contributors Contributor Li Wei Writes on gene therapy. 3 stories English and Chinese liwei.example RSS feed',
    );
    expect(root.querySelector('.portrait img')?.getAttribute('alt')).toBe('');
    expect(root.querySelectorAll('.story-row-title').map((title) => textOf(title))).toEqual([
      'A plant in Suzhou doubles its capacity',
      'Story of-three',
      'Story of-one-twice',
    ]);
    const { title, items } = parseRssFeed(site.read('contributors/li-wei/rss.xml'));
    expect([title, items?.length]).toEqual(['Li Wei · The Fixture', 3]);
  });

  test('is a profile for search engines', () => {
    expect(findThing('/contributors/li-wei/', 'ProfilePage')).toMatchObject({
      mainEntity: {
        '@type': 'Person',
        name: 'Li Wei',
        alternateName: ['李伟'],
        sameAs: 'https://liwei.example/',
        knowsLanguage: ['en', 'zh'],
        image: { '@type': 'ImageObject' },
      },
    });
  });

  test('is not there for who has no story, nor for who is not in contributors.yaml', () => {
    expect(site.files.filter((file) => /nobody|jane/i.test(file))).toEqual([]);
  });
});

describe('the page of all contributors', () => {
  test('calls for more, and lists those with stories first', () => {
    const { root } = site.page('/contributors/');
    expect(textOf(root.querySelector('.contributor-call'))).toBe(
      'Write for The Fixture Send your CV & samples to the editor. editor@fixture.example',
    );
    expect(root.querySelectorAll('.subject-rows li').map((entry) => textOf(entry))).toEqual([
      'Li Wei Writes on gene therapy. 3 stories English and Chinese',
      'Zhang San 1 story',
      'Nobody Yet Has written nothing so far.',
    ]);
    expect(root.querySelectorAll('.subject-rows a').map((link) => link.getAttribute('href'))).toEqual([
      '/contributors/li-wei/',
      '/contributors/zhang-san/',
    ]);
  });

  test('stands where nobody is listed', async () => {
    const content = await copyNewsroom([]);
    await writeFile(join(content, 'contributors.yaml'), '[]\n');
    const empty = await renderSite({ content, epoch: fixture.epoch });
    expect(textOf(empty.page('/contributors/').root.querySelector('main'))).toContain(
      'No contributors are listed yet.',
    );
    expect(empty.files.filter((file) => file.startsWith('contributors/'))).toEqual([
      'contributors/index.html',
    ]);
  });
});
