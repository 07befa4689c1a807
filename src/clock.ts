import { SettingError } from './lib/setting-error.ts';

/**
 * The time that a build uses as “now”, in milliseconds since 1970: `SOURCE_DATE_EPOCH` (whole seconds,
 * reproducible-builds.org) if it is set, else the current time. It is read once.
 */
export const buildTime: number = readClock(process.env.SOURCE_DATE_EPOCH);

function readClock(sourceDateEpoch: string | undefined): number {
  if (sourceDateEpoch === undefined || sourceDateEpoch === '') return Date.now();
  if (!/^\d{1,12}$/.test(sourceDateEpoch)) {
    throw new SettingError(
      `SOURCE_DATE_EPOCH is “${sourceDateEpoch}”: it must be whole seconds since 1970, for example 1553040000.`,
    );
  }
  return Number(sourceDateEpoch) * 1000;
}
