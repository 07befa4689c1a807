import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { CheckCache } from '../../../../src/content/loader/check-cache.ts';
import { readContentFolder } from '../../../../src/content/loader/content-folder.ts';
import {
  createPng,
  createStoryFile,
  soundSettings,
  writeFiles,
  writeFolder,
  type WrittenFiles,
} from './written-folder.ts';

/** `file:line:column rule` of each issue of a folder with sound settings and these files. */
async function findPlaces(files: WrittenFiles): Promise<string[]> {
  const { issues } = await readContentFolder(await writeFolder({ ...soundSettings, ...files }));
  return issues.map(({ file, line, column, rule }) => `${file}:${String(line)}:${String(column)} ${rule}`);
}

describe('a content folder', () => {
  test('is read whole', async () => {
    const folder = await readContentFolder(
      await writeFolder({
        ...soundSettings,
        'articles/2019/2019-03-20-b.md': createStoryFile('B'),
        'articles/2019-03-20-a.md': createStoryFile('A'),
        'articles/2019/unused.png': await createPng(),
        'README.md': 'For us.',
        'articles/README.md': 'For us.',
        'articles/2019/README.md': 'For us.',
        '.gitkeep': '',
        '.obsidian/app.md': '',
        'articles/.DS_Store': '',
      }),
    );
    expect(folder.issues).toEqual([]);
    expect(folder.articles.map(({ file, article }) => [file, article?.slug])).toEqual([
      ['articles/2019-03-20-a.md', 'a'],
      ['articles/2019/2019-03-20-b.md', 'b'],
    ]);
    expect(folder.site?.name).toBe('En-CPhI.cn');
    expect(Object.keys(folder.sources)).toEqual(['contractpharma']);
    expect(folder.tags.map(({ label }) => label)).toEqual(['China']);
    expect(folder.events).toEqual([]);
  });

  test('without stories is sound', async () => {
    expect(await findPlaces({})).toEqual([]);
  });

  test('may say who writes for the site, with portraits', async () => {
    const contributors = '- name: Li Wei\n  picture: ./contributors/li-wei.png\n- name: Bo Chen\n';
    const { contributors: read, issues } = await readContentFolder(
      await writeFolder({
        ...soundSettings,
        'contributors.yaml': contributors,
        'contributors/li-wei.png': await createPng(),
      }),
    );
    expect(issues).toEqual([]);
    expect(read).toMatchObject([
      { name: 'Li Wei', portrait: { file: 'contributors/li-wei.png' } },
      { name: 'Bo Chen', portrait: undefined },
    ]);
  });

  test('has the mistakes of portraits reported where they are named', async () => {
    const contributors =
      '- name: Li Wei\n  picture: ./contributors/li-way.png\n- name: Bo Chen\n  picture: https://a.example/b.png\n';
    const files = { 'contributors.yaml': contributors, 'contributors/li-wei.png': await createPng() };
    expect(await findPlaces(files)).toEqual([
      'contributors.yaml:2:12 image-file',
      'contributors.yaml:4:12 image-file',
    ]);
    expect(await findPlaces({ 'contributors/notes.txt': '' })).toEqual([
      'contributors/notes.txt:1:1 file-extension',
    ]);
  });

  test('has the tags of events compared with those of stories and of tags.yaml', async () => {
    const event = (name: string, tag: string) =>
      `- name: ${name}\n  call: B\n  starts: 2019-06-18\n  ends: 2019-06-18\n  venue: C\n  url: https://a.com\n  tag: ${tag}\n`;
    const files = {
      'articles/2019-03-20-a.md': createStoryFile('A').replace('tags: [China]', 'tags: [Ports]'),
      'events.yaml': event('A', 'china') + event('B', 'PORTS') + event('C', 'Chnia'),
    };
    expect(await findPlaces(files)).toEqual(['events.yaml:21:8 event-tag']);
  });

  test('has the mistakes of all its files reported, in order', async () => {
    const directory = await writeFolder({
      'site.yaml': 'name: N\n',
      'sources.yaml': 'a: b\n',
      'tags.yaml': '- label: China\n  kind: place\n- label: CHINA\n  kind: place\n',
      'articles/2019-03-20-b.md': createStoryFile('""'),
      'articles/2019-03-20-a.md': 'Text.',
      'articles/c.txt': '',
    });
    const { issues, ...folder } = await readContentFolder(directory);
    expect([...new Set(issues.map(({ file, rule }) => `${file} ${rule}`))]).toEqual([
      'articles/2019-03-20-a.md front-matter-missing',
      'articles/2019-03-20-b.md blank-value',
      'articles/c.txt file-extension',
      'events.yaml file-missing',
      'site.yaml missing-key',
      'sources.yaml wrong-type',
      'tags.yaml tag-conflict',
    ]);
    expect(folder).toMatchObject({ site: undefined, sources: {}, events: [] });
  });
});

describe('a file that the site would not show', () => {
  const strange =
    'this is neither a story (.md) nor a picture (.jpg, .png, .webp, .avif, .gif, .svg), so the site would not show it';
  const capitals = 'the name of this file ends in capitals, so the site would not show it';
  const office = 'this is a document of an office program, which the site does not show';
  const copyText =
    'copy its text into a text file whose name ends in .md; save a picture in it by itself, as .jpg or .png';
  const unread = 'nothing reads this file, so the site would not show it';

  test.for<[file: string, message: string, fix: string, renamed?: string]>([
    ['articles/Story.MD', capitals, 'rename it to Story.md', 'articles/Story.md'],
    ['articles/2019/x.Md', capitals, 'rename it to x.md', 'articles/2019/x.md'],
    ['articles/a.markdown', strange, 'rename it to a.md', 'articles/a.md'],
    ['articles/a.Markdown', strange, 'rename it to a.md', 'articles/a.md'],
    ['articles/a.md.txt', strange, 'rename it to a.md', 'articles/a.md'],
    ['articles/a.MD.TXT', strange, 'rename it to a.md', 'articles/a.md'],
    ['articles/a.md.markdown', strange, 'rename it to a.md', 'articles/a.md'],
    ['articles/a.mdx', strange, 'rename it to a.md'],
    ['articles/a.txt', strange, 'rename it to a.md'],
    ['articles/v1.2.txt', strange, 'rename it to v1.2.md'],
    ['articles/2019/plant.JPG', capitals, 'rename it to plant.jpg', 'articles/2019/plant.jpg'],
    ['articles/2019/plant.Jpeg', capitals, 'rename it to plant.jpeg', 'articles/2019/plant.jpeg'],
    ['articles/2019/Plant.PNG', capitals, 'rename it to Plant.png', 'articles/2019/Plant.png'],
    ['articles/2019/plant.jfif', strange, 'rename it to plant.jpg', 'articles/2019/plant.jpg'],
    ['articles/a', strange, 'rename it, or take it out of articles/'],
    ['articles/a.md~', strange, 'rename it, or take it out of articles/'],
    [
      'articles/a.md.zip',
      'this is a packed file, which the site does not show',
      'unpack it, and add the pictures that are in it',
    ],
    ['articles/a.md.docx', office, copyText],
    ['articles/2019/a.DOC', office, copyText],
    ['articles/a.md.rtf', office, copyText],
    ['articles/readme.markdown', strange, 'rename it to readme.md', 'articles/readme.md'],
    ['a.md', unread, 'move it to articles/a.md'],
    ['Articles/a.md', unread, 'move it to articles/a.md'],
    ['drafts/2019/a.md', unread, 'move it to articles/a.md'],
    ['site.yml', unread, 'take it out, or correct its name'],
    ['Tags.yaml', unread, 'take it out, or correct its name'],
    ['settings/site.yaml', unread, 'take it out, or correct its name'],
    ['plant.jpg', unread, 'take it out, or correct its name'],
  ])('%s is reported: %s, %s', async ([file, message, fix, renamed]) => {
    const { issues } = await readContentFolder(
      await writeFolder({ ...soundSettings, [file]: createStoryFile() }),
    );
    const rename = renamed !== undefined && { rename: { from: file, to: renamed } };
    expect(issues).toEqual([
      { file, line: 1, column: 1, rule: 'file-extension', severity: 'error', message, fix, ...rename },
    ]);
  });

  test.for<[file: string, fix: string]>([
    ['IMG_1.HEIC', 'export it as .jpg'],
    ['plan.tif', 'open it in a picture program'],
    ['plan.bmp', 'open it in a picture program'],
    ['DSC_1.NEF', 'open it in a picture program'],
    ['plan.psd', 'open it in that program'],
    ['report.pdf', 'link to where it is published'],
    ['tour.mp4', 'put it on a site for films'],
    ['tour.webm', 'put it on a site for films'],
    ['page.html', 'to use a picture on it, open it in a browser'],
  ])('%s is reported with what to make of it: %s', async ([name, fix]) => {
    const directory = await writeFolder({ ...soundSettings, [`articles/2019/${name}`]: 'any' });
    const { issues } = await readContentFolder(directory);
    expect(issues).toMatchObject([{ rule: 'file-extension', fix: expect.stringContaining(fix) as string }]);
    expect(issues[0]?.message).toMatch(/^this is an? .+, which the site does not show$/);
  });

  test.for<[what: string, files: string[], fixes: (string | undefined)[]]>([
    [
      'is in use',
      ['articles/2019-03-20-a.MD', 'articles/2019-03-20-a.md'],
      [
        'give articles/2019-03-20-a.MD or articles/2019-03-20-a.md another name, or take one of them out: only one can be 2019-03-20-a.md',
      ],
    ],
    [
      'is the right one of another, too',
      ['articles/2019-03-20-a.MD', 'articles/2019-03-20-a.markdown'],
      [
        'rename it to 2019-03-20-a.md',
        'give articles/2019-03-20-a.markdown or articles/2019-03-20-a.MD another name, or take one of them out: only one can be 2019-03-20-a.md',
      ],
    ],
  ])('is not to be renamed where its right name %s', async ([, files, fixes]) => {
    const written = Object.fromEntries(files.map((file) => [file, createStoryFile()]));
    const { issues } = await readContentFolder(await writeFolder({ ...soundSettings, ...written }));
    expect(issues.map(({ fix }) => fix)).toEqual(fixes);
    for (const { fix, rename } of issues) expect(rename !== undefined).toBe(fix.startsWith('rename'));
  });

  test('is reported beside a story of the same name', async () => {
    const files = { 'articles/a.markdown': createStoryFile(), 'articles/2019-03-20-a.md': createStoryFile() };
    expect(await findPlaces(files)).toEqual(['articles/a.markdown:1:1 file-extension']);
  });

  test.for(['articles/a?b.md', 'articles/a#b.md', 'articles/a b.md', 'articles/%41.md'])(
    '%s is reported by its name',
    async (file) => {
      expect(await findPlaces({ [file]: createStoryFile() })).toEqual([`${file}:1:1 file-name`]);
    },
  );
});

describe('two files of one slug', () => {
  test('are reported, whatever their folders and days', async () => {
    const story = createStoryFile();
    const files = {
      'articles/2019-03-20-a.md': story,
      'articles/2018/2019-03-20-a.md': story,
      'articles/2019/2019-03-20-a.md': story,
    };
    expect(await findPlaces(files)).toEqual([
      'articles/2019-03-20-a.md:1:1 slug-taken',
      'articles/2019/2019-03-20-a.md:1:1 slug-taken',
    ]);
  });
});

describe('the pictures of a story', () => {
  const withPicture = (written: string) => createStoryFile('A', '', `![A plant](${written})`);

  test('are read, the one of the front matter first', async () => {
    const photograph = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'red' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const directory = await writeFolder({
      ...soundSettings,
      'articles/2019/2019-03-20-a.md': createStoryFile(
        'A',
        'image: ../pictures/plant.jpg\nimageAlt: A plant',
        '![A map](<./a map.png>)',
      ),
      'articles/pictures/plant.jpg': photograph,
      'articles/2019/a map.png': await sharp({
        create: { width: 6, height: 4, channels: 4, background: '#0000' },
      })
        .png()
        .toBuffer(),
    });
    const { articles, issues } = await readContentFolder(directory);
    expect(issues).toEqual([]);
    expect(articles[0]?.pictures).toEqual([
      {
        written: '../pictures/plant.jpg',
        file: 'articles/pictures/plant.jpg',
        digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        width: 20,
        height: 30,
        hasAlpha: false,
      },
      {
        written: './a map.png',
        file: 'articles/2019/a map.png',
        digest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
        width: 6,
        height: 4,
        hasAlpha: true,
      },
    ]);
  });

  const drawSvg = (inside: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="8" height="8">${inside}</svg>`;
  const createJpeg = () =>
    sharp({ create: { width: 300, height: 200, channels: 3, background: 'red' } })
      .jpeg()
      .toBuffer();

  test('may be SVG without scripts', async () => {
    const files = {
      'articles/2019/2019-03-20-a.md': withPicture('./sound.svg'),
      'articles/2019/sound.svg': drawSvg('<rect width="4" height="4"/><use href="#a"/>'),
    };
    expect(await findPlaces(files)).toEqual([]);
  });

  let strangePictures: WrittenFiles;
  beforeAll(async () => {
    strangePictures = {
      'articles/2019/sound.png': await createPng(),
      'articles/2019/corrupt.jpg': 'no picture',
      'articles/2019/cut-off.jpg': (await createJpeg()).subarray(0, 400),
      'articles/2019/misnamed.jpg': await createPng(),
      'articles/2019/vast.png': await createPng(9000, 6000),
      'articles/2019/heavy.png': Buffer.concat([await createPng(), Buffer.alloc(10_000_001)]),
      'articles/2019/script.svg': drawSvg('<script>alert(1)</script>'),
      'articles/2019/handler.svg': drawSvg('<rect onload="alert(1)"/>'),
      'articles/2019/remote.svg': drawSvg('<image href="https://example.com/a.png"/>'),
    };
  });

  test.for<[what: string, written: string, message: string, fix: string, rule?: string]>([
    [
      'missing',
      './plant.jpg',
      'there is no picture articles/2019/plant.jpg',
      'add the picture there, or correct its name',
    ],
    [
      'corrupt',
      './corrupt.jpg',
      'the picture articles/2019/corrupt.jpg cannot be read',
      'save it again as JPEG, PNG or WebP',
    ],
    [
      'cut off',
      './cut-off.jpg',
      'the picture articles/2019/cut-off.jpg cannot be read',
      'save it again as JPEG, PNG or WebP',
    ],
    [
      'named by another format',
      './misnamed.jpg',
      'the picture articles/2019/misnamed.jpg is really of the format png',
      'rename it to misnamed.png, and write ./misnamed.png in the story',
      'image-name',
    ],
    [
      'too wide and high',
      './vast.png',
      'the picture articles/2019/vast.png has 9000 × 6000 pixels',
      'save it smaller: 2,000 pixels across are enough',
      'image-size',
    ],
    [
      'too heavy',
      './heavy.png',
      'the picture articles/2019/heavy.png has 11 MB',
      'save it smaller: 2,000 pixels across are enough, and at most 10 MB',
      'image-size',
    ],
    [
      'an SVG with a script',
      './script.svg',
      'the picture articles/2019/script.svg holds a script, or something from elsewhere',
      'save it again as PNG, or export it as plain SVG',
      'image-script',
    ],
    [
      'an SVG with a handler',
      './handler.svg',
      'the picture articles/2019/handler.svg holds a script, or something from elsewhere',
      'save it again as PNG, or export it as plain SVG',
      'image-script',
    ],
    [
      'an SVG with a picture from elsewhere',
      './remote.svg',
      'the picture articles/2019/remote.svg holds a script, or something from elsewhere',
      'save it again as PNG, or export it as plain SVG',
      'image-script',
    ],
  ])('are reported where one is %s', async ([, written, message, fix, rule = 'image-file']) => {
    const directory = await writeFolder({
      ...soundSettings,
      'articles/2019/2019-03-20-a.md': withPicture(written),
      ...strangePictures,
    });
    const issues = (await readContentFolder(directory)).issues.filter(({ file }) => file.endsWith('-a.md'));
    expect(issues.map((issue) => ({ ...issue, edit: undefined, rename: undefined }))).toEqual([
      { file: 'articles/2019/2019-03-20-a.md', line: 9, column: 1, rule, severity: 'error', message, fix },
    ]);
  });

  test('are reported at the line of the front matter, too', async () => {
    const story = createStoryFile('A', 'image: ./plant.jpg\nimageAlt: A plant');
    expect(await findPlaces({ 'articles/2019-03-20-a.md': story })).toEqual([
      'articles/2019-03-20-a.md:6:8 image-file',
    ]);
  });

  test('change the digest of the story with their bytes', async () => {
    const directory = await writeFolder({
      ...soundSettings,
      'articles/2019-03-20-a.md': withPicture('./plant.png'),
      'articles/plant.png': await createPng(6, 4),
    });
    const digestOf = async () => (await readContentFolder(directory)).articles[0]?.digest;
    const digest = await digestOf();
    expect(await digestOf()).toBe(digest);
    await writeFiles(directory, { 'articles/plant.png': await createPng(6, 5) });
    expect(await digestOf()).not.toBe(digest);
  });
});

describe('a content folder that is read again', () => {
  test('says what it would say at a first reading, whatever changes', async () => {
    const directory = await writeFolder({
      ...soundSettings,
      'articles/2019-03-20-a.md': createStoryFile('A'),
      'articles/2019-03-20-b.md': createStoryFile('B', '', '![Plant](./plant.png)'),
      'articles/plant.png': await createPng(),
    });
    const cacheFile = join(await writeFolder({}), 'cache.json');
    const ofThisProcess = new CheckCache();
    const changes: (() => Promise<unknown>)[] = [
      () => Promise.resolve(),
      () => writeFiles(directory, { 'articles/2019-03-20-a.md': createStoryFile('A, corrected') }),
      () => writeFiles(directory, { 'articles/2019-03-20-a.md': createStoryFile('""') }),
      () => writeFiles(directory, { 'articles/plant.png': 'no picture' }),
      async () => writeFiles(directory, { 'articles/plant.png': await createPng(12) }),
      () => rename(join(directory, 'articles/plant.png'), join(directory, 'articles/works.png')),
      () => rename(join(directory, 'articles/2019-03-20-b.md'), join(directory, 'articles/2019-03-20-c.md')),
      () => writeFiles(directory, { 'tags.yaml': '[]' }),
      () => writeFiles(directory, { 'sources.yaml': '{}' }),
      () => rm(join(directory, 'articles/2019-03-20-a.md')),
    ];
    const readings: unknown[] = [];
    for (const change of changes) {
      await change();
      const reading = await readContentFolder(directory);
      const ofEarlierRuns = new CheckCache(cacheFile);
      for (const cache of [ofThisProcess, ofEarlierRuns]) {
        expect(await readContentFolder(directory, { cache })).toEqual(reading);
      }
      ofEarlierRuns.save();
      readings.push(JSON.stringify(reading));
    }
    expect(new Set(readings).size).toBe(changes.length);
  });
});
