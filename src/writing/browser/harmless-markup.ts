/** A comment, a declaration, or a tag with its name and its attributes; `>` in quotes does not end a tag. */
const markup = /<!--[\s\S]*?(?:-->|$)|<[!?][^>]*>|<(\/?)([a-z][^\s/>]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/giy;

const attribute = /([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g;

/** Elements whose content is code, and those whose content is text although it looks like tags. */
const codeElements = new Set(['style', 'script', 'noscript', 'template', 'iframe', 'object', 'math', 'svg']);
const textElements = new Set(['xmp', 'textarea', 'title', 'plaintext', 'listing']);

/** The name of the attribute that has the style of an element. */
export const styleName = 'data-style';

/**
 * Rewrites HTML so that a page with a strict policy can parse it: without code and comments, without what reacts to
 * events, and with styles as data. Browsers apply the policy of a page to all that it parses, and report what they
 * block, though nothing of it would be shown.
 */
export function removeCode(html: string): string {
  let harmless = '';
  let position = 0;
  for (let start = html.indexOf('<'); start !== -1; start = html.indexOf('<', position)) {
    harmless += html.slice(position, start);
    // Without another end no more tags can come, and to look for it again and again would take long.
    if (!html.includes('>', start)) return `${harmless}${escapeSigns(html.slice(start))}`;
    markup.lastIndex = start;
    const [written, slash = '', name = '', attributes = ''] = markup.exec(html) ?? [];
    if (written === undefined) {
      harmless += '&lt;';
      position = start + 1;
      continue;
    }
    position = start + written.length;
    const lower = name.toLowerCase();
    if (codeElements.has(lower) && slash === '') position = findEnd(html, lower, position);
    else if (/^[a-z][\w:-]*$/.test(lower) && !codeElements.has(lower)) {
      const kept = textElements.has(lower) ? 'pre' : lower;
      harmless += `<${slash}${kept}${slash === '' ? rewriteAttributes(attributes) : ''}>`;
    }
  }
  return harmless + html.slice(position);
}

/** Behind the end tag of an element; the end of the text where it has none. */
function findEnd(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}[^>]*>`, 'gi');
  end.lastIndex = from;
  const found = end.exec(html);
  return found ? found.index + found[0].length : html.length;
}

function rewriteAttributes(attributes: string): string {
  return [...attributes.matchAll(attribute)]
    .filter(([, name = '']) => /^(?!on)[a-z][\w:.-]*$/i.test(name))
    .map(([, name = '', value = '""']) => {
      const quoted = /^["']/.test(value) ? value : `"${value}"`;
      return ` ${/^style$/i.test(name) ? styleName : name}=${quoted}`;
    })
    .join('');
}

function escapeSigns(text: string): string {
  return text.replaceAll('<', '&lt;');
}
