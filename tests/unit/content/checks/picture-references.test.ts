import { describe, expect, test } from 'vitest';
import { createLocator } from '../../../../src/content/checks/issue.ts';
import {
  correctReference,
  findPictureFile,
  indexFiles,
  writeReference,
} from '../../../../src/content/checks/picture-references.ts';
import { applyEdit } from '../../../support/edits.ts';

const story = 'articles/2019/a.md';
const find = (written: string, files: string[]) => findPictureFile(story, written, indexFiles(files));
const composed = 'articles/2019/caf\u00e9.jpg';
const decomposed = 'articles/2019/cafe\u0301.jpg';

describe('the file of a picture', () => {
  test.for<[written: string, file: string]>([
    ['./plant.jpg', 'articles/2019/plant.jpg'],
    ['plant.jpg', 'articles/2019/plant.jpg'],
    ['../plant.jpg', 'articles/plant.jpg'],
    ['./caf\u00e9.jpg', composed],
    ['./caf\u00e9.jpg', decomposed],
    ['./cafe\u0301.jpg', composed],
    ['./a plant.jpg', 'articles/2019/a plant.jpg'],
    ['./a%20plant.jpg', 'articles/2019/a plant.jpg'],
    ['./a plant.jpg', 'articles/2019/a%20plant.jpg'],
    ['./100%.jpg', 'articles/2019/100%.jpg'],
    ['./工厂.jpg', 'articles/2019/工厂.jpg'],
    ['./%E5%B7%A5%E5%8E%82.jpg', 'articles/2019/工厂.jpg'],
    ['../图片/が.png', 'articles/图片/か\u3099.png'],
  ])('%j is %j', ([written, file]) => {
    expect(find(written, ['articles/2019/other.jpg', file])).toEqual({ file });
  });

  test.for([
    ['./caf\u00e9.jpg', composed, decomposed],
    ['./cafe\u0301.jpg', composed, decomposed],
    ['./a%20plant.jpg', 'articles/2019/a plant.jpg', 'articles/2019/a%20plant.jpg'],
  ])('%j is not known where two files have the name', ([written = '', ...files]) => {
    expect(find(written, files)).toMatchObject({
      rule: 'image-name',
      message: expect.stringMatching(
        /^two files have the same name, .+, with its characters coded in two ways$/,
      ) as string,
      fix: 'take one of the two out, or give it another name',
    });
  });

  test.for<[written: string, files: string[], fix: string, reference?: string]>([
    ['./Plant.jpg', ['articles/2019/plant.jpg'], 'write ./plant.jpg', './plant.jpg'],
    ['./plant.jpg', ['articles/2019/PLANT.jpg'], 'write ./PLANT.jpg', './PLANT.jpg'],
    ['./plant.JPG', ['articles/2019/plant.jpg'], 'write ./plant.jpg', './plant.jpg'],
    ['./plant.jpg', ['articles/2019/a.md', 'articles/2019/Plant.jpg'], 'write ./Plant.jpg', './Plant.jpg'],
    ['../Maps/a b.png', ['articles/maps/a b.png'], 'write ../maps/a%20b.png', '../maps/a%20b.png'],
    ['./CAF\u00c9.jpg', [decomposed], 'write ./cafe\u0301.jpg', './cafe\u0301.jpg'],
    [
      './plant.jpg',
      ['articles/2019/Plant.jpg', 'articles/2019/PLANT.jpg'],
      'write ./Plant.jpg or ./PLANT.jpg',
    ],
    ['.\\plant.jpg', [], 'write ./plant.jpg', './plant.jpg'],
  ])('%j beside %j: %s', ([written, files, fix, reference]) => {
    const problem = find(written, files);
    expect(problem).toMatchObject({ rule: 'image-name', fix, reference });
  });

  test.for<[written: string, file: string]>([
    ['./Upper.jpg', 'articles/2019/upper.JPG'],
    ['./upper.jpg', 'articles/2019/upper.JPG'],
    ['./upper.jpg', 'articles/2019/upper.jpG'],
    ['./img_1.heic', 'articles/2019/IMG_1.HEIC'],
  ])('%j is %j, whose own name is the mistake', ([written, file]) => {
    expect(find(written, [file])).toEqual({ file });
  });

  test.for([
    '../../../plant.jpg',
    '/etc/plant.jpg',
    'C:\\plant.jpg',
    'https://example.com/plant.jpg',
    '//example.com/plant.jpg',
    'data:image/png;base64,AAAA',
  ])('%j is none', (written) => {
    expect(find(written, [])).toEqual({
      rule: 'image-file',
      message: `the picture “${written}” does not lie beside the story`,
      fix: 'save the picture beside the story and name it like ./plant.jpg',
    });
  });

  const add = 'add the picture there, or correct its name';
  test.for<[written: string, file: string, fix: string]>([
    ['./plant.jpg', 'articles/2019/plant.png', 'did you mean ./plant.png?'],
    ['./plnat.jpg', 'articles/2019/plants.jpg', add],
    ['./plans.jpg', 'articles/2019/plant.jpg', 'did you mean ./plant.jpg?'],
    ['./苏州新工厂.jpg', 'articles/2019/苏州工厂.png', 'did you mean ./苏州工厂.png?'],
    ['./plant.jpg', 'articles/plant.jpg', 'did you mean ../plant.jpg?'],
    ['./plant.jpg', 'articles/2018/plant.jpg', 'did you mean ../2018/plant.jpg?'],
    ['./plant.jpg', 'articles/2019/plant.md', add],
    ['./plant.jpg', 'articles/2019/river.jpg', add],
    ['./a.jpg', 'articles/2019/b.jpg', add],
    ['..', 'articles/2019/b.jpg', add],
  ])('%j beside %j is missing: %s', ([written, file, fix]) => {
    const problem = find(written, [file]);
    expect(problem).toMatchObject({ rule: 'image-file', fix });
    expect(problem).not.toHaveProperty('reference');
  });
});

describe('the address of a picture', () => {
  test.for<[file: string, address: string]>([
    ['articles/2019/plant.jpg', './plant.jpg'],
    ['articles/plant.jpg', '../plant.jpg'],
    ['articles/2019/maps/plant.jpg', './maps/plant.jpg'],
    ['articles/2019/a plant (1).jpg', './a%20plant%20%281%29.jpg'],
    ['articles/2019/a%20plant.jpg', './a%2520plant.jpg'],
    ['articles/2019/100%.jpg', './100%.jpg'],
    ['articles/2019/工厂.jpg', './工厂.jpg'],
    ['articles/2019/..plant.jpg', './..plant.jpg'],
  ])('of %j is %j', ([file, address]) => {
    expect(writeReference(story, file)).toBe(address);
  });
});

describe('the correction of the address of a picture', () => {
  const correct = (text: string, from: string, written: string) => {
    const place = createLocator(text)(text.indexOf(from));
    const edit = correctReference(text, place, written, './new.jpg');
    return edit && applyEdit(text, edit);
  };

  test.for<[text: string, written: string, corrected: string | undefined]>([
    ['![A](./A.JPG)', './A.JPG', '![A](./new.jpg)'],
    ['one\r\n\r\n![A](./A.JPG "T")', './A.JPG', 'one\r\n\r\n![A](./new.jpg "T")'],
    ['one\rtwo ![A]( <./A B.JPG> )', './A B.JPG', 'one\rtwo ![A]( <./new.jpg> )'],
    ['![A](./A%20B.JPG)', './A B.JPG', '![A](./new.jpg)'],
    ['![A](./%E5%8E%82.JPG)', './厂.JPG', '![A](./new.jpg)'],
    ['![./A.JPG](./A.JPG)', './A.JPG', '![./A.JPG](./new.jpg)'],
    ['![A][a]\n\n[a]: ./A.JPG', './A.JPG', '![A][a]\n\n[a]: ./new.jpg'],
    ['![A](./AxJPG) ![A](./A.JPG)', './A.JPG', '![A](./AxJPG) ![A](./new.jpg)'],
    ['![A](.\\A.JPG)', '.\\A.JPG', '![A](./new.jpg)'],
    ['![A](./&#65;.JPG)', './A.JPG', undefined],
    ['![A](./A.JPG.JPG)', './A.JPG', undefined],
  ])('in %j: %j', ([text, written, corrected]) => {
    expect(correct(text, '![', written)).toBe(corrected);
  });

  test.for<[line: string, corrected: string]>([
    ['image: ./A.JPG', 'image: ./new.jpg'],
    ['image: "./A.JPG" # cover', 'image: "./new.jpg" # cover'],
    ["image:   './A.JPG'", "image:   './new.jpg'"],
  ])('in the front matter, %j: %j', ([line, corrected]) => {
    const text = (image: string) => `---\ntitle: ./A.JPG\n${image}\n---\n`;
    expect(correct(text(line), line.slice(6).trim(), './A.JPG')).toBe(text(corrected));
  });
});
