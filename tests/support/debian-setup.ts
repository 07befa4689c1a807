import type { TestProject } from 'vitest/node';
import { ensurePrograms } from './debian-package.ts';
import { nginxPlaces } from './web-servers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Each program that tests need and that could not be had, with a sentence that says so and why. */
    missingPrograms: Readonly<Record<string, string>>;
  }
}

/**
 * Called by Vitest before the tests of a project, so that none of its files installs anything beside
 * another one. What it returns is called after them: a run that left tests out ends with saying so.
 */
export async function setup(project: TestProject): Promise<() => void> {
  const reasons = await ensurePrograms([
    { program: 'xmllint', debianPackage: 'libxml2-utils' },
    { program: 'newsboat', debianPackage: 'newsboat' },
    { program: nginxPlaces.program, debianPackage: 'nginx' },
    { program: nginxPlaces.brotli, debianPackage: 'libnginx-mod-http-brotli-static' },
    { program: 'caddy', debianPackage: 'caddy' },
    { program: 'wrk', debianPackage: 'wrk' },
    { program: 'openssl', debianPackage: 'openssl' },
    { program: 'java', debianPackage: 'default-jre-headless' },
  ]);
  const sentences = [...reasons].map(
    ([program, reason]) =>
      [program, `NOT TESTED: what needs ${program}, which is not on this machine (${reason}).`] as const,
  );
  project.provide('missingPrograms', Object.fromEntries(sentences));
  const tell = () => {
    for (const [, sentence] of sentences) console.warn(sentence);
  };
  tell();
  return tell;
}
