import { expect, test } from 'vitest';
import { formatBuilds, formatExcesses, formatRatios } from '../../../bench/report.ts';
import { createBuild } from './measured-build.ts';

test('the builds are a table that is Markdown, with a dash for what could not be measured', () => {
  const measured = {
    seconds: 123.4,
    cpuSeconds: 99.96,
    largestProcess: 704_000_000,
    allProcesses: 1_204_000_000,
    bytesWritten: 4_250_000,
  };
  const builds = [createBuild('Everything', measured), createBuild('Hugo', { seconds: 0.25 })];
  expect(formatBuilds(builds)).toBe(
    `
| Build      |  Time | Processor | Largest process | All processes | Written | HTML | XML | Files |  Size |
| ---------- | ----: | --------: | --------------: | ------------: | ------: | ---: | --: | ----: | ----: |
| Everything | 123 s |   100.0 s |          704 MB |      1,204 MB |  4.3 MB |    3 |   1 | 1,234 | 57 MB |
| Hugo       | 0.3 s |         – |               – |             – |       – |    3 |   1 | 1,234 | 57 MB |
`.trim(),
  );
});

test('what is compared with several builds has a table for each', () => {
  const ratios = [
    { build: 'Cold', other: 'Hugo', seconds: 0.8, cpuSeconds: 1.234 },
    { build: 'Cold', other: 'Eleventy', seconds: 0.2, cpuSeconds: undefined },
    { build: 'One edit', other: 'Hugo', seconds: 0.05, cpuSeconds: 0.1 },
  ];
  expect(formatRatios(ratios)).toBe(
    `
| As a part of “Hugo” | Time | Processor |
| ------------------- | ---: | --------: |
| Cold                | 0.80 |      1.23 |
| One edit            | 0.05 |      0.10 |

| As a part of “Eleventy” | Time | Processor |
| ----------------------- | ---: | --------: |
| Cold                    | 0.20 |         – |
`.trim(),
  );
});

test('what is more is told in seconds', () => {
  expect(formatExcesses([{ build: 'One edit', other: 'One story', seconds: 1.26, cpuSeconds: 2 }])).toBe(
    `
| More than “One story” |  Time | Processor |
| --------------------- | ----: | --------: |
| One edit              | 1.3 s |     2.0 s |
`.trim(),
  );
});
