import { formatPagePolicy } from './content-security-policy.ts';
import { ReportedError } from '../../lib/reported-error.ts';

/** The beginning of every page, from `layouts/Page.astro`. */
const charset = '<meta charset="utf-8">';

/** A comment, or a tag with its name and attributes; `>` in quotes does not end a tag. */
const markup = /<!--[\s\S]*?-->|<([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;

/** Types of scripts that are data. Speculation rules are not among them: a policy applies to them. */
const dataType = /\btype="application\/(ld\+)?json"/;

/**
 * Inserts the Content Security Policy of a page before everything that it applies to. The policy contains
 * the digests of this page's scripts and styles only.
 *
 * @param knownScripts the texts of allowed inline scripts. Digests of all scripts in the page would also
 * allow a script that an article brings in.
 * @param isEditor whether it is the page to write on.
 * @throws if there is another script, or a style outside the head, where the articles are.
 */
export function writePagePolicy(html: string, knownScripts: ReadonlySet<string>, isEditor = false): string {
  if (!html.includes(charset)) throw new Error('A page does not begin with its character set.');
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
      if (!isHead) throw createForeignCodeError('A style stands outside the head of its page', text);
      styles.add(text);
    } else if (/\bsrc=/.test(attributes)) {
      loadsScripts = true;
    } else if (!dataType.test(attributes)) {
      if (!knownScripts.has(text)) throw createForeignCodeError('No code of the site wrote a script', text);
      scripts.add(text);
      loadsScripts ||= /\bimport\(/.test(text);
    }
  }

  const policy = formatPagePolicy({ scripts, styles, loadsScripts, isEditor });
  return html.replace(
    charset,
    () => `${charset}<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  );
}

function createForeignCodeError(what: string, text: string): ReportedError {
  return new ReportedError(
    `${what}, and its policy would let it run: ${JSON.stringify(text.trim().slice(0, 80))}`,
  );
}
