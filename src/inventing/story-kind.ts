import type { ThemeName } from './themes.ts';

/**
 * A kind of story: what happens, as templates. Every headline names the company and both choices, so that no
 * two stories of the kind have the same one.
 */
export interface StoryKind {
  /** A topic of the vocabulary. */
  topic: string;
  choices: readonly [ChoiceName, ChoiceName];
  headlines: readonly string[];
  chineseHeadline?: string;
  ledes: readonly string[];
  /** In the order in which they may be told. */
  passages: readonly string[];
  table?: TableName;
  list?: ListName;
  /** What it may go on about. */
  themes: readonly ThemeName[];
  scenes: readonly SceneName[];
}

/** What a kind of story may be about, besides a company. */
export type ChoiceName =
  | 'product'
  | 'place'
  | 'market'
  | 'technology'
  | 'resource'
  | 'partner'
  | 'code'
  | 'modality'
  | 'indication'
  | 'person'
  | 'role';

export type TableName =
  'lines' | 'beforeAfter' | 'payments' | 'rounds' | 'quarters' | 'arms' | 'shipments' | 'bids' | 'prices';

export type ListName = 'steps' | 'findings' | 'figures' | 'terms' | 'label' | 'lots';

/** What a picture shows. */
export type SceneName = 'plant' | 'tanks' | 'vials' | 'lab' | 'molecule' | 'truck' | 'city' | 'chart';
