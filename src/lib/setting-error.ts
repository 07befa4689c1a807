/** A variable of the environment that cannot be used. Its message is for the person who set it, and all they need. */
export class SettingError extends Error {
  override name = 'SettingError';

  constructor(message: string) {
    super(message);
    this.stack = '';
  }
}
