import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A workflow of GitHub Actions, as far as it is looked at here. */
export interface Workflow {
  on: Record<string, unknown>;
  permissions?: Permissions;
  concurrency?: unknown;
  env?: Record<string, string>;
  jobs: Record<string, Job>;
}

export interface Job {
  'runs-on': string;
  'timeout-minutes'?: number;
  permissions?: Permissions;
  needs?: string;
  env?: Record<string, string>;
  steps: Step[];
}

export interface Step {
  name?: string;
  id?: string;
  if?: string;
  uses?: string;
  with?: Record<string, string | number | boolean>;
  env?: Record<string, string>;
  run?: string;
}

/** Rights of the job's token, by what they are to: `contents: read`. */
export type Permissions = string | Record<string, string>;

export function readWorkflow(path: string): Workflow {
  return parseWorkflow(readFileSync(path, 'utf8'));
}

export function parseWorkflow(text: string): Workflow {
  return parse(text) as Workflow;
}
