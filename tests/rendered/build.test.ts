import { expect, test } from 'vitest';
import { fixture } from '../support/fixture.ts';
import { openFixtureSite } from '../support/fixture-sites.ts';
import { renderSite } from '../support/rendered-site.ts';
import { copyVariedNewsroom } from '../support/varied-newsroom.ts';

test('a build has what its routes make, and adds styles, scripts, policies and the search index', async () => {
  const built = await openFixtureSite('varied');
  const rendered = await renderSite({ ...fixture, content: await copyVariedNewsroom() });
  const added = /^(_astro|search)\/(?!index\.html)|^_headers$|^_policy\./;
  const isIndex = (file: string) => file.startsWith('search/indexes/');
  expect(built.files.filter((file) => !added.test(file))).toEqual(
    rendered.files.filter((file) => !isIndex(file)),
  );
  const isText = /\.(html|xml|json|opml|ics|txt|svg)$|^_redirects/;
  for (const file of rendered.files.filter((name) => isText.test(name) && !isIndex(name))) {
    expect(withoutCode(built.read(file)), file).toBe(withoutCode(rendered.read(file)));
  }
});

/** HTML without the parts that only a build writes. */
function withoutCode(text: string): string {
  return text
    .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
    .replace(/<style>.*?<\/style>/gs, '')
    .replace(/<script type="module"[^>]*>.*?<\/script>/gs, '');
}
