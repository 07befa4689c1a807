/** Below this, nobody asks what a build is doing. In milliseconds. */
const shortTime = 2000;

/** Between two changes of the line, in milliseconds. */
const interval = 100;

/** Measures the phases of a build, and shows the present one on a line of a terminal if the build takes long. */
export class Progress {
  readonly #output: NodeJS.WriteStream;
  readonly #start = performance.now();
  readonly #phases: [name: string, start: number][] = [];
  #shown = 0;

  constructor(output: NodeJS.WriteStream = process.stdout) {
    this.#output = output;
  }

  /** Ends the last phase. */
  begin(name: string): void {
    this.#phases.push([name, performance.now()]);
    this.report('');
  }

  /** Shows how far the phase is, such as “1,200 pages”. */
  report(state: string): void {
    const now = performance.now();
    const isDue = now - this.#start > shortTime && now - this.#shown > interval;
    if (!this.#output.isTTY || !isDue) return;
    this.#shown = now;
    const seconds = Math.round((now - this.#start) / 1000);
    this.#write(`${String(seconds)} s  ${this.#phases.at(-1)?.[0] ?? ''}  ${state}`);
  }

  /** Removes the line. @returns the seconds of all phases and of each: `1.9 s: content 0.7 s, pages 1.2 s`. */
  end(): string {
    if (this.#shown > 0) this.#write('');
    const end = performance.now();
    const ends = [...this.#phases.slice(1).map(([, start]) => start), end];
    const phases = this.#phases.map(
      ([name, start], index) => `${name} ${formatSeconds((ends[index] ?? end) - start)}`,
    );
    return `${formatSeconds(end - this.#start)}: ${phases.join(', ')}`;
  }

  /** Replaces the present line (ECMA-48: carriage return, erase in line). Some terminals do not tell their width. */
  #write(line: string): void {
    this.#output.write(`\r\u001b[K${line.slice(0, (this.#output.columns || 80) - 1)}`);
  }
}

function formatSeconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}
