import { escape, lists, locate, stories } from '../site.mjs';

export const data = {
  permalink: '/sitemap.xml',
  eleventyExcludeFromCollections: true,
  eleventyImport: { collections: ['stories'] },
};

export function render() {
  const pages = ['/tags/', '/sources/', '/archive/', '/feeds/', ...lists.keys()].map((address) => ({
    address,
  }));
  const articles = stories.map(({ url, data: { updated, published } }) => ({
    address: url,
    changed: updated ?? published,
  }));
  const entry = ({ address, changed }) =>
    `<url><loc>${escape(locate(address))}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}</url>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...pages, ...articles].map(entry).join('\n')}
</urlset>
`;
}
