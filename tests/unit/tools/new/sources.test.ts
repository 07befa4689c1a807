import { describe, expect, it } from 'vitest';
import {
  adviseOnSource,
  findNearestSource,
  findSource,
  mendAddress,
  proposeSourceKey,
} from '../../../../tools/new/sources.ts';

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

describe('adviseOnSource', () => {
  it('shows what to add, and invents neither name nor address', () => {
    expect(adviseOnSource('biowire', sources)).toBe(
      'add it to sources.yaml, with its real name and address in place of the dots:\nbiowire:\n  name: …\n  url: https://…',
    );
    expect(adviseOnSource('Bio: Wire', sources)).toContain('\nbio-wire:\n  name: "Bio: Wire"\n');
  });

  it('asks first whether a known one was meant', () => {
    expect(adviseOnSource('contractfarma', sources)).toMatch(
      /^did you mean “contractpharma”\? Then say so with --source contractpharma; else add it/,
    );
  });
});

describe('findNearestSource', () => {
  it.each([
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
    ['News Wire', 'News Wire', 'https://www.newswire.com', 'newswire'],
    ['', '药闻网', 'https://news.yaowen.com.cn/', 'yaowen'],
    ['', 'NMPA', 'https://www.nmpa.gov.cn/', 'nmpa'],
    ['', 'China CDE', 'https://cde.org.cn', 'cde'],
    ['', 'Bio: Wire', 'https://药闻.example/', 'bio-wire'],
    ['', 'Bio Wire', 'https://www.contractpharma.com', 'bio-wire'],
    ['', '药闻', 'https://药闻.cn', ''],
  ])('proposes for %j, %j, %j the key %j', (written, name, url, key) => {
    expect(proposeSourceKey(written, name, url, sources)).toBe(key);
  });
});

describe('mendAddress', () => {
  it.each([
    ['newswire.example', 'https://newswire.example'],
    [' www.newswire.example/cn ', 'https://www.newswire.example/cn'],
    ['//newswire.example', 'https://newswire.example'],
    ['http//newswire.example', 'https://newswire.example'],
    ['https:/newswire.example', 'https://newswire.example'],
    ['htps://newswire.example', 'https://newswire.example'],
    ['ttps://newswire.example', 'https://newswire.example'],
    ['https：／／newswire。example', 'https://newswire.example'],
    ['药闻.中国', 'https://药闻.中国'],
    ['https.example', 'https://https.example'],
    ['News Wire', undefined],
    ['newswire', undefined],
    ['editor@newswire.example', undefined],
    ['', undefined],
  ])('makes of %j the address %j', (written, address) => {
    expect(mendAddress(written)).toBe(address);
  });
});
