import { describe, expect, it } from 'vitest';
import { adviseOnSource, findSource } from '../../../../tools/new/sources.ts';

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
