import type { Nodes } from 'mdast';

/** A sign beyond U+FFFF, of which remark sees the halves alone, beside a mark that the kind of its neighbours decides. */
const wideSign =
  /(?<=[*_~"'])(?=[\u{10000}-\u{1fbca}])[\p{P}\p{S}]|(?=[\u{10000}-\u{1fbca}])[\p{P}\p{S}](?=[*_~"'])/gu;

/** Two signs of Braille, which remark sees as signs; no others come in trade news. */
const braille = /[\u2800-\u28ff]{2}/g;
const firstBraille = 0x2800;
const firstWide = 0x10000;

/** What stands in a text for something else, as long as that, while remark parses it. */
export interface StandIns {
  text: string;
  /** Puts back in a tree what was replaced. */
  restore: (root: Nodes) => void;
}

/** Replaces what remark reads in another way than Sätteri does. */
export function placeStandIns(source: string): StandIns {
  if (/[\u2800-\u28ff]/.test(source)) return { text: source, restore: () => undefined };
  const text = source.replace(wideSign, toBraille);
  return {
    text,
    restore(root) {
      if (text === source) return;
      const pending: Nodes[] = [root];
      for (let node = pending.pop(); node; node = pending.pop()) {
        for (const [name, value] of Object.entries(node)) {
          if (typeof value === 'string') Object.assign(node, { [name]: value.replace(braille, fromBraille) });
        }
        if ('children' in node) pending.push(...node.children);
      }
    },
  };
}

function toBraille(sign: string): string {
  const number = (sign.codePointAt(0) ?? firstWide) - firstWide;
  return String.fromCharCode(firstBraille + (number >> 8), firstBraille + (number & 0xff));
}

function fromBraille(pair: string): string {
  const number = ((pair.charCodeAt(0) - firstBraille) << 8) + (pair.charCodeAt(1) - firstBraille);
  return String.fromCodePoint(firstWide + number);
}
