import { describe, expect, test } from 'vitest';
import { readOptions, type BenchFlags } from '../../../bench/options.ts';

test('without flags ten thousand stories are built once, without peers', () => {
  expect(readOptions({})).toEqual({
    articles: 10_000,
    seed: 1,
    runs: 1,
    hasAllChanges: false,
    isVerified: false,
    hasPeers: false,
  });
});

test('each flag counts', () => {
  const flags = { articles: '100', seed: '0', runs: '3' };
  expect(readOptions({ ...flags, 'incremental-all': true, verify: true, peers: true })).toEqual({
    articles: 100,
    seed: 0,
    runs: 3,
    hasAllChanges: true,
    isVerified: true,
    hasPeers: true,
  });
});

describe('refused is', () => {
  test.for<[BenchFlags, message: string]>([
    [{ articles: '2' }, '--articles is “2”, and must be a whole number from 3 to 1000000.'],
    [{ articles: '1e4' }, '--articles is “1e4”'],
    [{ articles: '' }, '--articles is “”'],
    [{ runs: '0' }, '--runs is “0”, and must be a whole number from 1 to 99.'],
    [{ seed: '-1' }, '--seed is “-1”'],
  ])('%j', ([values, message]) => {
    expect(() => readOptions(values)).toThrow(message);
  });
});
