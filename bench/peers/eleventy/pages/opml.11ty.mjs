import { content, escape, locate, sortSubjects, sources, tags } from '../site.mjs';

export const data = {
  permalink: '/feeds.opml',
  eleventyExcludeFromCollections: true,
  eleventyImport: { collections: ['stories'] },
};

export function render() {
  const outline = ({ title, address }) =>
    `<outline type="rss" text="${escape(title)}" xmlUrl="${escape(locate(`${address}rss.xml`))}" htmlUrl="${escape(locate(address))}"/>`;
  const subjects = [...sortSubjects(tags.values()), ...sortSubjects(sources.values())];
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
<head><title>Feeds of ${escape(content.site.name)}</title></head>
<body>
${[{ title: 'All stories', address: '/' }, ...subjects].map(outline).join('\n')}
</body>
</opml>
`;
}
