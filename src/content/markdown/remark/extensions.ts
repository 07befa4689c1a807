import type { Extension } from 'mdast-util-from-markdown';
import type { SyntaxExtension } from '../gfm.ts';

export type { SyntaxExtension };

/** What tells remark of the nodes that it makes of tokens. */
export type TreeExtension = Extension;

export type TokenHandler = NonNullable<TreeExtension['afterExit']>;

export type Token = Parameters<TokenHandler>[0];

type Constructs = NonNullable<NonNullable<SyntaxExtension['text']>[number]>;

export type Construct = Exclude<Constructs, readonly unknown[]>;

export type Tokenizer = Construct['tokenize'];

/** A UTF-16 code unit; remark has negative numbers for line ends and tabs, and null for the end. */
export type Code = number | null;

/** The name of a token that remark does not know. */
export function nameToken(name: string): Token['type'] {
  return name as Token['type'];
}
