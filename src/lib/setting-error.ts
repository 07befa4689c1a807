/** An invalid environment variable. The message is for the person who set it and needs no stack trace. */
export class SettingError extends Error {
  override name = 'SettingError';

  constructor(message: string) {
    super(message);
    this.stack = '';
  }
}
