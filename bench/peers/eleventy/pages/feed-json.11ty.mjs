import { content, describe, locate, stories, tags } from '../site.mjs';

export const data = {
  permalink: '/feed.json',
  eleventyExcludeFromCollections: true,
  eleventyImport: { collections: ['stories'] },
};

export function render() {
  const { name, description, url, language, guidPrefix } = content.site;
  const items = stories.slice(0, 50).map((story) => ({
    id: `${guidPrefix}:articles/${story.data.slug}`,
    url: locate(story.url),
    external_url: story.data.original,
    title: story.data.title,
    content_html: story.content,
    summary: describe(story),
    date_published: story.data.published,
    date_modified: story.data.updated,
    tags: story.data.topics.map((slug) => tags.get(slug).title),
  }));
  const head = { version: 'https://jsonfeed.org/version/1.1', title: name, description, home_page_url: url };
  return JSON.stringify({ ...head, feed_url: locate('/feed.json'), language, items }, null, 1);
}
