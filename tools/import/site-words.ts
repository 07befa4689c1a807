/** The beginnings of lines that the old site put below its articles. */
const landmarks = {
  event: /^register\s+as\s+(?:an?\s+)?visitor\s+(?:to|for|at)\s+.{1,120}[!！.]?$/iu,
  dashes: /^(?:[-‐‑‒–—―_=*~·•]\s*){3,}$/u,
  note: /^editor(?:[’'`]s|s[’'])?\s+note\s*(?:[:：]|$)/iu,
  contact: /^contact\s+us\s*(?:[:：]|$)/iu,
  follow: /^follow\s+us\s*(?:on\s*)?(?:[:：]|$)/iu,
};
type Landmark = keyof typeof landmarks;

/** The number of lines that may follow a landmark; more than the old site ever had. */
const reach: Record<Landmark, number> = { event: 0, dashes: 0, note: 4, contact: 12, follow: 12 };
/** A paragraph of an article is longer than an address, a number or the name of a network. */
const shortLine = 160;
const imprint = /^(?:©|\(c\)\s|copyright\b)|all rights reserved/iu;
const contributorCall = /\bcontributors?\b|\bCV\b|\bEn-CPhI\b|@/u;

/**
 * Finds the lines that the old site put below its articles: an event call, a row of dashes, the editor's
 * note, contacts and social networks. A call with an exclamation mark always belongs to the site. Other
 * lines do only if they reach to the end of the text, so that a note in the middle of an article stays.
 *
 * @returns indexes of lines: those of the site, and those that begin in the same way but stay.
 */
export function findSiteWords(lines: readonly string[]): { own: number[]; doubtful: number[] } {
  const kinds = lines.map(nameLandmark);
  const indexes = [...lines.keys()];
  const start =
    indexes.find((index) => kinds[index] !== undefined && isAllOwn(lines, kinds, index)) ?? lines.length;
  const isCall = (index: number) => kinds[index] === 'event' && /[!！]$/u.test((lines[index] ?? '').trim());
  const isDoubtful = (index: number) =>
    kinds[index] !== undefined && kinds[index] !== 'dashes' && !isCall(index);
  return {
    own: indexes.filter((index) => index >= start || isCall(index)),
    doubtful: indexes.filter((index) => index < start && isDoubtful(index)),
  };
}

function nameLandmark(line: string): Landmark | undefined {
  const first = (line.split('\n', 1)[0] ?? '').trim();
  return (Object.keys(landmarks) as Landmark[]).find((name) => landmarks[name].test(first));
}

/** Whether every line from a landmark to the end belongs to it or to one that follows. */
function isAllOwn(
  lines: readonly string[],
  kinds: readonly (Landmark | undefined)[],
  start: number,
): boolean {
  let section: Landmark = 'dashes';
  let position = 0;
  return lines.slice(start).every((line, index) => {
    const kind = kinds[start + index];
    if (kind !== undefined) {
      section = kind;
      const hasTextBehindColon = /[:：]\s*\S/u.test(line);
      position = hasTextBehindColon ? 1 : 0;
      return true;
    }
    position += 1;
    if (imprint.test(line)) return true;
    if (section === 'note' && (position === 1 || contributorCall.test(line))) return true;
    return position <= reach[section] && line.split('\n').every((part) => part.length <= shortLine);
  });
}
