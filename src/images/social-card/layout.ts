import { isLegible, keepDrawable } from './drawable-text.ts';
import type { Colour, Ink } from './canvas.ts';
import type { CharacterAdvance } from './fonts.ts';
import { balanceLines, clipLines, fillLines, type TextMeasure } from './line-breaks.ts';

export interface SocialCardTexts {
  siteName: string;
  /** Of an article; the card of the site itself has none. */
  title?: string | undefined;
  /** The source and the day of an article, or the tagline of the site; most important first. */
  details: string[];
}

/** What is drawn of a card, in pixels; all of it is centred. */
export interface CardLayout {
  bars: Bar[];
  lines: TextLine[];
}

export interface Bar {
  width: number;
  height: number;
  top: number;
  ink: Ink;
}

export interface TextLine {
  /** Of the font. */
  size: number;
  /** In em. */
  letterSpacing: number;
  /** The height in its middle. */
  middle: number;
  parts: TextPart[];
}

export interface TextPart {
  text: string;
  isBold: boolean;
  ink: Ink;
}

/** In pixels: 1.91 to 1, the ratio to which other sites crop. */
export const socialCardSize = { width: 1200, height: 630 } as const;

/** The site's light theme. */
export const paper: Colour = [0xfd, 0xfc, 0xf9];

// There are sixteen colours with the paper: enough for the edges of letters.
const strongInk: Ink = { colour: [0x1c, 0x1a, 0x17], first: 1, shadeCount: 10 };
const softInk: Ink = { colour: [0x59, 0x53, 0x49], first: 11, shadeCount: 4 };
const accent: Ink = { colour: [0x9b, 0x27, 0x16], first: 15, shadeCount: 1 };

/** In the order of their shades. */
export const inks = [strongInk, softInk, accent];

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
): CardLayout {
  const keep = (text: string) => keepDrawable(text, (character) => advance(character) !== undefined);
  const measure: TextMeasure = (text) =>
    Array.from(text).reduce((width, character) => width + (advance(character) ?? 0) + letterSpacing, 0);
  const clip = (text: string, width: number) =>
    clipLines(fillLines(text, width, measure).lines, 1, width, measure).join('');

  const name = keep(siteName);
  const headline = keep(title);
  const isStory = headline !== '' && isLegible(title, headline);
  const { size, lines } = breakHeadline(isStory ? headline : name, measure);
  const lineHeight = size * 1.13;
  // A headline is in the middle of what is left between masthead and bar; without a masthead, all of the card is.
  const middle = isStory ? 318 : 262;
  const barTop = isStory ? 516 : Math.round(middle + (lines.length * lineHeight) / 2) + 40;
  const bar: Bar = { width: 96, height: 6, top: barTop, ink: accent };
  const detailLine = createDetails(details.map(keep).filter(Boolean), barTop + 46, clip);
  const headlines = lines.map((text, index) => ({
    size,
    letterSpacing,
    middle: middle + (index - (lines.length - 1) / 2) * lineHeight,
    parts: [{ text, isBold: true, ink: strongInk }],
  }));
  if (!isStory) return { bars: [bar], lines: [...headlines, detailLine] };
  const masthead = createMasthead(clip(name, pageWidth / mastheadSize));
  return { bars: [...doubleRule, bar], lines: [masthead, ...headlines, detailLine] };
}

const doubleRule = [112, 118].map((top): Bar => ({ width: pageWidth, height: 2, top, ink: strongInk }));

const mastheadSize = 44;

function createMasthead(text: string): TextLine {
  return {
    size: mastheadSize,
    letterSpacing: -0.02,
    middle: 70,
    parts: [{ text, isBold: true, ink: strongInk }],
  };
}

const detailSize = 30;

function createDetails(
  [first = '', ...others]: readonly string[],
  middle: number,
  clip: (text: string, width: number) => string,
): TextLine {
  const width = others.length === 0 ? wideWidth : wideWidth * 0.74;
  return {
    size: detailSize,
    letterSpacing: 0,
    middle,
    parts: [
      { text: clip(first, width / detailSize), isBold: true, ink: strongInk },
      ...others.map((text) => ({ text, isBold: false, ink: softInk })),
    ],
  };
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
