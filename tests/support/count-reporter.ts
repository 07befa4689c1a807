import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SerializedError } from 'vitest';
import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

/** Keeps how many tests passed and failed in a file, `12 passed, 0 failed`, and prints nothing. */
export class CountReporter implements Reporter {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly SerializedError[],
    reason: TestRunEndReason,
  ): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.result().state === 'passed').length;
    const failed = tests.filter((test) => test.result().state === 'failed').length;
    // A file or a hook that breaks fails no test, and yet the run; and so does a setup.
    const broken = modules.filter((module) => !module.ok() && !hasFailedTest(module)).length;
    const failures = failed + broken + unhandledErrors.length;
    const hasPassed = reason === 'passed';
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(
      this.#file,
      `${String(passed)} passed, ${String(hasPassed ? failures : Math.max(1, failures))} failed\n`,
    );
  }
}

function hasFailedTest(module: TestModule): boolean {
  return [...module.children.allTests('failed')].length > 0;
}
