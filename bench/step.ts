import type { Command } from './measurement.ts';

/** A build to be measured. */
export interface Step {
  name: string;
  /** Brings about what the build begins with; not measured. */
  prepare: () => Promise<void>;
  command: Command;
  /** Where the build writes. */
  outDir: string;
  /** Compares what was built with a build from nothing, and says what differs. */
  verify?: (() => Promise<string[]>) | undefined;
}
