import { describe, expect, test } from 'vitest';
import { buildShareLinks } from '../../../src/page-props/share-links.ts';

const title = 'R&D + “more” 100%';
const address = 'https://example.org/news/articles/%E8%8D%AF/';

describe('the links to share a story', () => {
  test('say its title and address to each service, and nothing else', () => {
    const read = buildShareLinks(title, address).map(({ label, href, rel }) => {
      const { origin, pathname, searchParams } = new URL(href);
      return [
        label,
        origin === 'null' ? 'mailto:' : origin + pathname,
        Object.fromEntries(searchParams),
        rel,
      ];
    });
    expect(read).toEqual([
      ['E-mail', 'mailto:', { subject: title, body: `${title}\r\n\r\n${address}` }, undefined],
      ['LinkedIn', 'https://www.linkedin.com/sharing/share-offsite/', { url: address }, 'noopener'],
      ['X', 'https://x.com/intent/post', { text: title, url: address }, 'noopener'],
      ['WhatsApp', 'https://wa.me/', { text: `${title} ${address}` }, 'noopener'],
      ['Telegram', 'https://t.me/share/url', { url: address, text: title }, 'noopener'],
    ]);
  });

  test('have no plus for a space, which some services show', () => {
    for (const { href } of buildShareLinks('a b+c', address)) expect(href).not.toMatch(/\+| /);
  });
});
