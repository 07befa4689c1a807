/**
 * What no real story reaches. Parsers take time that grows with the square of some of these, and pages, feeds and cards
 * have no place for more. docs/editing.md has them too.
 */
export const storyLimits = {
  bytes: 250_000,
  frontMatter: 20_000,
  title: 300,
  tags: 50,
  lines: 10_000,
  signs: 5000,
  signsInParagraph: 500,
  cells: 20_000,
  pictures: 200,
};
