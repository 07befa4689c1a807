import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';

/** The jar of the Nu Html Checker, which is what the W3C’s own checker runs. */
const checker = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');

/** What the checker says of a file. */
export interface NuMessage {
  url: string;
  type: 'error' | 'info' | 'non-document-error';
  /** Of an `info`, `warning`. */
  subType?: string;
  message: string;
  /** The text around. */
  extract?: string;
  lastLine?: number;
}

/** A complaint that is none here, and why. */
export interface NuException {
  message: RegExp;
  /** What is in the text around. */
  extract?: RegExp;
  reason: string;
}

/**
 * What stands against the checker's word. It does not know what browsers have had since 2022 (container
 * queries) and 2024 (view transitions).
 */
export const nuExceptions: readonly NuException[] = [
  {
    message: /^CSS: “container-type”: Property “container-type” doesn't exist\.$/,
    reason: 'CSS Conditional Rules 5: container queries.',
  },
  {
    message: /^CSS: Unrecognized at-rule “@container”$/,
    reason: 'CSS Conditional Rules 5: container queries.',
  },
  {
    message: /^CSS: “field-sizing”: Property “field-sizing” doesn't exist\.$/,
    reason: 'CSS Basic User Interface 4; a browser that does not know it keeps the size that the page gives.',
  },
  {
    message: /^CSS: “inline-size”: Parse Error\.$/,
    extract: /\dcqi\b/,
    reason: 'CSS Conditional Rules 5: `cqi`, a hundredth of the container’s width.',
  },
  {
    message: /^CSS: Unrecognized at-rule “@view-transition”$/,
    reason: 'CSS View Transitions 2; a browser that does not know it passes it over.',
  },
  {
    message: /^CSS: Parse Error\.$/,
    extract: /::view-transi|sition-(old|new)\(root/,
    reason: 'CSS View Transitions 1: pseudo-elements with an argument.',
  },
  {
    message: /^CSS: Deprecated media feature “max-device-width”\./,
    reason:
      'public/feed.css asks for the telephone’s own width, since a feed, being XML, cannot have a viewport of that width.',
  },
  {
    message: /^The “align” attribute on the “t[dh]” element is obsolete\./,
    extract: /<t[dh] align="(left|center|right)">/,
    reason: 'Feed readers drop classes and styles from a story’s text, and keep this.',
  },
  {
    message: /^Inline (script|style) violates Content Security Policy \(meta tag\)/,
    reason:
      'It judges the start tag, and the policy names the digest of what follows; a browser tells in tests/browser/policy.test.ts.',
  },
  {
    message: /^Resource violates Content Security Policy \(meta tag\): [\w ]+ “\/[^/]/,
    reason: '`self` is the site’s own origin, and a page on disk has none; a browser tells there too.',
  },
];

/**
 * All that the checker says of HTML, CSS and SVG files, each by its ending: errors, warnings and remarks.
 * What it says of the style in a page is left out, for it tells a wrong place: give it each style as a file.
 */
export async function runChecker(files: readonly string[]): Promise<NuMessage[]> {
  const options = [
    '--format',
    'json',
    '--stdout',
    '--exit-zero-always',
    '--also-check-css',
    '--also-check-svg',
  ];
  const { stdout } = await promisify(execFile)('java', ['-jar', checker, ...options, ...files], {
    maxBuffer: 2 ** 28,
    timeout: 300_000,
  });
  const { messages } = JSON.parse(stdout) as { messages: NuMessage[] };
  return messages.filter(({ url, message }) => !(url.endsWith('.html') && message.startsWith('CSS: ')));
}

/** Whether an exception explains a message. */
export function isExplained({ message, extract = '' }: NuMessage, exception: NuException): boolean {
  return exception.message.test(message) && (exception.extract?.test(extract) ?? true);
}
