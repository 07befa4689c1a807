import { describe, expect, it } from 'vitest';
import {
  findNearestSource,
  findSource,
  proposeSourceKey,
  refuseSourceKey,
  refuseWebAddress,
} from '../../../src/writing/sources.ts';

const sources = {
  contractpharma: { name: 'Contract Pharma', url: 'https://www.contractpharma.com' },
  'pharma-daily': { name: 'The Daily', url: 'https://www.example.com' },
};

describe('findSource', () => {
  it.each([
    ['contractpharma', 'contractpharma'],
    ['Contract Pharma', 'contractpharma'],
    ['CONTRACT-PHARMA', 'contractpharma'],
    ['pharmadaily', 'pharma-daily'],
    ['the daily', 'pharma-daily'],
    ['biowire', undefined],
    ['', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
  ])('finds by %j the source %j', (written, key) => {
    expect(findSource(written, sources)).toBe(key);
  });
});

describe('findNearestSource', () => {
  it.each([
    ['Contract Pharma', 'contractpharma'],
    ['contractfarma', 'contractpharma'],
    ['Contract Farma', 'contractpharma'],
    ['Kontract Pharma', 'contractpharma'],
    ['The Dailly', 'pharma-daily'],
    ['pharma dayly', 'pharma-daily'],
    ['biowire', undefined],
    ['Daily Contract', undefined],
    ['药闻', undefined],
    ['', undefined],
  ])('finds near %j the source %j', (written, key) => {
    expect(findNearestSource(written, sources)).toBe(key);
  });
});

describe('proposeSourceKey', () => {
  it.each([
    ['newswire', 'News Wire', 'https://other.example', 'newswire'],
    ['News Wire', 'News Wire', 'https://www.newswire.com', 'news-wire'],
    ['', '药闻网', 'https://www.yaowen.com.cn/', 'yaowen'],
    ['', '药闻 Daily', 'https://nmpa.gov.cn/', 'nmpa'],
    ['', '药闻', 'https://药闻.cn', ''],
  ])('proposes for %j, %j, %j the key %j', (written, name, url, key) => {
    expect(proposeSourceKey(written, name, url)).toBe(key);
  });
});

describe('refuseSourceKey', () => {
  const form = 'use small letters, digits and single hyphens, for example contractpharma';
  it.each([
    ['newswire', undefined],
    ['news-wire-2', undefined],
    ['News', { message: 'this is not the key of a source', fix: form }],
    ['药闻', { message: 'this is not the key of a source', fix: form }],
    ['contractpharma', { message: 'Contract Pharma has this key already', fix: 'write another key' }],
    ['the-daily', { message: 'The Daily has this key already', fix: 'write another key' }],
  ])('says of %j: %j', (key, refusal) => {
    expect(refuseSourceKey(key, sources)).toEqual(refusal);
  });
});

describe('refuseWebAddress', () => {
  it.each([
    ['https://newswire.example', undefined],
    ['http://newswire.example/cn', undefined],
    ['newswire.example', 'write https://newswire.example'],
    ['www.newswire.example/cn', 'write https://www.newswire.example/cn'],
    ['药闻.中国', 'write https://药闻.中国'],
    ['News Wire', 'write the whole address, for example https://example.com/'],
    ['newswire', 'write the whole address, for example https://example.com/'],
    ['editor@newswire.example', 'write the whole address, for example https://example.com/'],
    ['htps://newswire.example', 'write the whole address, for example https://example.com/'],
  ])('says how to mend %j: %j', (written, fix) => {
    expect(refuseWebAddress(written)?.fix).toBe(fix);
  });
});
