import { describe, expect, test } from 'vitest';
import { fileKinds, otherFiles } from '../../../../src/integrations/hosting/response-headers.ts';
import { addressKinds } from '../../../../src/lib/addresses.ts';
import { expressPaths } from './server-paths.ts';

const kinds = [...fileKinds, otherFiles];
const countRules = (address: string) =>
  kinds.filter((kind) => new RegExp(expressPaths(kind)).test(address)).length;

describe('the headers that a file is sent with', () => {
  test.for(
    addressKinds
      .filter(({ type }) => type !== 'hidden')
      .map(({ path, locate }) => [path, locate('/', 'a', 'b')]),
  )('are those of one rule: %s', ([, address = '']) => {
    expect(countRules(address)).toBe(1);
  });

  test.for(['/_astro/search-view-0.js', '/search/files/0123456789ab.bin'])(
    'are those of one rule, which no kind of address has: %s',
    (address) => {
      expect(countRules(address)).toBe(1);
    },
  );
});

test('the paths of hosts have placeholders for whole parts alone', () => {
  const placeholders = kinds.flatMap(({ paths }) => paths).flatMap((path) => path.split('/'));
  expect(placeholders.filter((part) => part.includes(':') && !/^:\w+$/.test(part))).toEqual([]);
});
