import { content, describe, escape, lists, sortSubjects, sources, tags } from '../site.mjs';
import { describeTrail, drawCounts, drawHeading, drawMeta, drawPage, drawPager, drawRows } from '../page.mjs';

/** A page for each page of the news, of a tag, of a source, and for each month. */
export const data = {
  pagination: { data: 'collections.lists', size: 1, alias: 'address' },
  permalink: ({ address }) => address,
  eleventyExcludeFromCollections: true,
};

export function render({ address }) {
  const list = { ...lists.get(address), here: address };
  if (address === '/') return drawHome(list);
  if (list.isMonth) return drawMonth(list);
  return list.parent ? drawSubjectPage(list) : drawNews(list);
}

function drawHome({ stories, older }) {
  const { description } = content.site;
  const { website, publisher } = content.things;
  const brief = (story, level) =>
    `<h2> <a href="${story.url}">${escape(story.data.title)}</a> </h2> <p class="${level}-description"> ${escape(describe(story))} </p> ${drawMeta(story)}`;
  const [lead, ...others] = stories;
  return drawPage(
    { description, address: '/', style: 'home', things: [website, publisher] },
    `<div class="home columns wrap"> <section> <h1 class="home-heading label">Latest news</h1> <article class="lead-story"> ${brief(lead, 'lead-story')} </article> <div class="home-briefs"> <ul class="story-briefs">${others
      .slice(0, 4)
      .map((story) => ` <li> ${brief(story, 'story-briefs')} </li>`)
      .join(
        '',
      )} </ul> </div> <div class="home-others section-rule"> ${drawRows(others.slice(4))} </div> ${drawPager({ older })} </section> <aside class="home-aside no-print" aria-label="Browse"> <section> <h2 class="label section-rule">In the news</h2> ${drawCounts(sortSubjects(tags.values()).slice(0, 14))} </section> <section> <h2 class="label section-rule">Sources</h2> ${drawCounts(sortSubjects(sources.values()).slice(0, 8))} </section> </aside> </div>`,
  );
}

function drawNews({ here, number, stories, newer, older }) {
  return drawPage(
    {
      title: `News, page ${number}`,
      description: `Stories of ${content.site.name}, page ${number}.`,
      address: here,
      style: 'list',
    },
    `<div class="wrap"> ${drawHeading({ title: 'Earlier news', facts: [`<span>Page ${number}</span>`] })} ${drawRows(stories, { isDescribed: true })} ${drawPager({ newer, older })} </div>`,
  );
}

function drawSubjectPage(list) {
  const { here, address, number, title, kind, description, introduction, url, total, parent, stories } = list;
  const isFirst = number === 1;
  const website = url ? `<a href="${escape(url)}">${new URL(url).hostname}</a>` : '';
  const facts = isFirst
    ? [`<span>${total} stories</span>`, website, `<a href="${address}rss.xml">RSS feed</a>`]
    : [`<span>Page ${number}</span>`];
  const page = {
    '@type': 'CollectionPage',
    '@id': `${content.site.url}${address.slice(1)}#page`,
    name: title,
    description,
    url: `${content.site.url}${address.slice(1)}`,
    inLanguage: content.site.language,
    isPartOf: { '@id': `${content.site.url}#website` },
  };
  return drawPage(
    {
      title: isFirst ? `${title}: ${kind}` : `${title}: ${kind}, page ${number}`,
      description,
      address: here,
      style: 'list',
      feed: { title, address: `${address}rss.xml` },
      things: isFirst ? [page, describeTrail([parent, { title, address }])] : [],
    },
    `<div class="wrap"> ${drawHeading({ trail: parent, kind, title, introduction: isFirst ? introduction : undefined, facts })} ${drawRows(stories, { isDescribed: true })} ${drawPager(list)} </div>`,
  );
}

function drawMonth({ here, title, stories, later, earlier }) {
  const pager = { newer: later?.address, older: earlier?.address, newerName: 'Later', olderName: 'Earlier' };
  return drawPage(
    { title, description: `The stories of ${title} on ${content.site.name}.`, address: here, style: 'list' },
    `<div class="wrap"> ${drawHeading({ trail: { title: 'Archive', address: '/archive/' }, title, facts: [`<span>${stories.length} stories</span>`] })} ${drawRows(stories)} ${drawPager(pager)} </div>`,
  );
}
