/** Data that JSON preserves exactly, so that different pages have different digests. */
export type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends ((...args: never[]) => unknown) | bigint | symbol | Date | Map<unknown, unknown> | Set<unknown>
    ? never
    : { readonly [Key in keyof T]: Plain<T[Key]> };

export interface LazyPath<Params, Props> {
  params: Params;
  props: Props;
}

/** A path that builds its props when they are read: the props of 100,000 pages would not fit in memory. */
export function createLazyPath<Params, Props>(
  params: Params,
  buildProps: () => Props & Plain<Props>,
): LazyPath<Params, Props> {
  return {
    params,
    get props() {
      return buildProps();
    },
  };
}
