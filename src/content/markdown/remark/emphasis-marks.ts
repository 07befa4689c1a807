import { kindOf } from './character-kinds.ts';
import type { Code, Construct, SyntaxExtension } from './extensions.ts';

const [star, underscore, tilde] = [0x2a, 0x5f, 0x7e] as const;

const isMark = (code: Code): boolean => code === star || code === underscore || code === tilde;

/**
 * Decides by the rules of Sätteri 0.10 which `*` and `_` begin and end emphasis: beside another mark a star may do
 * both, and a space is one of Unicode. All else remark’s own construct does.
 */
export const emphasisMarks: SyntaxExtension = {
  text: { [star]: createConstruct(), [underscore]: createConstruct() },
};

function createConstruct(): Construct {
  const construct: Construct = {
    name: 'attention',
    tokenize(effects, ok) {
      const codeBefore = this.previous;
      const before = kindOf(codeBefore);
      return (mark) => {
        const original = [this.parser.constructs.text[Number(mark)] ?? []]
          .flat()
          .find((candidate) => candidate.name === 'attention' && candidate !== construct);
        construct.resolveAll ??= original?.resolveAll;
        effects.enter('attentionSequence');
        const read = (code: Code): ReturnType<typeof ok> => {
          if (code === mark) {
            effects.consume(code);
            return read;
          }
          const token = effects.exit('attentionSequence');
          const after = kindOf(code);
          const isStar = mark === star;
          token._open =
            after !== 'space' && (before !== 'other' || (isStar && (after === 'other' || isMark(code))));
          token._close =
            before !== 'space' &&
            (after !== 'other' || (isStar && (before === 'other' || isMark(codeBefore))));
          return ok(code);
        };
        return read(mark);
      };
    },
  };
  return construct;
}
