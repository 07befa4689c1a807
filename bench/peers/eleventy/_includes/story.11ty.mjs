import { content, describe, escape, findRelated, locate, sources, stories, tags } from '../site.mjs';
import { describeTrail, drawPage, drawRows, drawSubject, drawTime } from '../page.mjs';

const byAddress = new Map();

export function render({ page, content: body }) {
  if (byAddress.size === 0) for (const story of stories) byAddress.set(story.url, story);
  const story = byAddress.get(page.url);
  const { title, published, updated, author, original, description } = story.data;
  const source = sources.get(story.data.source);
  const topics = story.data.topics.map((slug) => tags.get(slug));
  const labels = topics.map((topic) => topic.title);
  const words = body.replace(/<[^>]*>/g, ' ').match(/\S+/g)?.length ?? 0;
  const address = locate(page.url);
  const organisation = { '@type': 'Organization', name: source.title, url: source.url };
  const thing = {
    '@type': 'NewsArticle',
    '@id': `${address}#story`,
    headline: title,
    description: describe(story),
    url: address,
    mainEntityOfPage: address,
    datePublished: published,
    dateModified: updated ?? published,
    author: author === undefined ? organisation : { '@type': 'Person', name: author },
    publisher: content.things.publisher,
    sourceOrganization: organisation,
    creditText: source.title,
    isBasedOn: original,
    keywords: labels,
    articleSection: labels[0],
    inLanguage: content.site.language,
    wordCount: words,
    isAccessibleForFree: true,
  };
  const head = {
    title,
    description: thing.description,
    address: page.url,
    style: 'story',
    story: { published, updated, labels },
    things: [thing, describeTrail([source, { title, address: page.url }])],
  };
  const fact = (name, value, kind = '') => ` <div> <dt${kind}>${name}</dt> <dd>${value}</dd> </div>`;
  const facts = [
    fact('Published', drawTime(published), ' class="visually-hidden"'),
    updated ? fact('Updated', drawTime(updated)) : '',
    fact('Source', drawSubject(source)),
    original ? fact('Original', `<a href="${escape(original)}">${new URL(original).hostname}</a>`) : '',
    author ? fact('By', escape(author)) : '',
    fact('Reading time', `${Math.max(1, Math.round(words / 220))} min read`, ' class="visually-hidden"'),
  ];
  const related = findRelated(story);
  return drawPage(
    head,
    `<div class="story wrap"> <article class="story-article reading-column"> <header class="story-header"> <h1>${escape(title)}</h1>${drawAge(published)}${description ? ` <p class="story-standfirst">${escape(description)}</p>` : ''} <dl class="story-facts">${facts.join('')} </dl> </header> <div class="story-text">${drawContents(body)}<div class="article-body">${body}</div> </div> <footer class="story-footer no-print"> <h2 class="label">Tags</h2> <ul class="tag-links">${topics.map((topic) => ` <li> ${drawSubject(topic, ' rel="tag"')} </li>`).join('')} </ul> </footer> <p class="story-address">${address}</p> </article> <nav class="story-neighbours reading-column no-print" aria-label="Earlier and later stories">${drawNeighbour(stories[story.position + 1], 'earlier', 'prev', 'Earlier')}${drawNeighbour(stories[story.position - 1], 'later', 'next', 'Later')} </nav>${related.length > 0 ? `<section class="story-related reading-column no-print" aria-labelledby="page_related"> <h2 id="page_related" class="label section-rule">Related stories</h2> ${drawRows(related, { level: 3 })} </section>` : ''} </div>`,
  );
}

const year = 31_557_600_000;

function drawAge(published) {
  const years = Math.floor((content.now - Date.parse(published)) / year);
  if (years < 1) return '';
  return ` <p class="story-age">This story is more than ${years === 1 ? 'a year' : `${years} years`} old.</p>`;
}

function drawNeighbour(story, kind, relation, name) {
  if (!story) return '';
  return ` <a class="story-${kind}" href="${story.url}" rel="${relation}"> <span class="label">${name}</span> <span>${escape(story.data.title)}</span> </a>`;
}

/** The headings of two levels, from three of them on. */
function drawContents(body) {
  const headings = [...body.matchAll(/<h([23]) id="([^"]*)">(.*?)<\/h/g)];
  if (headings.length < 3) return '';
  const groups = [];
  for (const [, depth, id, label] of headings) {
    const link = `<a href="#${id}"> ${label} </a>`;
    if (depth === '3' && groups.length > 0) groups.at(-1).below.push(link);
    else groups.push({ link, below: [] });
  }
  const items = groups.map(
    ({ link, below }) =>
      `<li> ${link}${below.length > 0 ? ` <ol class="contents-links">${below.map((inner) => ` <li> ${inner} </li>`).join('')} </ol>` : ''} </li>`,
  );
  return `<nav class="contents no-print" aria-label="Contents"> <div class="contents-box"> <p class="contents-label label" aria-hidden="true">Contents</p> <details open> <summary class="label">Contents</summary> <ol class="contents-links">${items.join('')}</ol> </details> </div> </nav>`;
}
