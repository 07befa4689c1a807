import { ReportedError } from './reported-error.ts';

/** An invalid environment variable. The message is for the person who set it. */
export class SettingError extends ReportedError {
  override name = 'SettingError';
}
