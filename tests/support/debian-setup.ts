import type { TestProject } from 'vitest/node';
import { findAptGet, findFailure, ownMeans, runCommand } from './installation.ts';
import { nginxPlaces } from './web-servers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Each program that tests need and that could not be had, with a sentence that says so and why. */
    missingPrograms: Readonly<Record<string, string>>;
  }
}

/** The programs, on the path or with their places, and the packages of Debian that they come in. */
const packages: Readonly<Record<string, string>> = {
  xmllint: 'libxml2-utils',
  newsboat: 'newsboat',
  [nginxPlaces.program]: 'nginx',
  [nginxPlaces.brotli]: 'libnginx-mod-http-brotli-static',
  caddy: 'caddy',
  wrk: 'wrk',
  openssl: 'openssl',
  rsync: 'rsync',
  java: 'default-jre-headless',
  zbarimg: 'zbar-tools',
};

/**
 * Called by Vitest before the tests of a project, so that none of its files installs anything beside
 * another one. What it returns is called after them: a run that left tests out ends with saying so.
 */
export async function setup(project: TestProject): Promise<() => void> {
  const reason = await installMissing();
  const sentences = listMissing().map(
    (program) =>
      [program, `NOT TESTED: what needs ${program}, which is not on this machine (${reason}).`] as const,
  );
  project.provide('missingPrograms', Object.fromEntries(sentences));
  const tell = () => {
    for (const [, sentence] of sentences) console.warn(sentence);
  };
  tell();
  return tell;
}

function listMissing(): string[] {
  return Object.keys(packages).filter((program) => !ownMeans.hasProgram(program));
}

/** @returns why a program may still be missing. */
async function installMissing(): Promise<string> {
  const missing = listMissing().flatMap((program) => packages[program] ?? []);
  if (missing.length === 0) return '';
  const aptGet = findAptGet(ownMeans);
  if (!aptGet) return 'there is no apt-get to install it with';
  console.log(`Tests need what is not on this machine. Getting it: apt-get install ${missing.join(' ')} …`);
  const failure = await findFailure([aptGet.update, aptGet.install(...missing)], runCommand);
  return failure ?? 'apt-get has installed its package, and yet it is not there';
}
