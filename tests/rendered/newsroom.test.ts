import { beforeAll, describe, expect, test } from 'vitest';
import { fixture } from '../support/fixture.ts';
import { renderSite } from '../support/rendered-site.ts';
import { type Site, textOf } from '../support/site.ts';

let site: Site;
beforeAll(async () => {
  site = await renderSite(fixture);
});

const publicArticles = [
  '/articles/another-system/',
  '/articles/earlier-story/',
  '/articles/plant-in-suzhou/',
  '/articles/short-01/',
  '/articles/short-02/',
  '/articles/short-03/',
  '/articles/基因治疗/',
];

describe('articles in, pages out', () => {
  test('every public story has a page, and no other story has', () => {
    const addresses = site.pages
      .map(({ address }) => address)
      .filter((address) => address.startsWith('/articles/'));
    expect(addresses.sort()).toEqual([...publicArticles].sort());
  });

  test('nothing of a draft or a story not yet due is in any file', () => {
    const traces = [
      'A draft nobody sees',
      'Draftonly',
      'draftonly',
      'A story of tomorrow',
      'Futureonly',
      'futureonly',
      'not-yet-due',
    ];
    const found = site.files
      .filter((file) => /\.(html|xml|txt|json|svg)$/.test(file))
      .flatMap((file) =>
        traces
          .filter((trace) => `${file}\n${site.read(file)}`.includes(trace))
          .map((trace) => `${file}: ${trace}`),
      );
    expect(found).toEqual([]);
  });

  test('counts leave drafts and stories not yet due out', () => {
    const china = site
      .page('/tags/')
      .root.querySelectorAll('.counted-links a')
      .find((link) => textOf(link).startsWith('China'));
    expect(textOf(china ?? null)).toBe('China 5');
  });

  test('a listed tag or source without stories has no page', () => {
    expect(site.has('/tags/biosimilars/')).toBe(false);
    expect(site.has('/sources/unused/')).toBe(false);
  });
});

describe('tags live under one slug', () => {
  test.for([
    ['gene therapies and GENE THERAPIES, by their alias', '/tags/gene-therapy/', 'Gene therapy'],
    ['Ｃｈｉｎａ and china', '/tags/china/', 'China'],
    ['Ｂｅｉｊｉｎｇ and Beijing, which no vocabulary lists', '/tags/beijing/', 'Beijing'],
    ['Café', '/tags/cafe/', 'Café'],
    ['constructor', '/tags/constructor/', 'constructor'],
    ['__proto__', '/tags/proto/', '__proto__'],
    ['上海', '/tags/上海/', '上海'],
  ])('%s: %s reads %s', ([, address, label]) => {
    expect(textOf(site.page(address ?? '').root.querySelector('h1'))).toBe(label);
  });
});

describe('every page', () => {
  test('has one h1, one main, one title and a description', () => {
    for (const { address, root } of site.pages) {
      for (const selector of ['h1', 'main', 'title', 'meta[name=description]', 'html[lang=en]']) {
        expect(root.querySelectorAll(selector), `${selector} on ${address}`).toHaveLength(1);
      }
    }
  });

  test('has a title and a description of its own', () => {
    for (const selector of ['title', 'meta[name=description]']) {
      const texts = site.pages.map(({ root }) => {
        const element = root.querySelector(selector);
        return element?.getAttribute('content') ?? textOf(element);
      });
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
      expect(texts).not.toContain('');
    }
  });

  test('steps through its headings without skipping a level', () => {
    for (const { address, root } of site.pages) {
      const levels = root
        .querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')
        .map(({ tagName }) => Number(tagName.slice(1)));
      for (const [index, level] of levels.entries()) {
        expect(
          level - (levels[index - 1] ?? 0),
          `heading ${String(index + 1)} of ${address}`,
        ).toBeLessThanOrEqual(1);
      }
    }
  });

  test('has no id twice', () => {
    for (const { address, root } of site.pages) {
      const ids = root.querySelectorAll('[id]').map(({ id }) => id);
      expect(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        address,
      ).toEqual([]);
    }
  });

  test('links to nothing of this site that is not there, and to no fragment that is not', () => {
    const broken = site.pages.flatMap(({ address, root }) =>
      root.querySelectorAll('[href], [src]').flatMap((element) => {
        const written = element.getAttribute('href') ?? element.getAttribute('src') ?? '';
        const target = new URL(written, `https://fixture.example${encodeURI(address)}`);
        if (target.host !== 'fixture.example' || !/^https?:$/.test(target.protocol)) return [];
        if (!site.serves(target.pathname)) return [`${address} → ${written}`];
        if (target.hash === '') return [];
        const id = decodeURIComponent(target.hash.slice(1));
        const page = site.page(decodeURIComponent(target.pathname));
        return page.root.getElementById(id) ? [] : [`${address} → ${written}`];
      }),
    );
    expect(broken).toEqual([]);
  });
});

describe('the page of a story', () => {
  const facts = (address: string) => {
    const { root } = site.page(address);
    return root
      .querySelectorAll('.story-facts > div')
      .map((element) => [textOf(element.querySelector('dt')), textOf(element.querySelector('dd'))]);
  };

  test('tells all that its front matter says', () => {
    expect(facts('/articles/plant-in-suzhou/')).toEqual([
      ['Published', '20 May 2026'],
      ['Updated', '22 May 2026'],
      ['Source', 'Contract Pharma'],
      ['Original', 'contractpharma.com'],
      ['By', 'Li Wei'],
      ['Reading time', '1 min read'],
    ]);
  });

  test('tells nothing that its front matter does not say', () => {
    expect(facts('/articles/short-01/')).toEqual([
      ['Published', '1 April 2025'],
      ['Source', 'Contract Pharma'],
      ['Reading time', '1 min read'],
    ]);
    const { root } = site.page('/articles/short-01/');
    expect(root.querySelectorAll('figure, img:not([src$=".svg"]), .story-standfirst')).toEqual([]);
  });

  test.for([
    ['/articles/plant-in-suzhou/', '2026-05-20T00:00:00+08:00', '20 May 2026'],
    ['/articles/基因治疗/', '2026-05-19T07:30:00+08:00', '19 May 2026'],
    ['/articles/another-system/', '2025-03-20T00:00:00+08:00', '20 March 2025'],
  ])('%s tells its day in the site’s time zone', ([address = '', iso, day]) => {
    const time = site.page(address).root.querySelector('.story-facts time');
    expect([time?.getAttribute('datetime'), textOf(time)]).toEqual([iso, day]);
  });

  test('links source, original and tags', () => {
    const { root } = site.page('/articles/plant-in-suzhou/');
    const links = root
      .querySelectorAll('.story-facts a, .tag-links a')
      .map((link) => [textOf(link), link.getAttribute('href')]);
    expect(links).toEqual([
      ['Contract Pharma', '/sources/contractpharma/'],
      ['contractpharma.com', 'https://www.contractpharma.com/suzhou'],
      ['Li Wei', '/contributors/li-wei/'],
      ['Gene therapy', '/tags/gene-therapy/'],
      ['China', '/tags/china/'],
      ['GenScript', '/tags/genscript/'],
    ]);
  });

  test('shows a title as it was written, whatever is in it', () => {
    const { root } = site.page('/articles/earlier-story/');
    expect(textOf(root.querySelector('h1'))).toBe('R&D <b>budgets</b> grow, says “one” report ]]> of many');
    expect(root.querySelectorAll('main b')).toEqual([]);
  });

  test('has a title that tells it from another story of the same headline', () => {
    const titles = ['/articles/short-02/', '/articles/short-03/'].map((address) => {
      const { root } = site.page(address);
      return [textOf(root.querySelector('h1')), textOf(root.querySelector('title'))];
    });
    expect(titles).toEqual([
      ['A short story, number 02', 'A short story, number 02 (Contract Pharma, 2 April 2025) · The Fixture'],
      ['A short story, number 02', 'A short story, number 02 (Contract Pharma, 3 April 2025) · The Fixture'],
    ]);
  });

  test('shows the picture with its words, its maker and its size, and leads to files that are there', () => {
    const figure = site.page('/articles/plant-in-suzhou/').root.querySelector('figure');
    const image = figure?.querySelector('img');
    expect(image?.attributes).toMatchObject({ alt: 'A plant beside a river', width: '1280', height: '640' });
    expect(textOf(figure?.querySelector('figcaption') ?? null)).toBe('Photo: Suzhou Daily');
    const candidates =
      figure
        ?.querySelectorAll('[srcset]')
        .flatMap((element) => (element.getAttribute('srcset') ?? '').split(', ')) ?? [];
    expect(candidates).toHaveLength(9);
    for (const candidate of candidates)
      expect(site.serves(candidate.split(' ')[0] ?? ''), candidate).toBe(true);
  });

  test('leads to the earlier and the later story', () => {
    const neighbours = (address: string) =>
      site
        .page(address)
        .root.querySelectorAll('.story-neighbours a')
        .map((link) => link.getAttribute('href'));
    expect(neighbours('/articles/plant-in-suzhou/')).toEqual([
      '/articles/%E5%9F%BA%E5%9B%A0%E6%B2%BB%E7%96%97/',
    ]);
    expect(neighbours('/articles/earlier-story/')).toEqual([
      '/articles/short-03/',
      '/articles/%E5%9F%BA%E5%9B%A0%E6%B2%BB%E7%96%97/',
    ]);
    expect(neighbours('/articles/another-system/')).toEqual(['/articles/short-01/']);
  });

  test('leads to related stories, those with rarer tags in common first', () => {
    const related = site
      .page('/articles/plant-in-suzhou/')
      .root.querySelectorAll('.story-related .story-row-title a')
      .map((link) => link.getAttribute('href'));
    expect(related).toEqual([
      '/articles/earlier-story/',
      '/articles/%E5%9F%BA%E5%9B%A0%E6%B2%BB%E7%96%97/',
      '/articles/short-03/',
      '/articles/short-02/',
    ]);
  });
});

describe('the footer', () => {
  test('calls for contributors and tells every way to reach the newsroom', () => {
    const footer = site.page('/').root.querySelector('footer.site-footer');
    const links = footer?.querySelectorAll('a').map((link) => [textOf(link), link.getAttribute('href')]);
    expect(links).toEqual([
      ['Write for The Fixture', '/contributors/'],
      ['editor@fixture.example', 'mailto:editor@fixture.example?subject=Contributing%20%26%20more'],
      ['desk@fixture.example', 'mailto:desk@fixture.example'],
      ['(+86) 400 610 1188', 'tel:+864006101188'],
      ['+86 13621645194', 'https://wa.me/8613621645194'],
      ['+86 13621645194', 'https://t.me/+8613621645194'],
      ['RSS feed', '/rss.xml'],
      ['All feeds', '/feeds/'],
      ['Mastodon', 'https://social.example/@fixture'],
    ]);
  });

  test('shows the WeChat number to be copied, and as a QR code', () => {
    const footer = site.page('/').root.querySelector('footer.site-footer');
    expect(textOf(footer?.querySelector('.site-footer-copy') ?? null)).toBe('+86 13621645194');
    expect(footer?.querySelector('img')?.attributes).toMatchObject({
      src: '/wechat.svg',
      alt: 'QR code of the WeChat number +86 13621645194',
    });
  });
});

describe('the event call', () => {
  test('is the soonest event not yet over, on every page but its own, outside the story', () => {
    for (const { address, root } of site.pages) {
      if (address === '/events/next-fair-2026/') {
        expect(root.querySelectorAll('.event-call')).toEqual([]);
        continue;
      }
      const calls = root.querySelectorAll('.event-call').map((element) => textOf(element));
      expect(calls, address).toEqual([
        'Next Fair 2026 30 June – 2 July 2026 New Hall Register for Next Fair 2026',
      ]);
      if (address.startsWith('/events/')) continue;
      expect(textOf(root.querySelector('main')), address).not.toContain('Fair 2026');
    }
  });

  test('stays out of the feed', () => {
    expect(site.read('rss.xml')).not.toContain('Fair');
  });
});
