import { describe, expect, test } from 'vitest';
import { decodePictureName } from '../../../../src/content/markdown/picture-names.ts';

describe('the name of a picture in an address', () => {
  test.for<[written: string, name: string]>([
    ['./plant.jpg', './plant.jpg'],
    ['./a%20plant.jpg', './a plant.jpg'],
    ['./%E5%B7%A5%E5%8E%82%F0%9F%A7%AC.jpg', './工厂🧬.jpg'],
    ['./Z%c3%bcrich.jpg', './Zürich.jpg'],
    ['./100%.jpg', './100%.jpg'],
    ['./100%25%20more.jpg', './100% more.jpg'],
    ['./%E4%20.jpg', './%E4 .jpg'],
    ['./%ED%A0%80.jpg', './%ED%A0%80.jpg'],
    ['./a%23b%3Fc.jpg', './a%23b%3Fc.jpg'],
  ])('%j is %j', ([written, name]) => {
    expect(decodePictureName(written)).toBe(name);
  });
});
