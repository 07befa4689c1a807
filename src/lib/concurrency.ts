/**
 * Processes every item, several at the same time. An item is requested when it can be processed, so that a
 * generator does not run ahead. After an error no more items are requested.
 *
 * @param limit the number of items at the same time.
 * @throws the first error.
 */
export async function forEachConcurrently<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  limit: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  // All loops share one generator: an error in one loop ends the generator, and so all loops.
  const source = take(items);
  const workThrough = async () => {
    for await (const item of source) await work(item);
  };
  await Promise.all(Array.from({ length: limit }, workThrough));
}

async function* take<Item>(items: Iterable<Item> | AsyncIterable<Item>): AsyncGenerator<Item> {
  yield* items;
}
