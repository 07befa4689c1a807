import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Change } from '../../../../src/writing/browser/repository.ts';
import type { Fault } from '../../../support/github-server.ts';
import {
  address,
  branch,
  closeNewsroom,
  createChange,
  createCorrection,
  decode,
  encode,
  expectArrival,
  expectUntouchedBase,
  git,
  hash,
  listen,
  newStory,
  picture,
  pictureBytes,
  pictured,
  place,
  published,
  send,
  server,
  sign,
  startNewsroom,
  story,
  takeCalls,
} from './made-up-repository.ts';

beforeEach(startNewsroom);
afterEach(closeNewsroom);

const updated = { kind: 'sent', pullRequest: address, isNew: false };
/** A story and, at first, a correction of another one. */
const withCorrection = createChange(...newStory.files, ...createCorrection().files);
const withoutPicture = remove(picture);
const withoutCorrection = remove(published);

/** The new story alone, after a try that had more. */
function remove(...removed: string[]): Change {
  return { ...newStory, removed };
}

function takeWritingCalls(): string[] {
  return takeCalls().filter((call) => !call.startsWith('GET') && call !== 'POST /git/refs');
}

async function readBranchFile(path: string): Promise<string | undefined> {
  return decode((await server.readBranch(branch))[path]);
}

describe('what an earlier try sent and is no longer part of the change', () => {
  test('is deleted where the base has no such file', async () => {
    await send(pictured);
    takeCalls();
    expect(await send(withoutPicture)).toEqual(updated);
    expect(server.requests.slice(-3)).toEqual([
      { method: 'GET', path: `${place}/contents/${picture}?ref=write%2Ffirst-approval` },
      { method: 'GET', path: `${place}/contents/${picture}?ref=main` },
      {
        method: 'DELETE',
        path: `${place}/contents/${picture}`,
        body: { branch, message: `First approval\n\n${sign}`, sha: hash(pictureBytes) },
      },
    ]);
    expect(takeWritingCalls()).toEqual([`DELETE /contents/${picture}`]);
    await expectArrival(newStory);
    await expectUntouchedBase();
    expect(git('diff', '--name-status', `main...${branch}`)).toBe(`A\t${story}\n`);
  });

  test('gets the bytes of the base back where the base has such a file', async () => {
    await send(withCorrection);
    takeCalls();
    expect(await send(withoutCorrection)).toEqual(updated);
    expect(server.requests.at(-1)).toEqual({
      method: 'PUT',
      path: `${place}/contents/${published}`,
      body: {
        branch,
        message: `First approval\n\n${sign}`,
        content: 'QXMgcHVibGlzaGVkLgo=',
        sha: hash('Corrected.\n'),
      },
    });
    expect(takeWritingCalls()).toEqual([`PUT /contents/${published}`]);
    await expectArrival(newStory);
    await expectUntouchedBase();
    expect(git('diff', '--name-status', `main...${branch}`)).toBe(`A\t${story}\n`);
  });

  test('is taken out in the order given, after the files, and before a pull request is made', async () => {
    server.failNext({ method: 'POST', path: `${place}/pulls`, how: 'dropped' });
    await send(createChange(...pictured.files, ...createCorrection().files));
    takeCalls();
    const better = createChange({ path: story, bytes: encode('A better story.\n') });
    expect(await listen({ ...better, removed: [published, picture] })).toEqual([
      `The branch ${branch} is there already.`,
      `${story} was sent.`,
      `${published} was taken out again.`,
      `${picture} was taken out again.`,
      'The pull request was made.',
    ]);
    expect(takeWritingCalls()).toEqual([
      `PUT /contents/${story}`,
      `PUT /contents/${published}`,
      `DELETE /contents/${picture}`,
      'POST /pulls',
    ]);
    await expectArrival(better);
    expect(git('diff', '--name-status', `main...${branch}`)).toBe(`A\t${story}\n`);
  });

  test('is found whatever is in its name', async () => {
    const path = 'content/药品 #1/100% 批准?&+.png';
    await send(createChange({ path, bytes: pictureBytes }, ...newStory.files));
    expect(await send(remove(path))).toEqual(updated);
    expect(Object.keys(await server.readBranch(branch))).toEqual([story, published, 'site.yaml']);
  });

  test.each([
    ['is gone already', pictured, withoutPicture],
    ['is as on the base already', withCorrection, withoutCorrection],
  ])('is not taken out twice: it %s', async (_, earlier, change) => {
    await send(earlier);
    await send(change);
    takeCalls();
    expect(await listen(change)).toEqual([
      `The branch ${branch} is there already.`,
      `${story} is on the branch ${branch} already.`,
      'The pull request is there already.',
    ]);
    expect(takeWritingCalls()).toEqual([]);
  });

  test('stays where it is part of the change again', async () => {
    await send(pictured);
    takeCalls();
    expect(await send({ ...pictured, removed: [picture] })).toEqual(updated);
    expect(takeWritingCalls()).toEqual([]);
    await expectArrival(pictured);
  });

  test('stays where another file has a conflict', async () => {
    const earlier = createChange(...pictured.files, ...createCorrection().files);
    await send(earlier);
    await server.commitToBase({ [published]: 'Theirs.\n' });
    takeCalls();
    const change = { ...createCorrection('Better.\n'), removed: [picture] };
    expect(await send(change)).toMatchObject({ kind: 'conflict', path: published });
    expect(takeWritingCalls()).toEqual([]);
    await expectArrival(earlier);
  });

  test('is no matter on a branch that was just made', async () => {
    expect(await send(remove(picture, published))).toEqual({ ...updated, isNew: true });
    expect(takeCalls()).toEqual([
      'GET /git/ref/heads/main',
      'POST /git/refs',
      `PUT /contents/${story}`,
      'POST /pulls',
    ]);
    expect(await readBranchFile(published)).toBe('As published.\n');
  });

  test('is no matter on a branch that was set to a newer state', async () => {
    server.failNext({ method: 'POST', path: `${place}/pulls`, how: 'dropped' });
    await send(pictured);
    await server.commitToBase({ 'site.yaml': 'name: Newer\n' });
    takeCalls();
    expect(await send(withoutPicture)).toEqual({ ...updated, isNew: true });
    expect(takeWritingCalls()).toEqual([
      'PATCH /git/refs/heads/write/first-approval',
      `PUT /contents/${story}`,
      'POST /pulls',
    ]);
    expect(git('diff', '--name-status', `main...${branch}`)).toBe(`A\t${story}\n`);
  });

  test.each([
    ['deleting', pictured, withoutPicture],
    ['restoring', withCorrection, withoutCorrection],
  ])('leaves by its %s a branch that counts as untouched by others', async (_, earlier, change) => {
    for (const each of [earlier, change]) {
      server.failNext({ method: 'POST', path: `${place}/pulls`, how: 'dropped' });
      await send(each);
    }
    await server.commitToBase({ 'site.yaml': 'name: Newer\n' });
    expect(await listen(change)).toContain(`The branch ${branch} was set to the newest state of main.`);
  });
});

describe('where somebody else worked, too,', () => {
  test('on the branch, only the own file is taken out', async () => {
    await send(pictured);
    await server.commitTo(branch, { 'notes.md': 'A note.\n' });
    expect(await send(withoutPicture)).toEqual(updated);
    await expectArrival(newStory);
    expect(Object.keys(await server.readBranch(branch))).toEqual([story, published, 'notes.md', 'site.yaml']);
  });

  test('and removed the file from the branch, nothing is to be done', async () => {
    await send(pictured);
    await server.commitTo(branch, { [picture]: undefined });
    takeCalls();
    expect(await send(withoutPicture)).toEqual(updated);
    expect(takeWritingCalls()).toEqual([]);
  });

  test('and changed the base since, the file gets the newest bytes', async () => {
    await send(withCorrection);
    await server.commitToBase({ [published]: 'Theirs.\n' });
    expect(await send(withoutCorrection)).toEqual(updated);
    expect(await readBranchFile(published)).toBe('Theirs.\n');
    expect(git('merge-tree', '--write-tree', 'main', branch)).toMatch(/^[0-9a-f]{40}\n$/);
  });

  test('and removed the file from the base since, it is deleted', async () => {
    await send(withCorrection);
    await server.commitToBase({ [published]: undefined });
    expect(await send(withoutCorrection)).toEqual(updated);
    expect(await readBranchFile(published)).toBeUndefined();
    expect(git('merge-tree', '--write-tree', 'main', branch)).toMatch(/^[0-9a-f]{40}\n$/);
  });

  test.each([
    ['changed', 'Theirs.\n'],
    ['removed', undefined],
  ])('and %s on the base a file that never arrived on the branch, it stays', async (_, theirs) => {
    await send(newStory);
    await server.commitToBase({ [published]: theirs });
    takeCalls();
    expect(await send(withoutCorrection)).toEqual(updated);
    expect(takeWritingCalls()).toEqual([]);
    expect(await readBranchFile(published)).toBe('As published.\n');
  });
});

describe('a fault', () => {
  const deleting = { method: 'DELETE', path: `${place}/contents/${picture}` };
  const restoring = { method: 'PUT', path: `${place}/contents/${published}` };
  const cases = [
    { ...deleting, earlier: pictured, change: withoutPicture },
    { ...restoring, earlier: withCorrection, change: withoutCorrection },
  ];
  const beforehand = [
    `The branch ${branch} is there already.`,
    `${story} is on the branch ${branch} already.`,
  ];

  test.each(
    cases.flatMap((each) =>
      [
        { how: 'dropped', message: 'GitHub could not be reached.' },
        { how: 'lost', message: 'GitHub could not be reached.' },
        { how: { status: 500 }, message: 'GitHub has a fault of its own (status 500).' },
        { how: { status: 401 }, message: 'GitHub does not accept the token.' },
      ].map((fault) => ({ ...each, ...(fault as { how: Fault['how']; message: string }) })),
    ),
  )('at $method, $how, is said and made good', async ({ method, path, earlier, change, how, message }) => {
    await send(earlier);
    server.failNext({ method, path, how });
    takeCalls();
    expect(await send(change)).toMatchObject({ kind: 'failed', message, done: beforehand });
    expect(takeCalls().at(-1)).toBe(`${method} ${path.replace(place, '')}`);
    expect(await send(change)).toEqual(updated);
    expect(git('diff', '--name-status', `main...${branch}`)).toBe(`A\t${story}\n`);
  });

  test.each(cases)(
    'that lets the browser repeat $method by itself is none',
    async ({ method, path, earlier, change }) => {
      await send(earlier);
      server.failNext({ method, path, how: 'repeated' });
      expect(await listen(change)).toEqual([
        ...beforehand,
        `${path.replace(`${place}/contents/`, '')} was taken out again.`,
        'The pull request is there already.',
      ]);
      expect(git('diff', '--name-status', `main...${branch}`)).toBe(`A\t${story}\n`);
    },
  );

  const refusals = [
    {
      status: 404,
      message: `GitHub does not find ${picture} on the branch ${branch} of en-cphi/newsroom, or the token may not see it.`,
    },
    { status: 409, message: 'GitHub could not make the change: “No.”' },
    { status: 422, message: 'GitHub did not accept the change: “No.”' },
  ];

  test.each(refusals)(
    'that is $status to the deleting of a file that is still there is said',
    async ({ status, message }) => {
      await send(pictured);
      server.failNext({ ...deleting, how: { status, body: { message: 'No.' } } });
      takeCalls();
      expect(await send(withoutPicture)).toMatchObject({ kind: 'failed', message, done: beforehand });
      expect(takeCalls().at(-1)).toBe(`GET /contents/${picture}?ref=write%2Ffirst-approval`);
      expect(await send(withoutPicture)).toEqual(updated);
      await expectArrival(newStory);
    },
  );

  test.each(refusals)(
    'that is $status to the deleting of a file that is gone is none',
    async ({ status }) => {
      await send(newStory);
      // As it was a moment before somebody else removed it.
      const body = { type: 'file', sha: hash('P'), encoding: 'base64', content: 'UA==' };
      const path = `${place}/contents/${picture}?ref=write%2Ffirst-approval`;
      server.failNext({ method: 'GET', path, how: { status: 200, body } });
      server.failNext({ ...deleting, how: { status, body: { message: 'No.' } } });
      expect(await send(withoutPicture)).toEqual(updated);
      expect(server.requests.slice(-2).map(({ method }) => method)).toEqual(['DELETE', 'GET']);
    },
  );

  test('that is 409 to the restoring of a file that somebody else has changed is said', async () => {
    await send(withCorrection);
    server.failNext({ ...restoring, how: { status: 409, body: { message: 'No.' } } });
    expect(await send(withoutCorrection)).toMatchObject({
      kind: 'failed',
      message: 'GitHub could not make the change: “No.”',
      done: beforehand,
    });
    expect(await readBranchFile(published)).toBe('Corrected.\n');
  });
});
