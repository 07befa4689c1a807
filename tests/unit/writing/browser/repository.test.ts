import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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
  read,
  repository,
  send,
  server,
  sign,
  startNewsroom,
  story,
  takeCalls,
  token,
} from './made-up-repository.ts';

beforeEach(startNewsroom);
afterEach(closeNewsroom);

describe('the first sending', () => {
  test('takes four calls for a new story', async () => {
    const head = git('rev-parse', 'main').trim();
    expect(await send(newStory)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    expect(server.requests).toEqual([
      { method: 'GET', path: `${place}/git/ref/heads/main` },
      { method: 'POST', path: `${place}/git/refs`, body: { ref: `refs/heads/${branch}`, sha: head } },
      {
        method: 'PUT',
        path: `${place}/contents/${story}`,
        body: { branch, message: `First approval\n\n${sign}`, content: 'QSBzdG9yeS4K' },
      },
      {
        method: 'POST',
        path: `${place}/pulls`,
        body: { title: 'First approval', head: branch, base: 'main', body: 'A new story.' },
      },
    ]);
    await expectArrival(newStory);
    await expectUntouchedBase();
  });

  test('takes one call more for each further file, in the order given', async () => {
    expect(await send(pictured)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    expect(takeCalls()).toEqual([
      'GET /git/ref/heads/main',
      'POST /git/refs',
      `PUT /contents/${picture}`,
      `PUT /contents/${story}`,
      'POST /pulls',
    ]);
    await expectArrival(pictured);
    await expectUntouchedBase();
    expect(git('diff', '--name-status', `main...${branch}`)).toBe(`A\t${story}\nA\t${picture}\n`);
  });

  test('takes four calls for a correction, with the sha of what is replaced', async () => {
    expect(await send(createCorrection())).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    expect(server.requests[2]?.body).toEqual({
      branch,
      message: `First approval\n\n${sign}`,
      content: 'Q29ycmVjdGVkLgo=',
      sha: hash('As published.\n'),
    });
    expect(server.requests).toHaveLength(4);
    await expectArrival(createCorrection());
    await expectUntouchedBase();
    expect(git('diff', '--name-status', `main...${branch}`)).toBe(`M\t${published}\n`);
  });

  test('says what happens as it happens', async () => {
    expect(await listen(pictured)).toEqual([
      `The branch ${branch} was made.`,
      `${picture} was sent.`,
      `${story} was sent.`,
      'The pull request was made.',
    ]);
  });

  test('sends the token and the version of the API in headers', async () => {
    await send(newStory);
    expect(server.requestHeaders).toHaveLength(4);
    for (const headers of server.requestHeaders) {
      expect(headers).toMatchObject({
        authorization: `Bearer ${token}`,
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
        'cache-control': 'no-cache',
      });
    }
    expect(server.requestHeaders.map((headers) => headers['content-type'])).toEqual([
      undefined,
      'application/json',
      'application/json',
      'application/json',
    ]);
  });

  test('encodes names of files and branches', async () => {
    const change = {
      ...createChange({ path: 'content/药品 #1/100% 批准?&+.md', bytes: encode('批准。\n') }),
      branch: 'write/批准#1%',
    };
    expect(await send(change)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    expect(await send(change)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    const files = await server.readBranch('write/批准#1%');
    expect(decode(files['content/药品 #1/100% 批准?&+.md'])).toBe('批准。\n');
    expect(server.requests[2]?.path).toBe(
      `${place}/contents/content/%E8%8D%AF%E5%93%81%20%231/100%25%20%E6%89%B9%E5%87%86%3F%26%2B.md`,
    );
  });

  test('begins at the branch that site.yaml names, whatever is in its name', async () => {
    await server.commitTo('news/主#1', { 'only-here.md': 'Here.\n' });
    const other = { ...repository, branch: 'news/主#1' };
    expect(await send(newStory, { repository: other })).toMatchObject({ kind: 'sent', isNew: true });
    expect(server.requests[0]?.path).toBe(`${place}/git/ref/heads/news/%E4%B8%BB%231`);
    expect(Object.keys(await server.readBranch(branch))).toEqual([story, 'only-here.md']);
    expect(server.pullRequests).toMatchObject([{ base: 'news/主#1' }]);
  });
});

describe('another try', () => {
  test('sends nothing twice once all has arrived', async () => {
    await send(pictured);
    takeCalls();
    expect(await listen(pictured)).toEqual([
      `The branch ${branch} is there already.`,
      `${picture} is on the branch ${branch} already.`,
      `${story} is on the branch ${branch} already.`,
      'The pull request is there already.',
    ]);
    expect(takeCalls().filter((call) => call.startsWith('PUT') || call.endsWith(' /pulls'))).toEqual([]);
    await expectArrival(pictured);
  });

  test('replaces what an earlier try sent', async () => {
    await send(newStory);
    const better = createChange({ path: story, bytes: encode('A better story.\n') });
    expect(await send({ ...better, title: 'Better' })).toEqual({
      kind: 'sent',
      pullRequest: address,
      isNew: false,
    });
    expect(server.requests.at(-1)?.body).toMatchObject({ sha: hash('A story.\n') });
    await expectArrival(better);
    await expectUntouchedBase();
  });

  test('replaces what an earlier try corrected', async () => {
    await send(createCorrection());
    const better = createCorrection('Corrected well.\n');
    expect(await send(better)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    await expectArrival(better);
  });

  test('sends a file that was added since', async () => {
    await send(newStory);
    expect(await send(pictured)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    await expectArrival(pictured);
  });

  test('finds a pull request that was made in the meantime', async () => {
    server.failNext({ method: 'GET', path: /\/pulls\?/, how: { status: 200, body: [] } });
    await send(newStory);
    expect(await send(newStory)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    expect(server.requests.slice(-2).map(({ method }) => method)).toEqual(['POST', 'GET']);
    await expectArrival(newStory);
  });

  test.each([
    {
      state: 'merged',
      mergedAt: '2026-11-30T02:00:00Z',
      message: `This change was accepted already: ${address}`,
      fix: 'Nothing remains to be sent. For a further change, open the published story and begin a new change.',
    },
    {
      state: 'closed',
      mergedAt: null,
      message: `The pull request of this change was closed without being accepted: ${address}`,
      fix: 'Ask whoever closed it. Either open it again on GitHub and try again, or begin a new change.',
    },
  ])('writes nothing where the pull request is $state', async ({ mergedAt, message, fix }) => {
    await send(newStory);
    Object.assign(server.pullRequests[0] ?? {}, { state: 'closed', merged_at: mergedAt });
    const better = createChange({ path: story, bytes: encode('A better story.\n') });
    const done = [`The branch ${branch} is there already.`];
    expect(await send(better)).toEqual({ kind: 'failed', message, fix, done });
    expect(decode((await server.readBranch(branch))[story])).toBe('A story.\n');
    expect(server.pullRequests).toHaveLength(1);
  });

  test('prefers the pull request that is open', async () => {
    await send(newStory);
    Object.assign(server.pullRequests[0] ?? {}, { state: 'closed' });
    const [first] = server.pullRequests;
    if (first) server.pullRequests.unshift({ ...first, state: 'open', html_url: 'https://github.com/open' });
    expect(await send(newStory)).toEqual({
      kind: 'sent',
      pullRequest: 'https://github.com/open',
      isNew: false,
    });
  });

  test('after the change was merged and its branch deleted says so', async () => {
    await send(newStory);
    Object.assign(server.pullRequests[0] ?? {}, { state: 'closed', merged_at: '2026-11-30T02:00:00Z' });
    await server.commitToBase({ [story]: 'A story.\n' });
    git('branch', '-D', branch);
    expect(await send(newStory)).toEqual({
      kind: 'failed',
      message: `This change was accepted already: ${address}`,
      fix: 'Nothing remains to be sent. For a further change, open the published story and begin a new change.',
      done: [`The branch ${branch} was made.`, `${story} is on the branch main already.`],
    });
    expect(server.pullRequests).toHaveLength(1);
  });

  test('says where there is nothing new to send', async () => {
    await server.commitToBase({ [story]: 'A story.\n' });
    expect(await send(newStory)).toEqual({
      kind: 'failed',
      message: 'All of this is on the branch main already.',
      fix: 'Nothing remains to be sent. Change the story first, if it should be another.',
      done: [`The branch ${branch} was made.`, `${story} is on the branch main already.`],
    });
  });

  test('begins again from the newest state where nobody has worked on the branch', async () => {
    server.failNext({ method: 'PUT', path: `${place}/contents/${story}`, how: 'dropped' });
    await send(pictured);
    await server.commitToBase({ 'site.yaml': 'name: Newer\n' });
    expect(await listen(pictured)).toEqual([
      `The branch ${branch} is there already.`,
      `The branch ${branch} was set to the newest state of main.`,
      `${picture} was sent.`,
      `${story} was sent.`,
      'The pull request was made.',
    ]);
    await expectArrival(pictured);
    expect(git('merge-base', 'main', branch)).toBe(git('rev-parse', 'main'));
  });

  test('leaves a branch with a pull request where it is', async () => {
    await send(newStory);
    await server.commitToBase({ 'site.yaml': 'name: Newer\n' });
    const better = createChange({ path: story, bytes: encode('A better story.\n') });
    expect(await send(better)).toEqual({ kind: 'sent', pullRequest: address, isNew: false });
    await expectArrival(better);
    expect(git('log', '--format=%s', `main..${branch}`)).toBe('First approval\nFirst approval\n');
    expect(server.requests.map(({ method }) => method)).not.toContain('PATCH');
  });

  test('leaves a branch with the work of others where it is', async () => {
    server.failNext({ method: 'POST', path: `${place}/pulls`, how: 'dropped' });
    await send(newStory);
    await server.commitTo(branch, { 'notes.md': 'A note.\n' });
    await server.commitToBase({ 'site.yaml': 'name: Newer\n' });
    expect(await send(newStory)).toEqual({ kind: 'sent', pullRequest: address, isNew: true });
    await expectArrival(newStory);
    expect(decode((await server.readBranch(branch))['notes.md'])).toBe('A note.\n');
  });
});

describe('a file of the repository', () => {
  test('is read with its sha in one call', async () => {
    expect(await read(published)).toEqual({
      kind: 'read',
      file: { bytes: encode('As published.\n'), sha: hash('As published.\n') },
    });
    expect(takeCalls()).toEqual([`GET /contents/${published}?ref=main`]);
  });

  test.each<[name: string, content: Uint8Array, calls: number]>([
    ['nothing', new Uint8Array(), 1],
    ['every byte, over many lines', pictureBytes, 1],
    ['more than a megabyte', new Uint8Array(1_000_001).fill(200), 2],
  ])('may hold %s', async (_, content, calls) => {
    await server.commitToBase({ '图片 1#.png': content });
    const result = await read('图片 1#.png');
    expect(result.kind === 'read' && result.file.sha).toBe(hash(content));
    expect(result.kind === 'read' && Buffer.compare(result.file.bytes, content)).toBe(0);
    expect(server.requests).toHaveLength(calls);
  });

  test('is missing only where the branch is there', async () => {
    expect(await read('content/none.md')).toEqual({ kind: 'missing' });
    expect(await read('content/none.md', { repository: { ...repository, name: 'other' } })).toEqual({
      kind: 'failed',
      message: 'GitHub does not find the branch main of en-cphi/other, or the token may not see it.',
      fix: 'Check that the token is for this repository and that site.yaml names the owner, the repository and the branch rightly, then try again.',
    });
  });

  test('is no folder', async () => {
    expect(await read('content/articles')).toEqual({
      kind: 'failed',
      message: 'content/articles is no file in the repository.',
      fix: 'Choose another address for the story.',
    });
  });

  test('is no other repository', async () => {
    const body = { type: 'submodule', sha: hash('x') };
    server.failNext({ method: 'GET', path: /contents/, how: { status: 200, body } });
    expect(await read('themes')).toEqual({
      kind: 'failed',
      message: 'themes is no file in the repository.',
      fix: 'Choose another address for the story.',
    });
  });

  test.each([
    ['without a sha', {}],
    ['without content', { sha: 'a', type: 'file' }],
    ['in another encoding', { sha: 'a', type: 'file', encoding: 'utf-8', content: 'x' }],
    ['with broken content', { sha: 'a', type: 'file', encoding: 'base64', content: '*' }],
  ])('%s is an answer of another', async (_, body) => {
    server.failNext({ method: 'GET', path: /contents/, how: { status: 200, body } });
    expect(await read(published)).toEqual({
      kind: 'failed',
      message: 'The answer is not one of GitHub.',
      fix: 'A network that asks for a log-in may stand between. Open github.com in another tab, then try again.',
    });
  });

  test('is not read with a wrong token', async () => {
    expect(await read(published, { token: 'SECRET' })).toEqual({
      kind: 'failed',
      message: 'GitHub does not accept the token.',
      fix: 'It is mistyped, expired or withdrawn. Make a new token on GitHub, enter it and try again.',
    });
  });
});
