import type { SyntaxExtension } from './extensions.ts';

/** Lets no link and no picture have a footnote in its words, as Sätteri does: what is open before one stays text. */
export function closeLinksAtFootnotes(extension: SyntaxExtension): SyntaxExtension {
  const openBracket = 0x5b;
  const constructs = [extension.text?.[openBracket] ?? []].flat();
  return {
    ...extension,
    text: {
      ...extension.text,
      [openBracket]: constructs.map((construct) =>
        construct.name === 'gfmFootnoteCall'
          ? {
              ...construct,
              resolveTo(events) {
                for (const [, token] of events) {
                  if (token.type === 'labelLink' || token.type === 'labelImage') token._balanced = true;
                }
                return events;
              },
            }
          : construct,
      ),
    },
  };
}
