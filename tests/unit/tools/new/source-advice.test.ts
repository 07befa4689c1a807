import { describe, expect, it } from 'vitest';
import { adviseOnSource } from '../../../../tools/new/source-advice.ts';

const sources = {
  contractpharma: { name: 'Contract Pharma', url: 'https://www.contractpharma.com' },
  'pharma-daily': { name: 'The Daily', url: 'https://www.example.com' },
};

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
