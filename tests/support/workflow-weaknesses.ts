import { parseWorkflow, type Job, type Workflow } from './workflow.ts';

/**
 * Finds what makes a workflow worth attacking, and what lets it run for ever. actionlint looks for none of it
 * but scripts that are put together from what strangers write.
 */
export function findWeaknesses(text: string): string[] {
  const workflow = parseWorkflow(text);
  const jobs = Object.entries(workflow.jobs);
  return [
    ...findUnpinned(text),
    ...findOnWhole(workflow, text),
    ...jobs.flatMap(([name, job]) => findInJob(job, workflow).map((weakness) => `${name}: ${weakness}`)),
  ];
}

/** A tag can be moved to other code; the hash of a commit cannot. The version beside it is for people and Dependabot. */
function findUnpinned(text: string): string[] {
  return [...text.matchAll(/^\s*(?:- )?uses: (.*)$/gm)]
    .map(([, used = '']) => used)
    .filter((used) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(used))
    .map((used) => `${used} is not pinned`);
}

function findOnWhole({ on, permissions, concurrency }: Workflow, text: string): string[] {
  const triggers = ['pull_request_target', 'workflow_run', 'issue_comment'].filter((name) => name in on);
  return [
    ...triggers.map((trigger) => `${trigger} gives rights to what strangers write`),
    ...(JSON.stringify(permissions) === '{}' ? [] : ['rights are not taken from all jobs first']),
    ...(concurrency === undefined ? ['it may run beside itself'] : []),
    ...(/\bsecrets\b/.test(text) ? ['it has secrets'] : []),
  ];
}

function findInJob({ permissions, steps, ...job }: Job, { on }: Workflow): string[] {
  const rights = typeof permissions === 'object' ? Object.entries(permissions) : [];
  const canWrite = rights.some(([, right]) => right !== 'read');
  const scripts = steps.flatMap(({ run }) => run ?? []);
  return [
    ...(typeof permissions === 'object' ? [] : ['its rights are not named']),
    ...(canWrite && 'pull_request' in on ? ['a pull request can write'] : []),
    ...(canWrite && scripts.some((script) => /\bnp[mx]\b|\bnode\b/.test(script))
      ? ['code of packages runs with the right to write']
      : []),
    ...(job['timeout-minutes'] === undefined ? ['it may run for ever'] : []),
    ...(/-\d/.test(job['runs-on']) ? [] : ['its system changes by itself']),
    ...steps
      .filter(({ uses, with: settings }) => isCheckout(uses) && settings?.['persist-credentials'] !== false)
      .map(() => 'the token stays in the checkout'),
    ...scripts.filter((script) => script.includes('${{')).map(() => 'an expression is put into a script'),
    ...scripts
      .filter((script) => /\bnpm (ci|i|install)\b(?!.*--ignore-scripts)/.test(script))
      .map(() => 'packages run code when they are installed'),
  ];
}

function isCheckout(uses: string | undefined): boolean {
  return uses?.startsWith('actions/checkout@') ?? false;
}
