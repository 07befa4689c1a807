import { expect, test } from 'vitest';
import { createOutline } from '../../tools/sample-content/outline.ts';

test('100,000 sample articles have as many titles and addresses', () => {
  const outlines = Array.from({ length: 100_000 }, (_, index) => createOutline(index, 1, '2025-06-30', 5000));
  expect(new Set(outlines.map(({ title }) => title)).size).toBe(100_000);
  expect(new Set(outlines.map(({ slug }) => slug)).size).toBe(100_000);
});
