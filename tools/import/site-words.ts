/** Lines that may be the old site’s own words, as they follow its stories. */
type Landmark = 'event' | 'dashes' | 'note' | 'contact' | 'follow';

const landmarks: [Landmark, RegExp][] = [
  ['event', /^register\s+as\s+(?:an?\s+)?visitor\s+(?:to|for|at)\s+.{1,120}[!！.]?$/iu],
  ['dashes', /^(?:[-‐‑‒–—―_=*~·•]\s*){3,}$/u],
  ['note', /^editor(?:[’'`]s|s[’'])?\s+note\s*(?:[:：]|$)/iu],
  ['contact', /^contact\s+us\s*(?:[:：]|$)/iu],
  ['follow', /^follow\s+us\s*(?:on\s*)?(?:[:：]|$)/iu],
];

/** A paragraph of a story is longer than an address, a number or the name of a network. */
const shortLine = 160;
/** More lines than a call, its contacts or its networks ever had. */
const sectionReach = { note: 4, contact: 12, follow: 12 };
const imprint = /^(?:©|\(c\)\s|copyright\b)|all rights reserved/iu;
const contributorCall = /\bcontributors?\b|\bCV\b|\bEn-CPhI\b|@/u;

/** What of a text is the old site’s own. */
export interface SiteWords {
  /** Indexes of lines that are no part of the story. */
  own: number[];
  /** Indexes of lines that stay, though they begin like the site’s own words, for more of the story follows. */
  doubtful: number[];
}

/**
 * Finds what the old site put below its stories: the call to an event, a row of dashes, the editor’s
 * note, contacts and places to follow. Only what reaches to the end of the text is left out, so that
 * a note in the middle of a story stays; a call to an event, with its exclamation mark, is never part of one.
 */
export function findSiteWords(lines: readonly string[]): SiteWords {
  const kinds = lines.map(nameLandmark);
  const indexes = [...lines.keys()];
  const start =
    indexes.find((index) => kinds[index] !== undefined && isAllOwn(lines, kinds, index)) ?? lines.length;
  const isCall = (index: number) => kinds[index] === 'event' && /[!！]$/u.test((lines[index] ?? '').trim());
  const isDoubtful = (index: number) => {
    const kind = kinds[index];
    return kind !== undefined && kind !== 'dashes' && !isCall(index);
  };
  return {
    own: indexes.filter((index) => index >= start || isCall(index)),
    doubtful: indexes.filter((index) => index < start && isDoubtful(index)),
  };
}

function nameLandmark(line: string): Landmark | undefined {
  const first = (line.split('\n', 1)[0] ?? '').trim();
  return landmarks.find(([, pattern]) => pattern.test(first))?.[0];
}

/** Whether every line from a landmark to the end belongs to it or to one that follows. */
function isAllOwn(
  lines: readonly string[],
  kinds: readonly (Landmark | undefined)[],
  start: number,
): boolean {
  let section: Landmark | undefined;
  let sectionLines = 0;
  for (let index = start; index < lines.length; index += 1) {
    const kind = kinds[index];
    if (kind !== undefined) {
      // A row of dashes or a call to an event stands by itself: what follows needs a landmark of its own.
      section = kind;
      sectionLines = hasTextBehindColon(lines[index] ?? '') ? 1 : 0;
      continue;
    }
    sectionLines += 1;
    if (!belongsTo(section, lines[index] ?? '', sectionLines)) return false;
  }
  return true;
}

function belongsTo(section: Landmark | undefined, line: string, position: number): boolean {
  if (imprint.test(line)) return true;
  if (section === undefined || section === 'event' || section === 'dashes') return false;
  if (section === 'note' && (position === 1 || contributorCall.test(line))) return true;
  return position <= sectionReach[section] && line.split('\n').every((part) => part.length <= shortLine);
}

function hasTextBehindColon(line: string): boolean {
  return /[:：]\s*\S/u.test(line);
}
