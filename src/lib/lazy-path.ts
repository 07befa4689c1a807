/** Data that JSON preserves exactly, so that different pages have different digests. */
export type Plain<T> = T extends string | number | boolean | null | undefined
  ? T
  : T extends ((...args: never[]) => unknown) | bigint | symbol | Date | Map<unknown, unknown> | Set<unknown>
    ? never
    : { readonly [Key in keyof T]: Plain<T[Key]> };

export interface LazyPath<Params, Props> {
  params: Params;
  /** What the props are built from: props of equal sources are equal, so a page of the same source stays. */
  source: object;
  props: Props;
}

/**
 * A path that builds its props when they are read: the props of 100,000 pages would not fit in memory.
 *
 * @param gather returns the props, or with `build` what they are built from.
 * @param build may depend on nothing else that content or the clock changes.
 */
export function createLazyPath<Params, Props>(
  params: Params,
  gather: () => Props & Plain<Props>,
): LazyPath<Params, Props>;
export function createLazyPath<Params, Source extends object, Props>(
  params: Params,
  gather: () => Source & Plain<Source>,
  build: (source: Source) => Props & Plain<Props>,
): LazyPath<Params, Props>;
export function createLazyPath<Params>(
  params: Params,
  gather: () => object,
  build: (source: never) => unknown = (source: object) => source,
): LazyPath<Params, unknown> {
  return {
    params,
    get source() {
      return gather();
    },
    get props() {
      return build(gather() as never);
    },
  };
}
