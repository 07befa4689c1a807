import type {} from 'remark-parse';
import type { Data } from 'unified';

type TreeExtensions = NonNullable<Data['fromMarkdownExtensions']>[number];

/** What tells remark of more syntax. */
export type SyntaxExtension = NonNullable<Data['micromarkExtensions']>[number];

/** What tells remark of the nodes that it makes of tokens. */
export type TreeExtension = Exclude<TreeExtensions, readonly unknown[]>;

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
