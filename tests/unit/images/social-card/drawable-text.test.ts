import { describe, expect, test } from 'vitest';
import { isLegible, keepDrawable } from '../../../../src/images/social-card/drawable-text.ts';

/** A font with Latin letters, common marks and some Chinese. */
const canDraw = (character: string) => /^[ -~À-ž“”‘’–—…，。（）药明生物]$/u.test(character);

describe('text to be drawn', () => {
  test.for([
    ['stays as it is', 'R&D <b>“one”</b> – Škoda ]]>', 'R&D <b>“one”</b> – Škoda ]]>'],
    ['Chinese that the fonts have', '药明生物', '药明生物'],
    ['an accent beside its letter joins it', 'Cafe\u0301', 'Café'],
    ['an accent that no letter has with it is dropped', 'x\u0304-ray', 'x-ray'],
    ['white space is folded', ' a\u00a0\u3000b\u2028c ', 'a b c'],
    ['controls, joiners and marks of direction are dropped', 'a\u0000b\u200d\u200b\u00ad\u202ec', 'abc'],
    ['a character is written plainly', 'CO₂, 5 ㎎, Ⅲ', 'CO2, 5 mg, III'],
    ['an emoji is left out, and its space', '🎉 Novavax 💊 wins 🇨🇳', 'Novavax wins'],
    ['an emoji before a mark', 'It wins 🎉!', 'It wins!'],
    ['a digit on a key is a digit', '1️⃣ first', '1 first'],
    ['brackets around nothing go', 'Samsung (삼성 바이오) and “삼성” sign', 'Samsung and sign'],
    ['brackets around something stay', 'Samsung (삼성, Korea)', 'Samsung (, Korea)'],
    ['half a pair of surrogates', 'a\ud83db', 'ab'],
    ['nothing at all', 'شركة', ''],
  ])('%s', ([, text = '', drawn]) => {
    expect(keepDrawable(text, canDraw)).toBe(drawn);
  });
});

describe('what is left of a text is legible', () => {
  test.for([
    ['all of it', 'Novavax wins', 'Novavax wins', true],
    ['all but emoji', '🎉🎉 wins', 'wins', true],
    ['all but a name in brackets', 'Samsung Biologics (삼성바이오) signs', 'Samsung Biologics signs', true],
    ['half of it', '臺灣藥廠', '臺灣', false],
    ['nothing of it', 'شركة', '', false],
    ['nothing, where nothing was', '🎉', '', true],
  ] as const)('%s', ([, text, kept, legible]) => {
    expect(isLegible(text, kept)).toBe(legible);
  });
});
