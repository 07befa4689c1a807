import { isLegible, keepDrawable } from './drawable-text.ts';
import { fontFamily, type CharacterAdvance } from './fonts.ts';
import { balanceLines, clipLines, fillLines, type TextMeasure } from './line-breaks.ts';

export interface SocialCardTexts {
  siteName: string;
  /** Of an article; the card of the site itself has none. */
  title?: string | undefined;
  /** The source and the day of an article, or the tagline of the site; most important first. */
  details: string[];
}

/** An element of satori, which contains either text or other boxes. */
export interface Box {
  type: 'div';
  props: { style: BoxStyle; children: string | Box[] };
}

type BoxStyle = Record<string, string | number>;

/** In pixels: 1.91 to 1, the ratio to which other sites crop. */
export const socialCardSize = { width: 1200, height: 630 } as const;

/** The site's light theme. */
const colours = { paper: '#fdfcf9', ink: '#1c1a17', softInk: '#595349', accent: '#9b2716' };

const pageWidth = 1056;
/** Some sites crop to the square in the middle; lines of this width stay whole there. */
const squareWidth = 606;
const wideWidth = 1000;

interface HeadlineFormat {
  /** Of the font, in pixels. */
  size: number;
  width: number;
  maxLines: number;
}

/** A headline gets the first format that it fits into. */
const headlineFormats: readonly HeadlineFormat[] = [
  { size: 96, width: squareWidth, maxLines: 2 },
  { size: 84, width: squareWidth, maxLines: 3 },
  { size: 72, width: squareWidth, maxLines: 4 },
  { size: 66, width: squareWidth, maxLines: 4 },
  { size: 60, width: squareWidth, maxLines: 4 },
  { size: 56, width: squareWidth, maxLines: 5 },
  { size: 60, width: wideWidth, maxLines: 4 },
  { size: 54, width: wideWidth, maxLines: 4 },
];

/** A headline that fits into none of them is clipped to this one. */
const clippedFormat: HeadlineFormat = { size: 50, width: wideWidth, maxLines: 5 };

/** Letter spacing of a headline, in em. */
const letterSpacing = -0.015;

/**
 * Lays out a social card: the site’s name, the title, and the details below it. Without a title, or if most
 * of it cannot be drawn, the site’s name takes its place.
 */
export function layOutSocialCard(
  { siteName, title = '', details }: SocialCardTexts,
  advance: CharacterAdvance,
): Box {
  const keep = (text: string) => keepDrawable(text, (character) => advance(character) !== undefined);
  const measure: TextMeasure = (text) =>
    Array.from(text).reduce((width, character) => width + (advance(character) ?? 0) + letterSpacing, 0);
  const clip = (text: string, width: number) =>
    clipLines(fillLines(text, width, measure).lines, 1, width, measure).join('');

  const name = keep(siteName);
  const headline = keep(title);
  const hasHeadline = headline !== '' && isLegible(title, headline);
  const head = hasHeadline
    ? [
        createMasthead(clip(name, pageWidth / mastheadSize)),
        createDoubleRule(),
        createHeadline(headline, measure, { flexGrow: 1 }),
      ]
    : [createHeadline(name, measure, { marginBottom: 40 })];
  return createPage([...head, createBar(), createDetails(details.map(keep).filter(Boolean), clip)]);
}

function createPage(children: Box[]): Box {
  return createBox(
    {
      ...socialCardSize,
      flexDirection: 'column',
      alignItems: 'center',
      justifyContent: 'center',
      boxSizing: 'border-box',
      padding: '48px 72px 50px',
      background: colours.paper,
      color: colours.ink,
      fontFamily,
      fontWeight: 700,
      whiteSpace: 'nowrap',
    },
    children,
  );
}

const mastheadSize = 44;

function createMasthead(name: string): Box {
  return createBox({ fontSize: mastheadSize, lineHeight: 1, letterSpacing: '-0.02em' }, name);
}

function createDoubleRule(): Box {
  const line = `2px solid ${colours.ink}`;
  return createBox({ width: pageWidth, height: 4, marginTop: 20, borderTop: line, borderBottom: line }, []);
}

function createHeadline(text: string, measure: TextMeasure, style: BoxStyle): Box {
  const { size, lines } = breakHeadline(text, measure);
  return createBox(
    {
      flexDirection: 'column',
      alignItems: 'center',
      justifyContent: 'center',
      fontSize: size,
      lineHeight: 1.13,
      letterSpacing: `${String(letterSpacing)}em`,
      ...style,
    },
    lines.map((line) => createBox({}, line)),
  );
}

function createBar(): Box {
  return createBox({ width: 96, height: 6, marginBottom: 22, background: colours.accent }, []);
}

const detailSize = 30;

function createDetails(
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
  for (const { size, width, maxLines } of headlineFormats) {
    const { lines, cutsWords } = fillLines(text, width / size, measure);
    if (cutsWords || lines.length > maxLines) continue;
    return { size, lines: balanceLines(text, lines.length, width / size, measure) };
  }
  const { size, width, maxLines } = clippedFormat;
  const { lines } = fillLines(text, width / size, measure);
  return { size, lines: clipLines(lines, maxLines, width / size, measure) };
}

function createBox(style: BoxStyle, children: string | Box[]): Box {
  return { type: 'div', props: { style: { display: 'flex', flexShrink: 0, ...style }, children } };
}
