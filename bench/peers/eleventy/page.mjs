import { content, describe, escape, formatDay, locate, parts, sources, tags } from './site.mjs';

const { site, things } = content;

const siteHead = `<meta property="og:image" content="${locate('/pictures/share/site.png')}"><meta property="og:image:type" content="image/png"><meta property="og:image:width" content="1200"><meta property="og:image:height" content="630"><meta property="og:image:alt" content="${escape(site.name)}: ${escape(site.tagline)}"><meta name="twitter:card" content="summary_large_image"><link rel="icon" href="/favicon.ico" sizes="32x32"><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="apple-touch-icon" href="/apple-touch-icon.png"><link rel="alternate" type="application/rss+xml" title="${escape(site.name)}: all stories" href="/rss.xml"><meta name="theme-color" content="#fdfcf9" media="(prefers-color-scheme: light)"><meta name="theme-color" content="#151412" media="(prefers-color-scheme: dark)">`;

/** A whole page around its content. */
export function drawPage(
  { title, heading = title, description, address, feed, story, style, things: own = [] },
  main,
) {
  const canonical = escape(locate(address));
  const whole = escape(title === undefined ? `${site.name}: ${site.tagline}` : `${title} · ${site.name}`);
  const graph = JSON.stringify({ '@context': 'https://schema.org', '@graph': [...own, things.event] });
  return `<!DOCTYPE html>
<html lang="${site.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${whole}</title><meta name="description" content="${escape(description)}"><meta name="robots" content="max-image-preview:large"><link rel="canonical" href="${canonical}"><meta property="og:url" content="${canonical}"><meta property="og:type" content="${story ? 'article' : 'website'}"><meta property="og:title" content="${escape(heading ?? site.name)}"><meta property="og:description" content="${escape(description)}"><meta property="og:site_name" content="${escape(site.name)}">${story ? drawStoryHead(story) : ''}${siteHead}${feed ? `<link rel="alternate" type="application/rss+xml" title="${escape(site.name)}: ${escape(feed.title)}" href="${feed.address}">` : ''}<script type="application/ld+json">${graph.replaceAll('<', '\\u003c')}</script>${parts.styles[style]}</head>
${parts.start}${main}${parts.end}`;
}

function drawStoryHead({ published, updated, labels }) {
  return `<meta property="article:published_time" content="${published}">${updated ? `<meta property="article:modified_time" content="${updated}">` : ''}${labels.map((label) => `<meta property="article:tag" content="${escape(label)}">`).join('')}`;
}

/** The way from the home page to a page, in JSON-LD. */
export function describeTrail(steps) {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: [{ title: site.name, address: '/' }, ...steps].map(({ title, address }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      item: locate(address),
    })),
  };
}

export function drawTime(moment) {
  return `<time datetime="${moment}">${formatDay(moment)}</time>`;
}

export function drawSubject({ title, address }, relation = '') {
  return `<a href="${address}"${relation}> ${escape(title)} </a>`;
}

const rows = new Map();

/** Stories in a list; each is drawn once for all lists. */
export function drawRows(stories, { level = 2, isDescribed = false } = {}) {
  return `<ol class="story-rows">${stories.map((story) => drawRow(story, level, isDescribed)).join('')}</ol>`;
}

function drawRow(story, level, isDescribed) {
  const key = `${level}${isDescribed}${story.url}`;
  const known = rows.get(key);
  if (known !== undefined) return known;
  const { published, title, source, topics } = story.data;
  const links = [sources.get(source), ...topics.slice(0, 3).map((slug) => tags.get(slug))].map((subject) =>
    drawSubject(subject),
  );
  const row = `<li class="story-row"> <p class="story-row-date"> ${drawTime(published)} </p> <div class="story-row-text"> <h${level} class="story-row-title"> <a href="${story.url}">${escape(title)}</a> </h${level}>${isDescribed ? ` <p class="story-row-description"> ${escape(describe(story))} </p>` : ''} <p class="story-row-meta"> ${links.join('')} </p> </div> </li>`;
  rows.set(key, row);
  return row;
}

export function drawMeta({ data }) {
  return `<p class="story-meta"> ${drawTime(data.published)} ${drawSubject(sources.get(data.source))} </p>`;
}

/** Subjects with the number of their stories. */
export function drawCounts(subjects) {
  const items = subjects.map(
    ({ title, address, stories }) =>
      `<li> <a href="${address}"> <span>${escape(title)}</span> <span class="counted-links-count">${stories.length}</span> </a> </li>`,
  );
  return `<ul class="counted-links">${items.join('')}</ul>`;
}

export function drawPager({ newer, older, newerName = 'Newer stories', olderName = 'Older stories' }) {
  if (!newer && !older) return '';
  const link = (address, kind, relation, name) =>
    address
      ? ` <a class="pager-${kind}" href="${address}" rel="${relation}"> <span class="label">${name}</span> </a>`
      : '';
  return `<nav class="pager no-print" aria-label="More stories">${link(newer, 'newer', 'prev', newerName)}${link(older, 'older', 'next', olderName)} </nav>`;
}

export function drawHeading({ trail, kind, title, introduction, facts = [] }) {
  return `<header class="page-heading">${trail ? ` <nav class="trail no-print" aria-label="Breadcrumb"> <ol class="trail-links"> <li> <a href="${trail.address}">${trail.title}</a> </li> </ol> </nav>` : ''}${kind ? ` <p class="page-heading-kind label">${kind}</p>` : ''} <h1>${escape(title)}</h1>${introduction ? ` <p class="page-heading-introduction"> ${escape(introduction)} </p>` : ''}${facts.length > 0 ? ` <p class="page-heading-facts"> ${facts.join('')} </p>` : ''} </header>`;
}
