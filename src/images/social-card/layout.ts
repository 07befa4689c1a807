import { isLegible, keepDrawable } from './drawable-text.ts';
import { balanceLines, clipLines, fillLines, type TextMeasure } from './line-breaks.ts';

/** What a sharing picture says. */
export interface SharingPictureTexts {
  siteName: string;
  /** Of a story; the picture of the site itself has none. */
  title?: string | undefined;
  /** The source and the day of a story, or the tagline of the site; the first counts most. */
  details: string[];
}

/** What satori draws: a box with text in it, or with boxes. */
export interface Box {
  type: 'div';
  props: { style: BoxStyle; children: string | Box[] };
}

type BoxStyle = Record<string, string | number>;

/** How far a character moves the pen, in em; undefined where it cannot be drawn. */
export type CharacterAdvance = (character: string) => number | undefined;

/** In pixels: 1.91 to 1, as those who show such pictures cut them. */
export const sharingPictureSize = { width: 1200, height: 630 } as const;

/** The font that is asked for. */
export const sharingPictureFont = 'Source Serif 4';

/** Those of the site by day. */
const colours = { paper: '#fdfcf9', ink: '#1c1a17', softInk: '#595349', accent: '#9b2716' };

const pageWidth = 1056;
/** Some cut a square out of the middle; what is of this width stays whole. */
const squareWidth = 606;
const wideWidth = 1000;

interface HeadlineSetting {
  size: number;
  width: number;
  /** The most lines that it may have. */
  lines: number;
}

/** A headline is set in the first that it fits into. */
const headlineSettings: readonly HeadlineSetting[] = [
  { size: 96, width: squareWidth, lines: 2 },
  { size: 84, width: squareWidth, lines: 3 },
  { size: 72, width: squareWidth, lines: 4 },
  { size: 66, width: squareWidth, lines: 4 },
  { size: 60, width: squareWidth, lines: 4 },
  { size: 56, width: squareWidth, lines: 5 },
  { size: 60, width: wideWidth, lines: 4 },
  { size: 54, width: wideWidth, lines: 4 },
];

/** Where a headline is clipped that fits into none. */
const smallestSetting: HeadlineSetting = { size: 50, width: wideWidth, lines: 5 };

/** What is added to each character of a headline, in em. */
const tracking = -0.015;

/**
 * The page of a sharing picture: the site’s name over the title, and below it where and when it comes
 * from. Without a title, or where most of it cannot be drawn, the site’s name stands in its place.
 */
export function layOutSharingPicture(
  { siteName, title = '', details }: SharingPictureTexts,
  advance: CharacterAdvance,
): Box {
  const keep = (text: string) => keepDrawable(text, (character) => advance(character) !== undefined);
  const measure: TextMeasure = (text) =>
    Array.from(text).reduce((width, character) => width + (advance(character) ?? 0) + tracking, 0);
  const clip = (text: string, width: number) =>
    clipLines(fillLines(text, width, measure).lines, 1, width, measure).join('');

  const name = keep(siteName);
  const headline = keep(title);
  const hasHeadline = headline !== '' && isLegible(title, headline);
  const head = hasHeadline
    ? [
        setMasthead(clip(name, pageWidth / mastheadSize)),
        setDoubleRule(),
        setHeadline(headline, measure, { flexGrow: 1 }),
      ]
    : [setHeadline(name, measure, { marginBottom: 40 })];
  return setPage([...head, setBar(), setDetails(details.map(keep).filter(Boolean), clip)]);
}

function setPage(children: Box[]): Box {
  return createBox(
    {
      ...sharingPictureSize,
      flexDirection: 'column',
      alignItems: 'center',
      justifyContent: 'center',
      boxSizing: 'border-box',
      padding: '48px 72px 50px',
      background: colours.paper,
      color: colours.ink,
      fontFamily: sharingPictureFont,
      fontWeight: 700,
      whiteSpace: 'nowrap',
    },
    children,
  );
}

const mastheadSize = 44;

function setMasthead(name: string): Box {
  return createBox({ fontSize: mastheadSize, lineHeight: 1, letterSpacing: '-0.02em' }, name);
}

function setDoubleRule(): Box {
  const line = `2px solid ${colours.ink}`;
  return createBox({ width: pageWidth, height: 4, marginTop: 20, borderTop: line, borderBottom: line }, []);
}

function setHeadline(text: string, measure: TextMeasure, style: BoxStyle): Box {
  const { size, lines } = breakHeadline(text, measure);
  return createBox(
    {
      flexDirection: 'column',
      alignItems: 'center',
      justifyContent: 'center',
      fontSize: size,
      lineHeight: 1.13,
      letterSpacing: `${String(tracking)}em`,
      ...style,
    },
    lines.map((line) => createBox({}, line)),
  );
}

function setBar(): Box {
  return createBox({ width: 96, height: 6, marginBottom: 22, background: colours.accent }, []);
}

const detailSize = 30;

function setDetails(
  [first = '', ...others]: readonly string[],
  clip: (text: string, width: number) => string,
): Box {
  const width = others.length === 0 ? wideWidth : wideWidth * 0.74;
  return createBox({ fontSize: detailSize, lineHeight: 1.2, gap: 26 }, [
    createBox({}, clip(first, width / detailSize)),
    ...others.map((other) => createBox({ color: colours.softInk, fontWeight: 400 }, other)),
  ]);
}

function breakHeadline(text: string, measure: TextMeasure): { size: number; lines: string[] } {
  for (const { size, width, lines: most } of headlineSettings) {
    const { lines, cutsWords } = fillLines(text, width / size, measure);
    if (cutsWords || lines.length > most) continue;
    return { size, lines: balanceLines(text, lines.length, width / size, measure) };
  }
  const { size, width, lines: most } = smallestSetting;
  const { lines } = fillLines(text, width / size, measure);
  return { size, lines: clipLines(lines, most, width / size, measure) };
}

function createBox(style: BoxStyle, children: string | Box[]): Box {
  return { type: 'div', props: { style: { display: 'flex', flexShrink: 0, ...style }, children } };
}
