import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SendResult } from '../../../../src/writing/browser/repository.ts';
import {
  address,
  branch,
  closeNewsroom,
  createChange,
  createCorrection,
  decode,
  encode,
  expectArrival,
  git,
  hash,
  newStory,
  pictured,
  place,
  published,
  send,
  server,
  startNewsroom,
  story,
} from './made-up-repository.ts';

beforeEach(startNewsroom);
afterEach(closeNewsroom);

/** The result as texts, which are easier to compare. */
function describeResult(result: SendResult): unknown {
  if (result.kind !== 'conflict') return result;
  const { kind, path, theirs } = result;
  return { kind, path, theirs: theirs && { text: decode(theirs.bytes), sha: theirs.sha } };
}

function createConflict(path: string, text: string | undefined): unknown {
  return { kind: 'conflict', path, theirs: text === undefined ? undefined : { text, sha: hash(text) } };
}

describe('somebody else’s change', () => {
  test('made before the first sending is shown, and replaced once it was seen', async () => {
    await server.commitToBase({ [published]: 'Theirs.\n' });
    expect(describeResult(await send(createCorrection()))).toEqual(createConflict(published, 'Theirs.\n'));
    expect(decode((await server.readBranch(branch))[published])).toBe('Theirs.\n');
    expect(server.pullRequests).toEqual([]);
    // The same once more changes nothing about it.
    expect(describeResult(await send(createCorrection()))).toEqual(createConflict(published, 'Theirs.\n'));
    const seen = createCorrection('Both.\n', hash('Theirs.\n'));
    expect(await send(seen)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(seen);
    expect(decode((await server.readBranch('main'))[published])).toBe('Theirs.\n');
  });

  test('made between two tries is shown, and merges without a conflict once it was seen', async () => {
    server.failNext({ method: 'POST', path: `${place}/pulls`, how: 'dropped' });
    await send(createCorrection());
    await server.commitToBase({ [published]: 'Theirs.\n' });
    expect(describeResult(await send(createCorrection()))).toEqual(createConflict(published, 'Theirs.\n'));
    expect(server.pullRequests).toEqual([]);
    const seen = createCorrection('Both.\n', hash('Theirs.\n'));
    expect(await send(seen)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(seen);
    expect(git('merge-tree', '--write-tree', 'main', branch)).toMatch(/^[0-9a-f]{40}\n$/);
  });

  test('made after the pull request is shown; what was sent stays as it was', async () => {
    await send(createCorrection());
    await server.commitToBase({ [published]: 'Theirs.\n' });
    const better = createCorrection('Better.\n');
    expect(describeResult(await send(better))).toEqual(createConflict(published, 'Theirs.\n'));
    expect(decode((await server.readBranch(branch))[published])).toBe('Corrected.\n');
    const seen = createCorrection('Both.\n', hash('Theirs.\n'));
    expect(await send(seen)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    await expectArrival(seen);
  });

  test('that says the same is no conflict', async () => {
    await server.commitToBase({ [published]: 'Corrected.\n' });
    expect(await send(createCorrection())).toMatchObject({
      kind: 'failed',
      message: 'All of this is on the branch main already.',
    });
    const more = createChange(...createCorrection().files, ...newStory.files);
    expect(await send(more)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(more);
  });

  test('that removes the file is shown, and the file may be sent as a new one', async () => {
    await server.commitToBase({ [published]: undefined });
    const gone = createConflict(published, undefined);
    expect(describeResult(await send(createCorrection()))).toEqual(gone);
    expect(describeResult(await send(createCorrection()))).toEqual(gone);
    expect(server.pullRequests).toEqual([]);
    const again = createChange({ path: published, bytes: encode('Corrected.\n') });
    expect(await send(again)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(again);
  });

  test('that removes the file between two tries is shown', async () => {
    server.failNext({ method: 'POST', path: `${place}/pulls`, how: 'dropped' });
    await send(createCorrection());
    await server.commitToBase({ [published]: undefined });
    expect(describeResult(await send(createCorrection()))).toEqual(createConflict(published, undefined));
    const again = createChange({ path: published, bytes: encode('Corrected.\n') });
    expect(await send(again)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(again);
  });

  test('that made the new file first is shown, and replaced once it was seen', async () => {
    await server.commitToBase({ [story]: 'Theirs.\n' });
    expect(describeResult(await send(newStory))).toEqual(createConflict(story, 'Theirs.\n'));
    expect(describeResult(await send(newStory))).toEqual(createConflict(story, 'Theirs.\n'));
    const seen = createChange({ path: story, bytes: encode('Both.\n'), sha: hash('Theirs.\n') });
    expect(await send(seen)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(seen);
  });

  test('that made the new file between two tries is shown', async () => {
    server.failNext({ method: 'POST', path: `${place}/pulls`, how: 'dropped' });
    await send(newStory);
    await server.commitToBase({ [story]: 'Theirs.\n' });
    expect(describeResult(await send(newStory))).toEqual(createConflict(story, 'Theirs.\n'));
    expect(decode((await server.readBranch(branch))[story])).toBe('A story.\n');
  });

  test.each([
    ['a new story', newStory, story],
    ['a correction', createCorrection(), published],
  ])('of %s on the branch itself is shown, and replaced once it was seen', async (_, change, path) => {
    await send(change);
    await server.commitTo(branch, { [path]: 'Theirs.\n' });
    // The same try again would undo it, too.
    expect(describeResult(await send(change))).toEqual(createConflict(path, 'Theirs.\n'));
    expect(decode((await server.readBranch(branch))[path])).toBe('Theirs.\n');
    const seen = createChange({ path, bytes: encode('Both.\n'), sha: hash('Theirs.\n') });
    expect(await send(seen)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    await expectArrival(seen);
  });

  test('on the branch and then on the base as well is shown from the base', async () => {
    await send(createCorrection());
    await server.commitTo(branch, { [published]: 'On the branch.\n' });
    await server.commitToBase({ [published]: 'On the base.\n' });
    const seen = createCorrection('Both.\n', hash('On the branch.\n'));
    expect(describeResult(await send(seen))).toEqual(createConflict(published, 'On the base.\n'));
    expect(decode((await server.readBranch(branch))[published])).toBe('On the branch.\n');
  });

  test('with the message of another branch counts as somebody else’s', async () => {
    await send(newStory);
    const message = 'Other\n\nSent from the writing page to the branch write/other.';
    await server.commitTo(branch, { [story]: 'Theirs.\n' }, message);
    expect(describeResult(await send(newStory))).toEqual(createConflict(story, 'Theirs.\n'));
  });

  test('that removes the file from the branch is not undone', async () => {
    await send(createCorrection());
    await server.commitTo(branch, { [published]: undefined });
    expect(await send(createCorrection())).toEqual({
      kind: 'failed',
      message: `Somebody removed ${published} from the branch ${branch}.`,
      fix: 'Ask in the pull request why. To send the story nevertheless, begin a new change.',
      done: [`The branch ${branch} is there already.`],
    });
    expect(await server.readBranch(branch)).not.toHaveProperty([published]);
  });

  test('of another file on the branch hinders nothing', async () => {
    await send(pictured);
    await server.commitTo(branch, { 'notes.md': 'A note.\n' });
    const better = createChange({ path: story, bytes: encode('A better story.\n'), sha: hash('A story.\n') });
    expect(await send(better)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    await expectArrival(better);
    expect(decode((await server.readBranch(branch))['notes.md'])).toBe('A note.\n');
  });

  test('of a file that was sent to the branch only with a later try is known from the start', async () => {
    await send(newStory);
    await server.commitTo(branch, { 'notes.md': 'A note.\n' });
    await server.commitToBase({ [published]: 'Theirs.\n' });
    const more = createChange(...newStory.files, ...createCorrection('Both.\n', hash('Theirs.\n')).files);
    expect(await send(more)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    await expectArrival(more);
  });

  test('of a new file that somebody else removed from the branch alone is still shown', async () => {
    await server.commitToBase({ [story]: 'Theirs.\n' });
    await send(newStory);
    await server.commitTo(branch, { [story]: undefined });
    expect(describeResult(await send(newStory))).toEqual(createConflict(story, 'Theirs.\n'));
    expect(await server.readBranch(branch)).not.toHaveProperty([story]);
  });

  test('among more commits than GitHub lists is taken for possible', async () => {
    await send(newStory);
    const body = {
      merge_base_commit: { sha: git('rev-parse', 'main').trim() },
      behind_by: 0,
      total_commits: 251,
      commits: [{ commit: { message: git('log', '-1', '--format=%B', branch).trim() } }],
    };
    const better = createChange({ path: story, bytes: encode('A better story.\n') });
    server.failNext({ method: 'GET', path: /compare/, how: { status: 200, body } });
    expect(describeResult(await send(better))).toEqual(createConflict(story, 'A story.\n'));
    server.failNext({
      method: 'GET',
      path: /compare/,
      how: { status: 200, body: { ...body, total_commits: 1 } },
    });
    expect(await send(better)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
  });

  test('at the same moment, of another file, asks for another try', async () => {
    const message = 'is at 0929670cc804228df5f0b3e8f7a741dfb735ba62 but expected c45b5444';
    server.failNext({
      method: 'PUT',
      path: `${place}/contents/${published}`,
      how: { status: 409, body: { message } },
    });
    expect(await send(createCorrection())).toEqual({
      kind: 'failed',
      message: `GitHub could not make the change: “${message}”`,
      fix: 'Most often something else was changed at the same moment. Try again.',
      done: [`The branch ${branch} was made.`],
    });
    expect(await send(createCorrection())).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(createCorrection());
  });

  test('of the second file leaves the first where it is', async () => {
    await server.commitToBase({ [story]: 'Theirs.\n' });
    expect(describeResult(await send(pictured))).toEqual(createConflict(story, 'Theirs.\n'));
    const [first] = pictured.files;
    const seen = { path: story, bytes: encode('Both.\n'), sha: hash('Theirs.\n') };
    const change = createChange(...(first ? [first] : []), seen);
    expect(await send(change)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(change);
  });
});
