import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSlug, fitsAddress } from '../../../src/lib/slugs.ts';
import { slugSchema } from '../../../src/content/schema/article.ts';

describe('the slug of a label', () => {
  test.for<[what: string, label: string, slug: string]>([
    ['plain words', 'gene therapy', 'gene-therapy'],
    ['capitals', 'GENE Therapy', 'gene-therapy'],
    ['spaces before, between and after', '  gene \t therapy\n', 'gene-therapy'],
    ['no-break and ideographic spaces', 'gene\u00a0\u3000therapy', 'gene-therapy'],
    ['punctuation between words', 'gene/therapy: (a) “b”', 'gene-therapy-a-b'],
    ['hyphens and dashes', '--gene–therapy—', 'gene-therapy'],
    ['an apostrophe, straight or curly', "Merck’s O'Neill", 'mercks-oneill'],
    ['accents, composed', 'Café Zürich', 'cafe-zurich'],
    ['accents, as combining marks', 'Cafe\u0301 Zu\u0308rich', 'cafe-zurich'],
    ['sharp s', 'Straße STRASSE', 'strasse-strasse'],
    ['a dotted capital I', 'İstanbul', 'istanbul'],
    ['full-width letters', 'Ｃｈｉｎａ　２０１９', 'china-2019'],
    ['half-width kana', 'ｶﾞﾝ', 'ガン'],
    ['ligatures and Roman numerals', 'ﬁrst phase Ⅲ', 'first-phase-iii'],
    ['a zero-width space and a soft hyphen', 'gene\u200bthe\u00adrapy', 'genetherapy'],
    ['a byte order mark and a joiner', '\ufeffgene\u200d therapy', 'gene-therapy'],
    ['a joiner amid what composes', 'か\u200d\u3099', 'が'],
    ['Chinese', '基因治疗', '基因治疗'],
    ['Chinese with punctuation', '上海，药明康德', '上海-药明康德'],
    ['vowel signs that are marks', 'हिन्दी ไทย', 'हिन्दी-ไทย'],
    ['Cyrillic', 'Москва', 'москва'],
    ['letters with signs', 'C++', 'c'],
    ['an ampersand', 'R&D', 'r-d'],
    ['emoji beside words', '🧬 Gene 💊 therapy', 'gene-therapy'],
    ['a name that objects have', 'constructor', 'constructor'],
    ['a name that prototypes have', '__proto__', 'proto'],
    ['emoji alone', '🧬💊', ''],
    ['emoji with variation selector, joiner and keycap', '❤️👩‍🔬#️⃣', ''],
    ['punctuation alone', '—!?', ''],
    ['a combining mark alone', '\u0301\u20dd', ''],
    ['nothing', '', ''],
  ])('%s', ([, label, slug]) => {
    expect(createSlug(label)).toBe(slug);
  });

  const anyText = fc.string({ unit: 'binary', maxLength: 20 });

  test('is its own slug', () => {
    fc.assert(
      fc.property(anyText, (label) => {
        expect(createSlug(createSlug(label))).toBe(createSlug(label));
      }),
    );
  });

  test('is empty or can be part of an address', () => {
    fc.assert(
      fc.property(anyText, (label) => {
        const slug = createSlug(label);
        expect(slug === '' || slugSchema.safeParse(slug).success).toBe(true);
        expect(() => encodeURIComponent(slug)).not.toThrow();
      }),
    );
  });

  test('is the same whatever stands between the words', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,5}$/);
    const gap = fc.stringMatching(/^[ _.,:;/()\u200b-]*[ /-][ _.,:;/()\u200b-]*$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), gap, (words, between) => {
        expect(createSlug(words.join(between).toUpperCase())).toBe(words.join('-'));
      }),
    );
  });
});

test.for<[what: string, slug: string, fits: boolean]>([
  ['240 letters', 'a'.repeat(240), true],
  ['241 letters', 'a'.repeat(241), false],
  ['80 Chinese letters', '长'.repeat(80), true],
  ['81 Chinese letters', '长'.repeat(81), false],
  ['60 rare Chinese letters', '𠀀'.repeat(60), true],
  ['61 rare Chinese letters', '𠀀'.repeat(61), false],
])('an address takes %s: %o', ([, slug, fits]) => {
  expect(fitsAddress(slug)).toBe(fits);
});
