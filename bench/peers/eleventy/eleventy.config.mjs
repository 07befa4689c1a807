import { giveHeadingsIds, leadToPages } from './markdown.mjs';
import { arrangeStories, feeds, lists } from './site.mjs';

/** Stories are Markdown alone, and pages JavaScript: no text goes through a template language. */
export default function configure(eleventy) {
  eleventy.addCollection('stories', (collections) =>
    arrangeStories(collections.getFilteredByGlob('./stories/**/*.md')),
  );
  eleventy.addCollection('lists', (collections) => {
    arrangeStories(collections.getFilteredByGlob('./stories/**/*.md'));
    return [...lists.keys()];
  });
  eleventy.addCollection('feeds', (collections) => {
    arrangeStories(collections.getFilteredByGlob('./stories/**/*.md'));
    return [...feeds.keys()];
  });
  eleventy.amendLibrary('md', (markdown) => {
    giveHeadingsIds(markdown);
    leadToPages(markdown);
  });
  return {
    markdownTemplateEngine: false,
    htmlTemplateEngine: false,
    templateFormats: ['md', '11ty.js'],
  };
}
