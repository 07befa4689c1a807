import { findAptGet, findFailure, ownMeans, runCommand, type AptGet, type Command } from './installation.ts';

/** A program that tests use, and the package of Debian that it comes in. */
export interface DebianProgram {
  program: string;
  debianPackage: string;
}

/** The machine as far as its programs need it, so that installing can be tried on another one. */
export interface Machine {
  hasProgram: (name: string) => boolean;
  aptGet: AptGet | undefined;
  /** Runs a command to its end; says why where it fails. */
  run: (command: Command) => Promise<void>;
  tell: (line: string) => void;
}

/**
 * Sees to it that programs are on the machine, and installs those that are missing.
 *
 * @returns for each program that could not be had, why.
 */
export async function ensurePrograms(
  programs: readonly DebianProgram[],
  machine: Machine = thisMachine(),
): Promise<Map<string, string>> {
  const missing = programs.filter(({ program }) => !machine.hasProgram(program));
  const { aptGet } = machine;
  if (missing.length === 0) return new Map();
  if (!aptGet) return explainEach(missing, 'there is no apt-get to install it with');

  const packages = missing.map(({ debianPackage }) => debianPackage).join(', ');
  machine.tell(`Tests need what is not on this machine. Getting it: apt-get install ${packages} …`);
  const failure = await findFailure([aptGet.update], machine.run);
  if (failure !== undefined) return explainEach(missing, `apt-get update: ${failure}`);

  const reasons = new Map<string, string>();
  for (const { program, debianPackage } of missing) {
    const installFailure = await findFailure([aptGet.install(debianPackage)], machine.run);
    if (installFailure !== undefined) {
      reasons.set(program, `apt-get install ${debianPackage}: ${installFailure}`);
    } else if (!machine.hasProgram(program)) {
      reasons.set(program, `apt-get install ${debianPackage}: it ended well, yet there is no ${program}`);
    }
  }
  return reasons;
}

function explainEach(programs: readonly DebianProgram[], reason: string): Map<string, string> {
  return new Map(programs.map(({ program }) => [program, reason]));
}

function thisMachine(): Machine {
  return {
    hasProgram: ownMeans.hasProgram,
    aptGet: findAptGet(ownMeans),
    run: runCommand,
    tell: (line) => {
      console.log(line);
    },
  };
}
