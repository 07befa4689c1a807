import { escapeXml } from '../lib/xml.ts';

export interface OutlineGroup {
  name: string;
  feeds: Outline[];
}

export interface Outline {
  title: string;
  /** With scheme and host, like the address of the page that shows the same articles. */
  address: string;
  page: string;
}

/** Writes OPML 2.0 (http://opml.org/spec2.opml), from which a feed reader subscribes to many feeds at once. */
export function formatOpml(title: string, groups: readonly OutlineGroup[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    `<head><title>${escapeXml(title)}</title></head>`,
    '<body>',
    ...groups.flatMap(({ name, feeds }) => [
      `<outline text="${escapeXml(name)}">`,
      ...feeds.map(formatOutline),
      '</outline>',
    ]),
    '</body>',
    '</opml>',
    '',
  ].join('\n');
}

function formatOutline({ title, address, page }: Outline): string {
  const name = escapeXml(title);
  return `<outline type="rss" text="${name}" title="${name}" xmlUrl="${escapeXml(address)}" htmlUrl="${escapeXml(page)}"/>`;
}
