/** Data that JSON writes and reads back unchanged, so that a digest of it tells two pages apart. */
export type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends ((...args: never[]) => unknown) | bigint | symbol | Date | Map<unknown, unknown> | Set<unknown>
    ? never
    : { readonly [Key in keyof T]: Plain<T[Key]> };

export interface LazyPath<Params, Props> {
  params: Params;
  props: Props;
}

/** A path that builds its props whenever they are read: those of a hundred thousand pages would not fit in memory. */
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
