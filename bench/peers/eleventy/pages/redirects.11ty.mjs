import { stories } from '../site.mjs';

export const data = {
  permalink: '/_redirects',
  eleventyExcludeFromCollections: true,
  eleventyImport: { collections: ['stories'] },
};

export function render() {
  const lines = stories.flatMap(({ url, data: { aliases = [] } }) =>
    aliases.map((slug) => `/articles/${slug}/ ${url} 301`),
  );
  return `${lines.join('\n')}\n`;
}
