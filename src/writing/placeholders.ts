/** The texts that stand in the layout of a story, until the preview puts those of the story in their place. */
export const placeholders = {
  title: '[title]',
  standfirst: '[standfirst]',
  published: '[published]',
  updated: '[updated]',
  source: '[source]',
  original: '[original]',
  author: '[author]',
  readingTime: '[reading time]',
  tag: '[tag]',
  body: '[body]',
};
