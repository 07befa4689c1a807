/** An error whose message says what is wrong and how to mend it. It has no stack trace, which would say nothing more. */
export class ReportedError extends Error {
  constructor(message: string) {
    super(message);
    this.stack = '';
  }
}

/** The message of whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
