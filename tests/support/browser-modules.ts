import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { ArticleFile } from '../../src/content/checks/article-file.ts';

/** What the modules of the site are asked, and what the answer is. */
export interface BrowserModules {
  check: (files: readonly { file: string; text: string }[]) => Promise<ArticleFile[]>;
  render: (texts: readonly string[], siteUrl: string) => Promise<string[]>;
  /** The address of the module that parses Markdown. */
  findParser: () => Promise<string>;
  stop: () => Promise<void>;
}

export type Question =
  | { kind: 'check'; files: readonly { file: string; text: string }[] }
  | { kind: 'render'; texts: readonly string[]; siteUrl: string }
  | { kind: 'parser' };

/**
 * Starts a thread where the modules of the site are those that a worker of a browser gets. Questions wait for each
 * other.
 */
export function startBrowserModules(): BrowserModules {
  const worker = new Worker(new URL('browser-modules-worker.ts', import.meta.url), {
    // Packages have modules for workers, too, which need no document.
    execArgv: ['--conditions=browser', '--conditions=worker'],
  });
  let last: Promise<unknown> = Promise.resolve();
  const ask = <Answer>(question: Question): Promise<Answer> => {
    const answer = last.then(async () => {
      worker.postMessage(question);
      const [message] = (await once(worker, 'message')) as [Answer];
      return message;
    });
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    check: (files) => ask({ kind: 'check', files }),
    render: (texts, siteUrl) => ask({ kind: 'render', texts, siteUrl }),
    findParser: () => ask({ kind: 'parser' }),
    stop: async () => {
      await worker.terminate();
    },
  };
}
