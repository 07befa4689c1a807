import sharp from 'sharp';

/** What an action results in, and how often sharp draws for it. */
export async function countDrawings<T>(action: () => Promise<T>): Promise<{ result: T; drawings: number }> {
  let changes = 0;
  const count = () => {
    changes += 1;
  };
  sharp.queue.on('change', count);
  try {
    const result = await action();
    // Each drawing changes the queue as it comes and as it goes.
    return { result, drawings: changes / 2 };
  } finally {
    sharp.queue.off('change', count);
  }
}
