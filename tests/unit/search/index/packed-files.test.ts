import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packFiles, unpackFiles } from '../../../../src/search/index/packed-files.ts';

test('packed files are unpacked as they were', () => {
  const file = fc.record({ path: fc.string(), content: fc.uint8Array() });
  fc.assert(
    fc.property(fc.array(file), (files) => {
      const unpacked = unpackFiles(packFiles(files));
      expect(unpacked.map(({ path, content }) => ({ path, content: Uint8Array.from(content) }))).toEqual(
        files,
      );
    }),
  );
});
