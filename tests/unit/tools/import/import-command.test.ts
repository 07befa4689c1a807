import { execFileSync, spawn } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { checkArticleFile } from '../../../../src/content/checks/article-file.ts';
import { answerCommand, copyContent, runCommand, type Answer } from '../../../support/command-run.ts';
import { createTemporaryFolder } from '../../../support/temporary-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

const fixtures = resolve(import.meta.dirname, '../../../fixtures/import');

const anhua = [
  'Anhua Biologics: the “second” #1 in Suzhou',
  'contractpharmaMay 14, 2019',
  'Tag: Gene Therapies , china , New topic',
  'Anhua Biologics has opened a plant in Suzhou – its second.',
  '*Not* emphasis, says Li Wen.',
  'Register as Visitor to CPhI China 2019!',
  '-------------------',
  "Editor's Note:",
  'Would you like to become a contributor?',
  'Contact Us',
  'Follow Us:',
];
const anhuaFile = 'articles/2019/2019-05-14-anhua-biologics-the-second-1-in-suzhou.md';

let content: string;
let inbox: string;

beforeEach(async () => {
  content = await copyContent();
  inbox = await createTemporaryFolder('inbox');
});

const script = 'import/import-stories.ts';
const run = (args: string[], env?: NodeJS.ProcessEnv) => runCommand(script, args, content, env);
const answer = (file: string, ...answers: Answer[]) => answerCommand(script, [file], content, answers);
const put = async (name: string, text: string | Uint8Array | string[]) => {
  await writeFile(join(inbox, name), Array.isArray(text) ? text.join('\n') : text);
  return join(inbox, name);
};
const readArticle = (file: string) => readFile(join(content, file), 'utf8');
const listContent = async () =>
  (await readdir(content, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();

describe('npm run import', () => {
  it('brings in a text, says what it took as what, and does nothing the second time', async () => {
    const file = await put('anhua.txt', anhua);
    const first = await run([file]);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(await readArticle(anhuaFile)).toBe(
      [
        '---',
        'title: "Anhua Biologics: the “second” #1 in Suzhou"',
        'date: 2019-05-14',
        'source: contractpharma',
        'tags: [Gene therapy, China, New topic]',
        '---',
        '',
        'Anhua Biologics has opened a plant in Suzhou – its second.',
        '',
        '\\*Not\\* emphasis, says Li Wen.',
        '',
      ].join('\n'),
    );
    for (const line of [
      /title +Anhua Biologics: the “second” #1 in Suzhou\n/,
      /source +contractpharma\n/,
      /date +2019-05-14 \(“May 14, 2019”\)/,
      /tags +Gene therapy, China, New topic\n.*“Gene Therapies” is the tag “Gene therapy”; “New topic” is new/,
      /story +1\d words/,
      /left out +from line 6: “Register as Visitor to CPhI China 2019!”/,
      /written +.*2019-05-14-anhua-biologics-the-second-1-in-suzhou\.md/,
      /^1 brought in, 0 there already, 0 need a hand\.$/m,
    ]) {
      expect(first.stdout).toMatch(line);
    }
    expect(await runCommand('check/check-content.ts', [], content)).toMatchObject({ code: 0 });

    const before = await readArticle(anhuaFile);
    const second = await run([file]);
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toMatch(/unchanged +.*anhua.*has this text already/);
    expect(await readArticle(anhuaFile)).toBe(before);
  });

  it('writes nothing with --dry-run', async () => {
    const before = await listContent();
    const { code, stdout } = await run([await put('anhua.txt', anhua), '--dry-run']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/would be +.*anhua-biologics-the-second-1-in-suzhou\.md/);
    expect(stdout).toContain('1 would be brought in');
    expect(await listContent()).toEqual(before);
  });

  it('never touches a story that has the same address and another text', async () => {
    await run([await put('anhua.txt', anhua)]);
    const before = await readArticle(anhuaFile);
    const other = await put('other.txt', [...anhua.slice(0, 3), 'Another story.']);
    const { code, stdout } = await run([other]);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /other\.txt {2}articles\/2019\/.*suzhou\.md has the same address, and its text is another/,
    );
    expect(await readArticle(anhuaFile)).toBe(before);

    expect(await run([other, '--slug', 'Another Story'])).toMatchObject({ code: 0 });
    expect(await readArticle('articles/2019/2019-05-14-another-story.md')).toContain('Another story.');
  });

  it('knows a story again that has been renamed, retitled or marked up since', async () => {
    const file = await put('anhua.txt', anhua);
    await run([file]);
    const edited = (await readArticle(anhuaFile))
      .replace(/title: .*/, 'title: Anhua opens again')
      .replace('second.', '**second**.');
    await writeFile(join(content, 'articles/2019/2019-05-14-anhua-opens-again.md'), edited);
    await writeFile(join(content, anhuaFile), edited.replace('has opened', 'opens'));
    const { code, stdout } = await run([file]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/unchanged +.*anhua-opens-again\.md/);
  });

  it('asks for a title that is absent, and refuses where nobody can be asked', async () => {
    const file = await put('nameless.txt', anhua.slice(1));
    const before = await listContent();
    const refused = await run([file]);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toMatch(/nameless\.txt {2}there is no title\n {2}fix: give it with --title/);
    expect(await listContent()).toEqual(before);

    const broken = await answer(file, ['What is the title', '\u0003']);
    expect(broken).toMatchObject({ code: 130, stderr: 'Nothing was written.\n' });
    expect(await listContent()).toEqual(before);

    const asked = await answer(file, ['What is the title', 'Asked for', '\r']);
    expect(asked.code).toBe(0);
    expect(await readArticle('articles/2019/2019-05-14-asked-for.md')).toContain('title: Asked for\n');

    const again = await run([file, '--title', 'Given']);
    expect(again.stdout).toMatch(/unchanged +.*asked-for\.md/);
  });

  it('lets flags outweigh the file', async () => {
    const flags = ['--title', 'T: x', '--date', 'March 1, 2018', '--tags', 'facilities, Öl', '--draft'];
    const more = ['--description', 'Yes: so.', '--author', 'Li Wen', '--original', 'https://example.com/x'];
    const { code, stdout } = await run([await put('a.txt', anhua), ...flags, ...more]);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /left out +the title “Anhua Biologics: the “second” #1 in Suzhou”, for another is given/,
    );
    expect(await readArticle('articles/2018/2018-03-01-t-x.md')).toMatch(
      [
        '---',
        'title: "T: x"',
        'date: 2018-03-01',
        'source: contractpharma',
        'tags: [Facility, Öl]',
        'description: "Yes: so."',
        'author: Li Wen',
        'original: https://example.com/x',
        'draft: true # take this line out when the story is ready to be published',
        '---',
      ].join('\n'),
    );
  });

  it('reports every file that needs a hand, and brings in the others', async () => {
    await put('1-good.txt', anhua);
    await put('2-source.txt', ['A title', 'biowireMarch 20, 2019', 'Tag: china', 'Text of two.']);
    await put('3-date.txt', ['B title', 'contractpharmaFebruary 30, 2019', 'Tag: china', 'Text of three.']);
    await put('4-ambiguous.txt', ['C title', 'contractpharma03/04/2019', 'Tag: china', 'Text of four.']);
    await put('5-tags.txt', ['D title', 'contractpharmaMarch 20, 2019', 'Text of five.']);
    await put('6-near.txt', [
      'E title',
      'contractpharmaMarch 20, 2019',
      'Tag: gene therapys',
      'Text of six.',
    ]);
    await put('7-bytes.txt', Buffer.from([0x41, 0x92, 0x0a]));
    await put('8-twin.txt', anhua);
    await put('9-near.txt', [
      'F title',
      'contractpharmaMarch 20, 2019',
      'Tag: gene therapys',
      'Text of six.',
    ]);
    await put('ignored.md', 'not mine');
    const sources = await readFile(join(content, 'sources.yaml'), 'utf8');
    const { code, stdout, stderr } = await run([inbox]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const report = stdout.slice(stdout.indexOf('These files need a hand:')).replaceAll(`${inbox}/`, '');
    expect(report).toBe(
      [
        'These files need a hand:',
        '',
        '2-source.txt:2  sources.yaml has no source “biowire”',
        '  fix: add it to sources.yaml, with its real name and address in place of the dots:',
        '    biowire:',
        '      name: …',
        '      url: https://…',
        '',
        '3-date.txt:2  there is no such day as February 30, 2019',
        '  fix: look the day up in a calendar and write it like 2019-03-20, in the file or with --date',
        '',
        '4-ambiguous.txt:2  “03/04/2019” can be read as two days',
        '  fix: write 2019-04-03 or 2019-03-04, whichever is meant, in the file or with --date',
        '',
        '5-tags.txt  there are no tags',
        '  fix: give them with --tags "gene therapy, China"',
        '',
        '6-near.txt  the check refuses it: “gene therapys” is almost, but not quite, a tag of tags.yaml (tag-near-miss)',
        '  fix: did you mean “Gene therapy”? If not, add “gene therapys” to tags.yaml; --tags says which tags the story is to have',
        '',
        '7-bytes.txt  the file is not UTF-8: byte 0x92, number 2 of the file, cannot stand there',
        '  fix: save the file with the encoding UTF-8',
        '',
        '9-near.txt  it holds the same story as 6-near.txt, which was not brought in',
        '  fix: mend one of the two',
        '',
        'Mend what was not written in its own file, or by a flag; then run the command again.',
        '',
        '1 brought in, 1 there already, 7 need a hand.',
        '',
      ].join('\n'),
    );
    expect((await listContent()).filter((name) => name.includes('title'))).toEqual([]);
    expect(await readFile(join(content, 'sources.yaml'), 'utf8')).toBe(sources);
  });

  it.for(['/dev/zero', 'pipe.txt'])('reads no device and no pipe: %s', async (name) => {
    execFileSync('mkfifo', [join(inbox, 'pipe.txt')]);
    const { code, stdout } = await run([resolve(inbox, name)]);
    expect(code).toBe(1);
    expect(stdout).toContain(
      'the file cannot be read (this is no file but a folder, a pipe, a socket or a device)',
    );
  });

  it('brings in a saved page with the pictures that lie beside it', async () => {
    await mkdir(join(inbox, 'anhua-suzhou_files'));
    const picture = await sharp({ create: { width: 64, height: 40, channels: 3, background: '#246' } })
      .png()
      .toBuffer();
    await writeFile(join(inbox, 'anhua-suzhou_files/plant hall.png'), picture);
    const page = await put('anhua-suzhou.html', await readFile(join(fixtures, 'anhua-suzhou.html')));
    const stem = 'articles/2019/2019-05-14-anhua-biologics-opens-second-plant-in-suzhou';
    expect(await run([page])).toMatchObject({ code: 0, stderr: '' });
    expect(await readFile(join(content, `${stem}-1.png`))).toEqual(picture);
    const body = await readFile(join(fixtures, 'anhua-suzhou.md'), 'utf8');
    const [, written] = (await readArticle(`${stem}.md`)).split('---\n\n');
    expect(written).toBe(
      body.replace('./picture-1', './2019-05-14-anhua-biologics-opens-second-plant-in-suzhou-1.png'),
    );
    expect(await runCommand('check/check-content.ts', [], content)).toMatchObject({ code: 0 });

    const before = await listContent();
    expect((await run([page])).stdout).toContain('0 brought in, 1 there already, 0 need a hand.');
    expect(await listContent()).toEqual(before);
  });

  it('brings in a page without the pictures that cannot come, and says what to do about each', async () => {
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#246' } })
      .jpeg()
      .toBuffer();
    await put('outside.jpg', picture);
    await mkdir(join(inbox, 'page'));
    await put('page/here.jpg', picture);
    await put('page/broken.jpg', 'not a picture');
    const frames = ['red', 'blue'].map((background) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer(),
    );
    const moving = sharp(await Promise.all(frames), { join: { animated: true } });
    await put('page/moving.gif', await moving.gif().toBuffer());
    const images = [
      'https://example.com/far.jpg',
      'gone.jpg',
      'broken.jpg',
      'moving.gif',
      '../outside.jpg',
    ].map((address) => `<p>Before ${address}.</p><img src="${address}" alt="It">`);
    const page = await put(
      'page/page.html',
      `<article><h1>Pictures</h1><p>contractpharmaMay 14, 2019</p><p>Tag: china</p>\n${images.join('\n')}\n<img src="here.jpg"></article>`,
    );
    const { code, stdout } = await run([page]);
    expect(code).toBe(1);
    expect(await readArticle('articles/2019/2019-05-14-pictures.md')).not.toContain('![');
    expect((await listContent()).filter((name) => name.endsWith('.jpg'))).toEqual([]);
    const problems = stdout.split('\n').filter((line) => /page\.html:\d/.test(line));
    expect(problems.map((line) => line.replace(/^.*page\.html/, ''))).toEqual([
      ':2  the picture https://example.com/far.jpg lies on another server, so the story comes without it',
      ':3  the picture gone.jpg does not lie beside the page, so the story comes without it',
      ':4  the picture broken.jpg cannot be read, so the story comes without it',
      ':5  the picture moving.gif moves, so the story comes without it',
      ':6  the picture ../outside.jpg does not lie beside the page, so the story comes without it',
      ':7  the picture here.jpg has no words for those who cannot see it, so the story comes without it',
    ]);
    expect(stdout).toMatch(
      /fix: copy .*here\.jpg as .*2019-05-14-pictures-6\.jpg and write below “Before \.\.\/outside\.jpg\.”: !\[what it shows\]\(\.\/2019-05-14-pictures-6\.jpg\)/,
    );
  });

  it('asks what a picture shows where somebody can say', async () => {
    await put(
      'here.png',
      await sharp({ create: { width: 8, height: 8, channels: 3, background: '#246' } })
        .png()
        .toBuffer(),
    );
    const page = await put(
      'page.html',
      '<article><h1>Asked</h1><p>contractpharmaMay 14, 2019</p><p>Tag: china</p><p>Text.</p><img src="here.png"></article>',
    );
    const { code } = await answer(page, ['What does the picture', 'A hall', '\r']);
    expect(code).toBe(0);
    expect(await readArticle('articles/2019/2019-05-14-asked.md')).toContain(
      '![A hall](./2019-05-14-asked-1.png)',
    );
  });

  it('takes a mail for a draft', async () => {
    const mail = ['From: a@example.com', 'Subject: Mailed', '', 'Anhua has opened a plant.'];
    const given = ['--source', 'contractpharma', '--date', '2019-05-14', '--tags', 'china'];
    const { code, stdout } = await run([await put('mail.txt', mail), ...given]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/mail\.txt:1 {2}“From: a@example\.com” is a line of a mail, so it was left out/);
    expect(await readArticle('articles/2019/2019-05-14-mailed.md')).toMatch(/\ndraft: true .*\n---\n\nAnhua/);
  });

  it.each([
    ['2019-05-14', [], true],
    ['2026-05-14', [], false],
    ['2026-05-14', ['--as-archive'], true],
  ])('lets a link of %s with %j that says “click here” in: %j', async (date, flags, isWritten) => {
    const page = await put(
      'page.html',
      '<article><h1>Archive</h1><p>For the report of Anhua <a href="https://www.example.com/r">click here</a>.</p></article>',
    );
    const given = ['--source', 'contractpharma', '--date', date, '--tags', 'china', ...flags];
    const env = { SOURCE_DATE_EPOCH: String(Date.parse('2026-11-29') / 1000) };
    const { code, stdout } = await run([page, ...given], env);
    expect(code).toBe(1);
    if (!isWritten) {
      expect(stdout).toContain(
        'the check refuses it: a link that says “click here” does not say where it leads',
      );
      expect(stdout).toContain('; --as-archive puts the site of the link behind the words');
      return;
    }
    expect(stdout).toContain('so it comes as “click here (www.example.com)”');
    expect(await readArticle(`articles/${date.slice(0, 4)}/${date}-archive.md`)).toContain(
      '[click here (www.example.com)](https://www.example.com/r)',
    );
    expect((await run([page, ...given], env)).stdout).toContain('1 there already');
  });

  it('brings in what a person has decided to keep, and says which decision no page needed', async () => {
    const text = 'Anhua has opened a plant in Suzhou, and it is the second one that it runs in China. ';
    const box = 'This sentence stands in a box in the middle of the story, and nobody knows whose it is.';
    const page = await put(
      'page.html',
      `<article><h1>Decided</h1><p>${text.repeat(4)}</p><aside><p>${box}</p></aside><p>${text.repeat(3)}</p></article>`,
    );
    const given = ['--source', 'contractpharma', '--date', '2019-05-14', '--tags', 'china'];
    const asked = await run([page, ...given]);
    expect(asked.code).toBe(1);
    expect(asked.stdout).toMatch(
      /page\.html:1 {2}“This sentence stands in a box .*” \(18 words, an aside\) was left out, and looks like a part of the story\n {2}fix: look at the page: --keep "This sentence stands in a box in the" if/,
    );
    const unused = await run([page, ...given, '--keep', 'This sentence', '--drop', 'No such']);
    expect(unused).toMatchObject({ code: 2 });
    expect(unused.stderr).toContain('No part of a page begins with “No such”.');
    expect((await listContent()).some((name) => name.includes('decided'))).toBe(false);

    expect(await run([page, ...given, '--keep', 'This sentence'])).toMatchObject({ code: 0 });
    expect(await readArticle('articles/2019/2019-05-14-decided.md')).toContain(`\n\n${box}\n\n`);
  });

  it('brings in an export with the pictures that lie beside it, and nothing twice', async () => {
    await mkdir(join(inbox, 'uploads/2019/05'), { recursive: true });
    const picture = await sharp({ create: { width: 64, height: 40, channels: 3, background: '#246' } })
      .jpeg()
      .toBuffer();
    await writeFile(join(inbox, 'uploads/2019/05/hall.jpg'), picture);
    const file = await put('export.xml', await readFile(join(fixtures, 'wordpress.xml')));
    const given = ['--source', 'contractpharma', '--tags', 'china'];
    const { stdout } = await run([file, ...given]);
    expect(stdout).toMatch(/left out +https:.*leaflet\.pdf, which the story does not show/);
    expect(stdout).toContain('2 brought in, 0 there already');
    const stem = '2019-05-14-anhua-beihai-open-a-plant';
    expect(await readArticle(`articles/2019/${stem}.md`)).toContain(
      `date: 2019-05-14T01:30:00+00:00\nsource: contractpharma\ntags: [China]\nauthor: Li Wen\n---\n`,
    );
    expect(await readArticle(`articles/2019/${stem}.md`)).toContain(`![A hall](./${stem}-1.jpg) The hall`);
    expect(await readFile(join(content, `articles/2019/${stem}-1.jpg`))).toEqual(picture);
    expect(await readArticle('articles/2019/2019-05-15-药品注册新规.md')).toContain('draft: true');
    expect(await runCommand('check/check-content.ts', [], content)).toMatchObject({ code: 0 });
    expect((await run([file, ...given])).stdout).toContain('0 brought in, 2 there already');

    const refused = await run([file, ...given, '--title', 'x']);
    expect(refused.stderr).toContain('--title is for one story, and here are 2.');
  });

  it.each([
    ['broken.json', '{"items": [', /broken\.json {2}the file cannot be understood \(.*JSON/],
    ['empty.xml', '<rss><channel></channel></rss>', /empty\.xml {2}no story can be found in this file/],
    ['mail.eml', 'From: a@example.com', /mail\.eml {2}this is neither text nor a saved page/],
  ])('refuses %s', async (name, text, problem) => {
    const { code, stdout, stderr } = await run([await put(name, text)]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    expect(stdout).toMatch(problem);
    expect(stdout).not.toMatch(/^ +at /m);
  });

  it('reads old encodings that a file declares', async () => {
    // 中国 in GBK.
    const html =
      '<meta charset="gbk"><article><h1>GBK</h1><p>contractpharmaMay 14, 2019</p><p>Tag: china</p><p>X</p></article>';
    const page = await put('gbk.html', Buffer.from(html.replace('X', '\u00d6\u00d0\u00b9\u00fa'), 'latin1'));
    const text = await put(
      'utf16.txt',
      Buffer.from(`\ufeff${['UTF 16', ...anhua.slice(1)].join('\r\n')}`, 'utf16le'),
    );
    expect(await run([page, text])).toMatchObject({ code: 0 });
    expect(await readArticle('articles/2019/2019-05-14-gbk.md')).toContain('\n中国\n');
    expect(await readArticle('articles/2019/2019-05-14-utf-16.md')).toContain('Suzhou – its second.');
  });

  it('leaves only whole files where it is killed, and goes on from there', async () => {
    const count = 60;
    const paragraph = 'A paragraph of some length, so that a file takes a moment to write. '
      .repeat(200)
      .trim();
    for (let index = 0; index < count; index += 1) {
      await put(`${String(index)}.txt`, [
        `Story ${String(index)}`,
        'contractpharmaMay 14, 2019',
        'Tag: china',
        `${String(index)} ${paragraph}`,
      ]);
    }
    const child = spawn(process.execPath, [resolve('tools/import/import-stories.ts'), inbox], {
      cwd: inbox,
      env: { ...process.env, CONTENT_DIR: content },
      stdio: 'ignore',
    });
    const ended = new Promise((done) => child.on('close', done));
    const folder = join(content, 'articles/2019');
    while (
      child.exitCode === null &&
      !(await readdir(folder)).some((name) => name.startsWith('2019-05-14-story-'))
    ) {
      await new Promise((done) => setTimeout(done, 1));
    }
    child.kill('SIGKILL');
    await ended;
    const stories = (await readdir(folder)).filter((name) => /^2019-05-14-story-\d+\.md$/.test(name));
    expect(stories.length).toBeGreaterThan(0);
    for (const name of stories) {
      const bytes = await readFile(join(folder, name));
      expect(checkArticleFile(`articles/2019/${name}`, bytes).issues).toEqual([]);
      expect(bytes.length).toBeGreaterThan(paragraph.length);
    }
    const { stdout } = await run([inbox]);
    expect(stdout).toContain(
      `${String(count - stories.length)} brought in, ${String(stories.length)} there already, 0 need a hand.`,
    );
    expect(await runCommand('check/check-content.ts', [], content)).toMatchObject({ code: 0 });
  });

  it.each([
    ['no file', [], 'Name the file to bring in.'],
    ['a file that is not there', ['nowhere.txt'], 'There is no file nowhere.txt.'],
    ['a flag that is not known', ['{file}', '--titel', 'x'], "Unknown option '--titel'."],
    ['an empty flag', ['{file}', '--title', ' '], '--title is empty.'],
    ['an empty decision', ['{file}', '--keep', 'a', '--keep', ''], '--keep is empty.'],
    [
      'a title for two files',
      ['{file}', '{other}', '--title', 'x'],
      '--title is for one file, and here are 2.',
    ],
    [
      'a date in two ways',
      ['{file}', '--date', '03/04/2019'],
      '--date: “03/04/2019” can be read as two days',
    ],
    [
      'an address that is none',
      ['{file}', '--original', 'example.com'],
      '--original must be a whole https:// address.',
    ],
  ])('ends with 2 where it is called with %s', async (_, args, message) => {
    const names: Record<string, string> = {
      '{file}': await put('a.txt', anhua),
      '{other}': await put('b.txt', anhua),
    };
    const { code, stdout, stderr } = await run(args.map((argument) => names[argument] ?? argument));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).toContain('Usage: npm run import -- FILE…');
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('refuses where npm has kept a flag to itself', async () => {
    const { code, stderr } = await run([await put('a.txt', anhua)], { npm_config_dry_run: 'true' });
    expect(code).toBe(2);
    expect(stderr).toContain(
      'npm has kept --dry-run to itself. Write two hyphens before the rest: npm run import -- …',
    );
    expect((await listContent()).some((name) => name.includes('anhua'))).toBe(false);
  });

  it('asks for sound settings first', async () => {
    await writeFile(join(content, 'tags.yaml'), '- label: [');
    const { code, stdout, stderr } = await run([await put('a.txt', anhua)]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/has mistakes; mend them first\.\n\ntags\.yaml:\d/);
  });
});
