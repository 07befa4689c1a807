import { content, escape, locate, months, sortSubjects, sources, stories, tags } from '../site.mjs';
import { drawCounts, drawHeading, drawPage } from '../page.mjs';

/** The pages that there is one of, but for the home page. */
const pages = {
  '/tags/': drawTags,
  '/sources/': drawSources,
  '/archive/': drawArchive,
  '/feeds/': drawFeeds,
  '/404.html': drawNotFound,
};

export const data = {
  addresses: Object.keys(pages),
  pagination: { data: 'addresses', size: 1, alias: 'address' },
  permalink: ({ address }) => address,
  eleventyExcludeFromCollections: true,
  eleventyImport: { collections: ['stories'] },
};

export function render({ address }) {
  return pages[address](address);
}

const { name } = content.site;

function listKinds() {
  return content.tagKinds.map(({ kind, heading }) => ({
    kind,
    heading,
    subjects: sortSubjects([...tags.values()].filter((tag) => tag.kind === kind)),
  }));
}

function drawTags(address) {
  const groups = listKinds().map(
    ({ kind, heading, subjects }) =>
      ` <section aria-labelledby="kind-${kind}"> <h2 id="kind-${kind}">${heading}</h2> ${drawCounts(subjects)} </section>`,
  );
  return drawPage(
    {
      title: 'Tags',
      description: `The companies, topics and places in the news of ${name}.`,
      address,
      style: 'tags',
    },
    `<div class="wrap"> ${drawHeading({ title: 'Tags' })} <div class="tag-index">${groups.join('')} </div> </div>`,
  );
}

function drawSources(address) {
  const items = sortSubjects(sources.values()).map(
    (source) =>
      ` <li> <h2> <a href="${source.address}">${escape(source.title)}</a> </h2>${source.introduction ? ` <p class="source-index-description"> ${escape(source.introduction)} </p>` : ''} <p class="source-index-count">${source.stories.length} stories</p> </li>`,
  );
  return drawPage(
    {
      title: 'Sources',
      description: `The publications whose stories ${name} carries.`,
      address,
      style: 'sources',
    },
    `<div class="wrap"> ${drawHeading({ title: 'Sources' })} <ul class="source-index">${items.join('')} </ul> </div>`,
  );
}

function drawArchive(address) {
  const years = [...new Set(months.map(({ month }) => month.slice(0, 4)))].reverse();
  const sections = years.map(
    (year) =>
      ` <section class="archive-year" aria-labelledby="year-${year}"> <h2 id="year-${year}">${year}</h2> ${drawCounts(months.filter(({ month }) => month.startsWith(year)).reverse())} </section>`,
  );
  return drawPage(
    { title: 'Archive', description: `Every story of ${name} by year and month.`, address, style: 'archive' },
    `<div class="wrap"> ${drawHeading({ title: 'Archive' })}${sections.join('')} </div>`,
  );
}

function drawFeeds(address) {
  const row = (title, target, note) =>
    ` <li> <a href="${target}">${escape(title)}</a> <span>${note}</span> <code>${escape(locate(target))}</code> </li>`;
  const group = (heading, rows) =>
    ` <section class="feed-group"> <h2>${heading}</h2> <ul class="feed-rows">${rows.join('')} </ul> </section>`;
  const rowsOf = (subjects) =>
    subjects
      .slice(0, 100)
      .map((subject) => row(subject.title, `${subject.address}rss.xml`, `${subject.stories.length} stories`));
  const everything = [
    row('All stories', '/rss.xml', `${stories.length} stories`),
    row('All feeds in one file', '/feeds.opml', 'OPML, to import'),
    row('JSON Feed', '/feed.json', 'for programs'),
  ];
  return drawPage(
    { title: 'Feeds', description: `The feeds of ${name} for feed readers.`, address, style: 'feeds' },
    `<div class="wrap"> ${drawHeading({ title: 'Feeds' })}${group('Everything', everything)}${listKinds()
      .map(({ heading, subjects }) => group(heading, rowsOf(subjects)))
      .join('')}${group('Sources', rowsOf(sortSubjects(sources.values())))} </div>`,
  );
}

function drawNotFound(address) {
  return drawPage(
    { title: 'Page not found', description: 'There is no page at this address.', address, style: 'plain' },
    `<div class="not-found wrap"> ${drawHeading({ title: 'Page not found' })} </div>`,
  );
}
