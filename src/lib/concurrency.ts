/**
 * Does work for every item, for some of them at once. An item is taken when there is room for it, so that
 * a generator makes no more of them than are worked on. Behind an error no more are taken.
 *
 * @param limit how many at once.
 * @throws the first error.
 */
export async function forEachConcurrently<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  // One generator for all: whoever leaves its loop by an error ends the others’.
  const source = take(items);
  const workThrough = async () => {
    for await (const item of source) await work(item);
  };
  await Promise.all(Array.from({ length: limit }, workThrough));
}

async function* take<Item>(items: Iterable<Item> | AsyncIterable<Item>): AsyncGenerator<Item> {
  yield* items;
}
