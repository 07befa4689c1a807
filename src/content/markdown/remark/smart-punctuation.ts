import type { Nodes, Text } from 'mdast';
import { kindOf } from './character-kinds.ts';
import {
  nameToken,
  type Code,
  type SyntaxExtension,
  type Token,
  type TokenHandler,
  type Tokenizer,
  type TreeExtension,
} from './extensions.ts';
import type { TextOrigins } from './text-origins.ts';

const [doubleQuote, singleQuote, hyphen, point] = [0x22, 0x27, 0x2d, 0x2e] as const;

const names = {
  quote: nameToken('smartQuote'),
  dashes: nameToken('smartDashes'),
  ellipsis: nameToken('smartEllipsis'),
};

/** The quotation marks that are open in a part of the text. */
interface OpenQuotes {
  isDoubleOpen: boolean;
  /** Where the single one is: an apostrophe, unless another one closes it. */
  single?: { text: Text; index: number } | undefined;
}

/**
 * Makes quotation marks, dashes and ellipses typographic while remark parses, by the rules of Sätteri 0.10: see
 * `delim_run_can_open`, `delim_run_can_close` and `handle_emphasis_in_scope` in its crate satteri-pulldown-cmark.
 */
export function createSmartPunctuation(origins: TextOrigins): {
  syntax: SyntaxExtension;
  tree: TreeExtension;
} {
  const openQuotes = new WeakMap<object, OpenQuotes>();

  const writeQuote: TokenHandler = function (token) {
    const part = findPart(this.stack.slice(0, -1) as Nodes[], origins);
    const quotes = openQuotes.get(part) ?? { isDoubleOpen: false };
    openQuotes.set(part, quotes);
    const text = this.stack.at(-1) as Text;
    const index = text.value.length;
    if (this.sliceSerialize(token) === '"') {
      const closes = quotes.isDoubleOpen ? token._close : token._close && !token._open;
      quotes.isDoubleOpen = quotes.isDoubleOpen ? !closes : (token._open ?? false);
      writeSign.call(this, token, closes ? '”' : '“');
      return;
    }
    writeSign.call(this, token, '’');
    const { single } = quotes;
    if (single && token._close) {
      const { value } = single.text;
      single.text.value = `${value.slice(0, single.index)}‘${value.slice(single.index + 1)}`;
      quotes.single = undefined;
    } else if (token._open) quotes.single = { text, index };
  };

  return {
    syntax: {
      text: {
        [doubleQuote]: { tokenize: tokenizeQuote, add: 'after' },
        [singleQuote]: { tokenize: tokenizeQuote, add: 'after' },
        [hyphen]: { tokenize: tokenizeDashes, add: 'after' },
        [point]: { tokenize: tokenizeEllipsis, add: 'after' },
      },
    },
    tree: {
      enter: { [names.quote]: enterText, [names.dashes]: enterText, [names.ellipsis]: enterText },
      exit: {
        [names.quote]: writeQuote,
        [names.dashes](token) {
          writeSign.call(this, token, formatDashes(token.end.offset - token.start.offset));
        },
        [names.ellipsis](token) {
          writeSign.call(this, token, '…');
        },
      },
    },
  };
}

const tokenizeQuote: Tokenizer = function (effects, ok) {
  const before = this.previous;
  return (code) => {
    effects.enter(names.quote);
    effects.consume(code);
    return (after) => {
      const token = effects.exit(names.quote);
      token._open = canOpen(code, before, after);
      token._close = canClose(code, before, after);
      return ok(after);
    };
  };
};

const tokenizeDashes: Tokenizer = function (effects, ok, nok) {
  return (code) => {
    effects.enter(names.dashes);
    effects.consume(code);
    return (second) => {
      if (second !== hyphen) return nok(second);
      const readOthers = (next: Code): ReturnType<typeof ok> => {
        if (next !== hyphen) {
          effects.exit(names.dashes);
          return ok(next);
        }
        effects.consume(next);
        return readOthers;
      };
      return readOthers(second);
    };
  };
};

const tokenizeEllipsis: Tokenizer = function (effects, ok, nok) {
  let count = 0;
  const readPoint = (code: Code): ReturnType<typeof ok> => {
    if (count === 3) {
      effects.exit(names.ellipsis);
      return ok(code);
    }
    if (code !== point) return nok(code);
    effects.consume(code);
    count += 1;
    return readPoint;
  };
  return (code) => {
    effects.enter(names.ellipsis);
    return readPoint(code);
  };
};

function enterText(this: ThisParameterType<TokenHandler>, token: Token): void {
  this.config.enter.data?.call(this, token);
}

/** Ends the text that is open with a sign in place of what is written. */
function writeSign(this: ThisParameterType<TokenHandler>, token: Token, sign: string): void {
  const text = this.stack.at(-1) as Text;
  const { value } = text;
  this.config.exit.data?.call(this, token);
  text.value = value + sign;
}

/**
 * The part of the text in which a quotation mark finds its partner: a block, what a link or the words of a picture
 * are in, or struck text. Struck text is one where Sätteri reads `~~` before `*` and `_`: within another part, and in
 * a block whose first mark it is.
 *
 * @param stack the nodes that are open, from the root.
 */
function findPart(stack: readonly Nodes[], origins: TextOrigins): object {
  const index = stack.findLastIndex(({ type }) => !['emphasis', 'strong', 'delete'].includes(type));
  const [part, ...marks] = stack.slice(index);
  const struck = marks.findLast(({ type }) => type === 'delete');
  if (part === undefined || struck === undefined) return part ?? origins;
  const isBlock = ['paragraph', 'heading', 'tableCell'].includes(part.type);
  return isBlock && findFirstMark(part, origins) !== '~' ? part : struck;
}

function findFirstMark(node: Nodes, origins: TextOrigins): string | undefined {
  if (node.type === 'delete') return '~';
  if (node.type === 'emphasis' || node.type === 'strong') return '*';
  if (node.type === 'text') return /[*_~]/.exec(origins.readUnescaped(node))?.[0];
  if (!['paragraph', 'heading', 'tableCell'].includes(node.type) || !('children' in node)) return undefined;
  for (const child of node.children) {
    const mark = findFirstMark(child, origins);
    if (mark !== undefined) return mark;
  }
  return undefined;
}

function canOpen(quote: Code, before: Code, after: Code): boolean {
  const [kindBefore, kindAfter] = [kindOf(before), kindOf(after)];
  if (kindAfter === 'space') return false;
  if (kindBefore === 'space') return true;
  if (quote === doubleQuote)
    return kindBefore === 'sign' || (kindAfter === 'other' && !isIn(before, '0123456789'));
  return kindBefore === 'sign' && !isIn(before, '])');
}

function canClose(quote: Code, before: Code, after: Code): boolean {
  const kindBefore = kindOf(before);
  return (
    kindBefore !== 'space' && (kindOf(after) !== 'other' || (quote === doubleQuote && kindBefore === 'other'))
  );
}

function isIn(code: Code, characters: string): boolean {
  return code !== null && characters.includes(String.fromCharCode(code));
}

/** As many dashes as hyphens allow: long ones if they are a multiple of three, short ones if of two, else both. */
function formatDashes(hyphens: number): string {
  const long = [hyphens / 3, (hyphens - 4) / 3, (hyphens - 2) / 3][hyphens % 3] ?? 0;
  return hyphens % 2 === 0 && hyphens % 3 !== 0
    ? '–'.repeat(hyphens / 2)
    : '—'.repeat(long) + '–'.repeat((hyphens - 3 * long) / 2);
}
