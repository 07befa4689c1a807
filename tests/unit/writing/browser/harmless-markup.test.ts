import fc from 'fast-check';
import { fromHtml } from 'hast-util-from-html';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { removeCode } from '../../../../src/writing/browser/harmless-markup.ts';

describe('HTML for a page with a strict policy', () => {
  test.for<[what: string, html: string, harmless: string]>([
    [
      'keeps elements and their attributes',
      '<p class=a title=\'b "c"\'>x<br/></p>',
      '<p class="a" title=\'b "c"\'>x<br></p>',
    ],
    ['has styles as data', '<p style="color: red">x</p>', '<p data-style="color: red">x</p>'],
    ['finds a style behind a slash', '<p/style=color:red>x', '<p data-style="color:red">x'],
    [
      'finds a style right behind a quotation mark',
      '<p title="a"STYLE="b">x',
      '<p title="a" data-style="b">x',
    ],
    [
      'has no handlers',
      '<a href="/a" onclick="b()">x</a><img onerror=c src=d>',
      '<a href="/a">x</a><img src="d">',
    ],
    ['has no code', 'a<script>b("</p>")</script>c<style>p > a {}</style >d', 'acd'],
    ['has no code without an end', 'a<style>p{}', 'a'],
    ['has no comments', 'a<!-- <style> -->kept<style>p{}</style>b', 'akeptb'],
    [
      'has no parts of Word',
      '<!--[if gte mso 9]><xml>a</xml><![endif]--><p>b<o:p></o:p></p>',
      '<p>b<o:p></o:p></p>',
    ],
    [
      'keeps text between elements of text',
      '<xmp><b></xmp>middle<textarea></textarea>',
      '<pre><b></pre>middle<pre></pre>',
    ],
    ['keeps a sign that begins no tag', 'a < b and <3 <b>c</b>', 'a &lt; b and &lt;3 <b>c</b>'],
    ['keeps text behind a tag without end', 'a <b', 'a &lt;b'],
    ['does not take text for an attribute', '<p>an old style = good</p>', '<p>an old style = good</p>'],
  ])('%s', ([, html, harmless]) => {
    expect(removeCode(html)).toBe(harmless);
  });

  test('never has a style, a handler or code, whatever there was', () => {
    const part = fc.constantFrom(
      ...[
        '<',
        '>',
        '/',
        '"',
        "'",
        '=',
        ' ',
        '<p ',
        '<!--',
        '-->',
        'style',
        'onclick',
        '<style',
        '</style>',
        '<script>',
      ],
      ...['</script>', 'x', '<img ', '&lt;', '<b title="', '<svg>', '</svg>', '\n'],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const found: string[] = [];
        visit(fromHtml(removeCode(parts.join('')), { fragment: true }), 'element', (element) => {
          if (/^(?:style|script|svg)$/.test(element.tagName)) found.push(element.tagName);
          found.push(...Object.keys(element.properties).filter((name) => /^(?:style|on.*)$/i.test(name)));
        });
        expect(found).toEqual([]);
      }),
    );
  });

  test('is made at once of what has no end', () => {
    const start = performance.now();
    removeCode('<style'.repeat(40_000));
    removeCode('<p a="'.repeat(20_000));
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
