import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, inject, test } from 'vitest';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { isExplained, nuExceptions, runChecker, type NuMessage } from '../support/nu-html-checker.ts';
import { formatReaderPage, writeEach, writeFeedTexts } from '../support/reader-pages.ts';
import type { Site } from '../support/site.ts';
import { createTemporaryFolder } from '../support/temporary-folder.ts';

const absence = inject('missingPrograms').java;

describe('the Nu Html Checker', () => {
  beforeEach(({ skip }) => {
    skip(absence !== undefined, absence);
  });

  test('says nothing that is not explained, and each explanation is needed', async () => {
    const site = await openFixtureSite('varied');
    const files = site.files.filter((file) => /\.(html|css|svg)$/.test(file));
    const messages = await runChecker([
      ...files.map((file) => join(site.directory, file)),
      ...(await writeEach(readStyles(site), 'css')),
      ...(await writeFeedTexts(site)),
    ]);
    const unexplained = messages.filter(
      (message) => !nuExceptions.some((exception) => isExplained(message, exception)),
    );
    expect(unexplained.map(describeMessage)).toEqual([]);
    const idle = nuExceptions.filter(
      (exception) => !messages.some((message) => isExplained(message, exception)),
    );
    expect(idle).toEqual([]);
  });

  test('complains of what is wrong in each kind of file', async () => {
    const page = await writeEach([formatReaderPage('<p align="right">one</p>')], 'html');
    const style = await writeEach(['p { colour: red }'], 'css');
    const drawing = join(await createTemporaryFolder('markup'), 'drawing.svg');
    await writeFile(drawing, '<svg xmlns="http://www.w3.org/2000/svg"><rect heigth="1"/></svg>');
    const messages = await runChecker([...page, ...style, drawing]);
    expect(messages.map(({ url, message }) => `${/\w+$/.exec(url)?.[0] ?? ''}: ${message}`)).toEqual([
      'html: The “align” attribute on the “p” element is obsolete. Use CSS instead.',
      "css: CSS: “colour”: Property “colour” doesn't exist.",
      'svg: Attribute “heigth” not allowed on element “rect” at this point.',
    ]);
  });
});

/** The text of every `<style>`. */
function readStyles({ pages, movedPages }: Site): string[] {
  return [...pages, ...movedPages].flatMap(({ root }) =>
    root.querySelectorAll('style').map((style) => style.textContent),
  );
}

function describeMessage({ url, type, subType = type, message, extract = '' }: NuMessage): string {
  return `${url}: ${subType}: ${message} ${JSON.stringify(extract)}`;
}
