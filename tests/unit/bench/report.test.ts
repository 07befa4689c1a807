import { expect, test } from 'vitest';
import { formatResults } from '../../../bench/report.ts';
import { describeMachine, type Results } from '../../../bench/results.ts';
import { createBuild } from './measured-build.ts';

const measured = {
  seconds: 123.4,
  cpuSeconds: 99.96,
  largestProcess: 704_000_000,
  allProcesses: 1_204_000_000,
  bytesWritten: 4_250_000,
};

const results: Results = {
  date: '2026-06-01T12:00:00.000Z',
  machine: describeMachine(),
  versions: {},
  corpus: { articles: 12, seed: 1, days: 1096, bytes: 1, words: 1 },
  builds: [createBuild('Everything', measured), createBuild('Hugo', { seconds: 0.25 })],
  excesses: [{ build: 'One edit', other: 'One story', seconds: 1.26, cpuSeconds: 2 }],
  ratios: [{ build: 'Everything', other: 'Hugo', seconds: 0.8, cpuSeconds: undefined }],
  differences: { 'Nothing changed': [], 'One edit': ['rss.xml differs'] },
};

test('results are tables in Markdown, with a dash for what could not be measured', () => {
  expect(formatResults(results)).toBe(
    `
| Build      |  Time | Processor | Largest process | All processes | Written | HTML | XML | Files |  Size |
| ---------- | ----: | --------: | --------------: | ------------: | ------: | ---: | --: | ----: | ----: |
| Everything | 123 s |   100.0 s |          704 MB |      1,204 MB |  4.3 MB |    3 |   1 | 1,234 | 57 MB |
| Hugo       | 0.3 s |         – |               – |             – |       – |    3 |   1 | 1,234 | 57 MB |

| More than “One story” |  Time | Processor |
| --------------------- | ----: | --------: |
| One edit              | 1.3 s |     2.0 s |

| As a part of “Hugo” | Time | Processor |
| ------------------- | ---: | --------: |
| Everything          | 0.80 |         – |

Nothing changed: byte for byte as built from nothing.

One edit: not as built from nothing. Files that differ: 1
  rss.xml differs
`.trim(),
  );
});

test('without a peer nothing is a part of its time', () => {
  expect(formatResults({ ...results, ratios: [] })).not.toContain('As a part of');
});
