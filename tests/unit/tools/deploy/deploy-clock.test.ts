import { expect, test } from 'vitest';
import { settleDeployTime } from '../../../../tools/deploy/deploy-clock.ts';

const time = (moment: string) => Date.parse(`2026-06-01T${moment}Z`) / 1000;

test.for<[what: string, commit: string, now: string, settled: string]>([
  ['a commit of this hour counts', '10:20:30', '10:21:00', '10:20:30'],
  ['and so it does in a build a little later', '10:20:30', '10:59:59', '10:20:30'],
  ['a build by schedule stands for the hour', '08:20:30', '10:07:12', '10:00:00'],
  ['a commit of the last hour is not behind what that has published', '09:58:00', '10:01:00', '10:00:00'],
  ['a commit of the future counts as of now', '11:30:00', '10:21:00', '10:21:00'],
  ['the hour itself', '10:00:00', '10:00:00', '10:00:00'],
])('%s', ([, commit, now, settled]) => {
  expect(settleDeployTime(time(commit), time(now))).toBe(time(settled));
});
