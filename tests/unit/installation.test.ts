import { describe, expect, test } from 'vitest';
import { findAptGet, findFailure, runCommand, type Command } from '../support/installation.ts';

describe('apt-get', () => {
  const settings = 'env DEBIAN_FRONTEND=noninteractive apt-get';
  const lines = (start: string) => [
    `${start} update`,
    `${start} install --yes --no-install-recommends newsboat`,
  ];

  test.for<[string, NodeJS.Platform, boolean, string[], string[] | undefined]>([
    ['root on Debian', 'linux', true, ['apt-get', 'sudo'], lines(settings)],
    ['a person with sudo', 'linux', false, ['apt-get', 'sudo'], lines(`sudo --non-interactive ${settings}`)],
    ['a person without sudo', 'linux', false, ['apt-get'], lines(settings)],
    ['a Linux without apt-get', 'linux', true, [], undefined],
    ['a Mac', 'darwin', false, ['apt-get', 'sudo'], undefined],
  ])('of %s', ([, platform, isRoot, programs, expected]) => {
    const aptGet = findAptGet({ platform, isRoot, hasProgram: (name) => programs.includes(name) });
    const commands = aptGet && [aptGet.update, aptGet.install('newsboat')];
    expect(commands?.map(({ program, args }) => [program, ...args].join(' '))).toEqual(expected);
  });
});

describe('commands one after the other', () => {
  const command = (program: string): Command => ({ program, args: [], patience: 1 });

  test.for<[string, string[], string[], string | undefined]>([
    ['are all run where none fails', ['one', 'two'], ['one', 'two'], undefined],
    ['stop at the first that fails', ['one', 'bad', 'two'], ['one', 'bad'], 'bad is refused'],
  ])('%s', async ([, programs, expected, failure]) => {
    const begun: string[] = [];
    const run = ({ program }: Command) => {
      begun.push(program);
      return program === 'bad' ? Promise.reject(new Error('bad is refused')) : Promise.resolve();
    };
    expect(await findFailure(programs.map(command), run)).toBe(failure);
    expect(begun).toEqual(expected);
  });
});

describe('a command', () => {
  const node = (script: string, patience = 20): Command => ({
    program: process.execPath,
    args: ['-e', script],
    patience,
  });

  test('ends well with code 0', async () => {
    await expect(runCommand(node(''))).resolves.toBeUndefined();
  });

  test.for<[string, Command, string]>([
    ['with another code', node('process.exit(3)'), 'it ended with code 3'],
    ['where it is not there', { program: '/nowhere/at/all', args: [], patience: 20 }, 'ENOENT'],
    ['where it hangs in silence', node('setInterval(() => {}, 1000)', 1), 'it said nothing for 1 seconds'],
  ])('fails %s', async ([, command, message]) => {
    await expect(runCommand(command)).rejects.toThrow(message);
  });
});
