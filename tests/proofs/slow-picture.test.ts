import { expect, test } from 'vitest';
import { examinePicture } from '../../src/content/loader/picture-files.ts';

/** Each group draws the one before ten times. */
const groups = Array.from({ length: 9 }, (_, index) => {
  const inside = index === 0 ? '<rect width="9" height="9"/>' : `<use href="#g${String(index - 1)}"/>`;
  return `<g id="g${String(index)}">${inside.repeat(10)}</g>`;
});

test('a small drawing that takes minutes is refused after seconds', async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">${groups.join('')}</svg>`;
  expect(await examinePicture('articles/plan.svg', Buffer.from(svg), 'digest')).toEqual({
    rule: 'image-file',
    message: 'the picture articles/plan.svg takes more than 5 seconds to draw',
    fix: 'save it again as PNG, or leave out its filters and repeated parts',
  });
});
