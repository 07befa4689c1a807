import { renameSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { readContentFolder } from '../../../../src/content/loader/content-folder.ts';
import { examinePicture } from '../../../../src/content/loader/picture-files.ts';
import { createPng, createStoryFile, soundSettings, writeFolder } from './written-folder.ts';
import { applyEdit } from '../../../support/edits.ts';

const examine = (name: string, bytes: Uint8Array | string) =>
  examinePicture(`articles/${name}`, Buffer.from(bytes), 'digest');

const drawSvg = (attributes: string, inside = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inside}<rect stroke-width="2"/></svg>`;

async function createFrames(): Promise<Sharp> {
  const frames = ['red', 'blue', 'green'].map((background) =>
    sharp({ create: { width: 6, height: 4, channels: 3, background } })
      .png()
      .toBuffer(),
  );
  return sharp(await Promise.all(frames), { join: { animated: true } });
}

/** A PNG with the chunk of an animation (acTL), which decoders of stills pass over. */
async function createApng(frames: number): Promise<Buffer> {
  const png = Buffer.from(await createPng());
  const control = Buffer.alloc(20);
  control.writeUInt32BE(8, 0);
  control.write('acTL', 4, 'latin1');
  control.writeUInt32BE(frames, 8);
  control.writeUInt32BE(crc32(control.subarray(4, 16)), 16);
  const afterHeader = 33;
  return Buffer.concat([png.subarray(0, afterHeader), control, png.subarray(afterHeader)]);
}

/** An AVIF with the brand of a sequence. */
async function createSequence(): Promise<Buffer> {
  const avif = await sharp(await createPng())
    .avif()
    .toBuffer();
  avif.write('avis', 8, 'latin1');
  return avif;
}

describe('a picture that moves', () => {
  test.for<[name: string, create: () => Promise<Uint8Array> | string]>([
    ['a.gif', async () => (await createFrames()).gif().toBuffer()],
    ['a.webp', async () => (await createFrames()).webp().toBuffer()],
    ['a.png', () => createApng(2)],
    ['a.avif', () => createSequence()],
    ['a.svg', () => drawSvg('viewBox="0 0 8 8"', '<animate attributeName="x"/>')],
    ['b.svg', () => drawSvg('viewBox="0 0 8 8"', '<animateTransform attributeName="x"/>')],
    ['c.svg', () => drawSvg('viewBox="0 0 8 8"', '<style>@keyframes a { to { x: 1px } }</style>')],
  ])('%s is refused', async ([name, create]) => {
    expect(await examine(name, await create())).toEqual({
      rule: 'image-motion',
      message: `the picture articles/${name} moves, and the site shows still pictures only`,
      fix: 'save one moment of it as .png or .jpg, for example by a screenshot; to show how it moves, link to it on a site for films',
    });
  });

  test.for<[name: string, create: () => Promise<Uint8Array> | string]>([
    [
      'a.gif',
      async () =>
        sharp(await createPng())
          .gif()
          .toBuffer(),
    ],
    [
      'a.webp',
      async () =>
        sharp(await createPng())
          .webp()
          .toBuffer(),
    ],
    ['a.png', () => createApng(1)],
    [
      'a.avif',
      async () =>
        sharp(await createPng())
          .avif()
          .toBuffer(),
    ],
    ['a.svg', () => drawSvg('viewBox="0 0 8 8"', '<title>animate, set</title>')],
  ])('is none if it has one frame: %s', async ([name, create]) => {
    expect(await examine(name, await create())).not.toHaveProperty('rule');
  });
});

describe('the size of an SVG', () => {
  test.for<[attributes: string, width: number, height: number]>([
    ['width="300" height="150"', 300, 150],
    ['width="24px" height="24px" viewBox="0 0 300 150"', 24, 24],
    ["viewBox='0 0 300 150' width='600'", 600, 300],
    ['viewBox="0 0 300 150"', 1280, 640],
    ['viewBox="0 0 3000 1500"', 1280, 640],
    ['width="100%" height="100%" viewBox="0 0 30 20"', 1280, 853],
  ])('%s is %i × %i', async ([attributes, width, height]) => {
    expect(await examine('a.svg', drawSvg(attributes))).toMatchObject({ width, height });
  });

  test.for(['feTurbulence', 'svg:feTurbulence', 'feMorphology', 'feDiffuseLighting'])(
    'does not matter where it holds %s',
    async (filter) => {
      const inside = `<filter id="f"><${filter} baseFrequency="0.05"/></filter>`;
      expect(await examine('a.svg', drawSvg('width="8" height="8"', inside))).toEqual({
        rule: 'image-file',
        message: `the picture articles/a.svg holds the filter ${filter.replace('svg:', '')}, which takes long to draw`,
        fix: 'save it again as PNG, or leave the filter out',
      });
    },
  );

  test.for([
    '<text x="1">Phase one = safety, see url(a) and href=b</text>',
    '<desc>Dose only = 5 mg</desc>',
    '<!-- <script>, one = two, href="https://a.example/" -->',
    '<a xlink:href="https://a.example/" href=\'b\'><text>A</text></a>',
    '<style>@font-face { font-family: A; src: url(data:font/woff2;base64,AAAA) }</style>',
  ])('does not matter where it holds words, links and fonts of its own: %s', async (inside) => {
    const attributes = 'xmlns:xlink="http://www.w3.org/1999/xlink" width="8" height="8"';
    expect(await examine('a.svg', drawSvg(attributes, inside))).not.toHaveProperty('rule');
  });

  test.for([
    '<rect onclick="a()"/>',
    '<a onclick="b()"><text>A</text></a>',
    '<image href="https://a.example/b.png"/>',
    '<text>A</text><script>alert(1)</script>',
    '<rect fill="url(https://a.example/#b)"/>',
    '<style>@import url(https://a.example/b.css)</style>',
    '<!-- --><use href="b.svg#c"/>',
  ])('does not matter where it holds something that acts or comes from elsewhere: %s', async (inside) => {
    expect(await examine('a.svg', drawSvg('width="8" height="8"', inside))).toMatchObject({
      rule: 'image-script',
    });
  });

  test('is found in a moment, whatever the picture holds', async () => {
    const inside = `<!-- ${'<svg '.repeat(300_000)} --><text>href=${' '.repeat(300_000)}</text>`;
    expect(await examine('a.svg', drawSvg('viewBox="0 0 8 8"', inside))).toMatchObject({ width: 1280 });
  });
});

describe('the size of a picture', () => {
  test.for<[name: string, width: number, height: number, refused: string | undefined]>([
    ['a.png', 1, 1, undefined],
    ['a.png', 1, 16_383, undefined],
    ['a.png', 1, 16_384, 'is 1 pixels wide and 16384 high, so that nobody would see it'],
    ['a.png', 60_000, 1, undefined],
    ['a.jpg', 800, 17_000, undefined],
    ['a.jpg', 3, 60_000, 'is 3 pixels wide and 60000 high, so that nobody would see it'],
    ['a.png', 8000, 7000, 'has 8000 × 7000 pixels'],
  ])('may be one that is drawn: %s with %i × %i pixels', async ([name, width, height, refused]) => {
    const picture = sharp({ create: { width, height, channels: 3, background: 'red' } });
    const facts = await examine(name, await picture.toFormat(name === 'a.jpg' ? 'jpeg' : 'png').toBuffer());
    const message = 'rule' in facts ? facts.message : undefined;
    expect(message).toBe(refused && `the picture articles/${name} ${refused}`);
  });
});

describe('a file that is no picture, or not what its name says', () => {
  const box = (brands: string) => `\0\0\0\x20ftyp${brands}`;
  test.for<[name: string, bytes: string, is: string]>([
    ['a.jpg', box('heic\0\0\0\0mif1heic'), 'a HEIC photograph'],
    ['a.jpg', box('mif1\0\0\0\0mif1heic'), 'a HEIC photograph'],
    ['a.avif', box('heix\0\0\0\0mif1heix'), 'a HEIC photograph'],
    ['IMG_1.HEIC', box('heic\0\0\0\0mif1heic'), 'a HEIC photograph'],
    ['IMG_1.heif', 'damaged', 'a HEIC photograph'],
    ['a.tif', 'II*\0', 'a picture in a format that is not for the web'],
    ['a.png', 'BM\x3e\0\0\0', 'a picture in a format that is not for the web'],
    ['a.psd', '8BPS\0\x01', 'a file of a drawing program'],
    ['a.pdf', '%PDF-1.7', 'a PDF document'],
    ['a.png', '%PDF-1.7', 'a PDF document'],
    ['a.mp4', box('isom\0\0\0\0'), 'a film or a recording'],
    ['a.gif', box('mp42\0\0\0\0'), 'a film or a recording'],
    ['a.webm', '\x1aE\xdf\xa3', 'a film or a recording'],
    ['a.jpg', '<!DOCTYPE html><title>Not found</title>', 'a web page'],
    ['a.jpg', '\n<html lang="zh">', 'a web page'],
    ['a.png', 'PK\x03\x04', 'a document of an office program'],
    ['a.svg', '\x1f\x8b\b\0', 'a packed file'],
    ['a.svgz', '', 'an empty file'],
    ['a.png', '', 'an empty file'],
  ])('%s, %j, is %s', async ([name, bytes, is]) => {
    expect(await examine(name, Buffer.from(bytes, 'latin1'))).toMatchObject({
      rule: 'image-file',
      message: `the picture articles/${name} is ${is}, which the site does not show`,
    });
  });

  test.for<[name: string, to: string]>([
    ['a.png', 'a.jpg'],
    ['a.JPG', 'a.jpg'],
    ['photo.JPEG', 'photo.jpeg'],
    ['IMG_1.HEIC', 'IMG_1.jpg'],
    ['a.jfif', 'a.jpg'],
    ['a.b.webp', 'a.b.jpg'],
  ])('%s, a JPEG, is renamed to %s', async ([name, to]) => {
    const jpeg = await sharp(await createPng())
      .jpeg()
      .toBuffer();
    expect(await examine(name, jpeg)).toMatchObject({
      rule: 'image-name',
      fix: `rename it to ${to}`,
      rename: { from: `articles/${name}`, to: `articles/${to}` },
    });
  });
});

describe('a picture whose name ends in capitals', () => {
  const write = async (written: string, files: string[], frontMatter = '') =>
    writeFolder({
      ...soundSettings,
      'articles/2019/2019-03-20-a.md': createStoryFile('A', frontMatter, `![A plant](${written})`),
      ...Object.fromEntries(await Promise.all(files.map(async (file) => [file, await createPng()] as const))),
    });

  test.for<[written: string, name: string, to: string, fix: string]>([
    ['./upper.PNG', 'upper.PNG', 'upper.png', 'rename it to upper.png, and write ./upper.png in the story'],
    ['./upper.png', 'upper.PNG', 'upper.png', 'rename it to upper.png'],
    ['./Upper.png', 'upper.Png', 'upper.png', 'rename it to upper.png, and write ./upper.png in the story'],
    ['./a%20B.PNG', 'a B.PNG', 'a B.png', 'rename it to a B.png, and write ./a%20B.png in the story'],
    ['./x.PNG', 'x.PNG', 'x.png', 'rename it to x.png, and write ./x.png in the story'],
  ])('is one mistake, %j as %j, and its changes mend it', async ([written, name, to, fix]) => {
    const directory = await write(written, [`articles/2019/${name}`]);
    const { issues } = await readContentFolder(directory);
    expect(issues).toMatchObject([
      {
        file: 'articles/2019/2019-03-20-a.md',
        line: 9,
        rule: 'image-name',
        message: `the name of the picture articles/2019/${name} ends in capitals`,
        fix,
        rename: { from: `articles/2019/${name}`, to: `articles/2019/${to}` },
      },
    ]);
    for (const { file, edit, rename } of issues) {
      const path = join(directory, file);
      const text = readFileSync(path, 'utf8');
      if (edit) writeFileSync(path, applyEdit(text, edit));
      if (rename) renameSync(join(directory, rename.from), join(directory, rename.to));
    }
    expect((await readContentFolder(directory)).issues).toEqual([]);
  });

  test('is one mistake of each line that names it', async () => {
    const files = ['articles/2019/x.PNG'];
    const directory = await write('./x.PNG', files, 'image: ./x.PNG\nimageAlt: X');
    const { issues } = await readContentFolder(directory);
    expect(issues.map(({ line, rule }) => [line, rule])).toEqual([
      [6, 'image-name'],
      [10, 'image-name'],
    ]);
  });

  test('is not renamed over another', async () => {
    const directory = await write('./x.PNG', ['articles/2019/x.PNG', 'articles/2019/x.png']);
    const { issues } = await readContentFolder(directory);
    expect(issues).toEqual([
      {
        file: 'articles/2019/2019-03-20-a.md',
        line: 9,
        column: 1,
        rule: 'image-name',
        severity: 'error',
        message: 'the name of the picture articles/2019/x.PNG ends in capitals',
        fix: 'give articles/2019/x.PNG or articles/2019/x.png another name, or take one of them out: only one can be x.png',
      },
    ]);
  });
});
