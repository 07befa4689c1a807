import { unspacedScripts } from '../../lib/language.ts';
import { plainElements } from './safe-html.ts';

const wide = String.raw`[${unspacedScripts}\u3000-\u303f\uff00-\uffef]`;
/** Punctuation that Chinese shares with other scripts. */
const shared = '[“”‘’—…·]';
const tags = String.raw`(?:<\/?(?:a|${[...plainElements].join('|')})(?: [^<>]*)?>|(?<=data-footnote-ref[^<>]*>)\d+(?=<\/a>))*`;

/** Code, and a line break between two characters of scripts without spaces; tags of phrases may be between. */
const codeOrBreak = new RegExp(
  [
    String.raw`<pre[\s>].*?<\/pre>`,
    String.raw`(?<=${wide}${shared}*${tags})(?:\r\n|\n|\r)(?=${tags}${shared}*${wide})`,
    String.raw`(?<=${wide}${shared}*${tags})(?:\r\n|\n|\r)(?=${tags}${shared})`,
  ].join('|'),
  'gsu',
);

/** Joins lines of Chinese and Japanese text in HTML, where a browser would show a line break as a space. */
export function joinChineseLines(html: string): string {
  return html.replace(codeOrBreak, (matched) => (matched.startsWith('<') ? matched : ''));
}
