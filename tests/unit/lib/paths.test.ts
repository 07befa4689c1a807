import { posix } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { baseName, folderOf, joinPath, relativePath } from '../../../src/lib/paths.ts';

const name = fc.constantFrom('a', 'b', 'plant.jpg', '药', 'c d', '...');
const file = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const written = fc
  .array(fc.oneof(name, fc.constantFrom('.', '..', '')), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join('/'))
  .filter((path) => !path.startsWith('/') && path !== '');

test('paths with / are those of Node', () => {
  fc.assert(
    fc.property(file, file, written, (one, other, path) => {
      expect([folderOf(one), baseName(one)]).toEqual([posix.dirname(one), posix.basename(one)]);
      expect(relativePath(folderOf(one), other)).toBe(posix.relative(posix.dirname(one), other));
      expect(joinPath(folderOf(one), path).replace(/\/$/, '')).toBe(
        posix.join(posix.dirname(one), path).replace(/^\.?\/?$|\/$/, ''),
      );
    }),
  );
});

test('what leads above the first folder is told by its beginning', () => {
  expect(joinPath('articles/2019', '../../../x.jpg')).toBe('../x.jpg');
});
