import { formatPagePolicy } from './content-security-policy.ts';

/** Raised where a page holds a script or a style that the site's code did not write; its message is all there is to say. */
class ForeignCodeError extends Error {
  override name = 'ForeignCodeError';

  constructor(what: string, text: string) {
    super(`${what}, and its policy would let it run: ${JSON.stringify(text.trim().slice(0, 80))}`);
    this.stack = '';
  }
}

/** As `layouts/Page.astro` writes it at the beginning of every page. */
const charset = /<meta charset="utf-8"( data-searches="true")?>/;

/** A comment, or a tag with its name and attributes; what stands in quotes ends no tag. */
const markup = /<!--[\s\S]*?-->|<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;

/** Types of scripts that are data. Speculation rules are none of them: a policy decides over those. */
const dataType = /\btype="application\/(ld\+)?json"/;

/**
 * Writes its Content Security Policy into a page, before all that it governs: with the digests of this
 * page's own scripts and styles, and nothing that other pages need.
 *
 * @param knownScripts the texts that scripts within pages may have. To take the digest of whatever stands
 * in the page would allow a script that came in with a story.
 * @throws where there is another one, or a style outside the head, where stories are.
 */
export function writePagePolicy(html: string, knownScripts: ReadonlySet<string>): string {
  const [found, searches] = charset.exec(html) ?? [];
  if (found === undefined) throw new Error('A page does not begin with its character set.');
  const scripts = new Set<string>();
  const styles = new Set<string>();
  let loadsScripts = false;
  let isHead = true;

  markup.lastIndex = 0;
  for (let tag = markup.exec(html); tag; tag = markup.exec(html)) {
    const name = tag[1]?.toLowerCase();
    if (name === 'body') isHead = false;
    if (name !== 'script' && name !== 'style') continue;
    const attributes = tag[2] ?? '';
    const end = html.indexOf(`</${name}`, markup.lastIndex);
    const text = html.slice(markup.lastIndex, end < 0 ? undefined : end);
    if (end >= 0) markup.lastIndex = end;

    if (name === 'style') {
      if (!isHead) throw new ForeignCodeError('A style stands outside the head of its page', text);
      styles.add(text);
    } else if (/\bsrc=/.test(attributes)) {
      loadsScripts = true;
    } else if (!dataType.test(attributes)) {
      if (!knownScripts.has(text)) throw new ForeignCodeError('No code of the site wrote a script', text);
      scripts.add(text);
    }
  }

  const policy = formatPagePolicy({ scripts, styles, loadsScripts, searches: searches !== undefined });
  return html.replace(
    found,
    () => `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}
