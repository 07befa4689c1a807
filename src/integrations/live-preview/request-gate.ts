import type { Writable } from 'node:stream';

/** In milliseconds. A browser that has stopped reading must not delay a change without limit. */
const longestRequest = 5000;

/** Delays requests while the content that answers depend on is exchanged. */
export class RequestGate {
  readonly #open = new Set<Writable>();
  #exchanges = Promise.resolve();
  #waiting = 0;
  #whenEmpty: (() => void) | undefined;

  /** Calls back when the request may continue: at once, unless an exchange is running or waiting. */
  async admit(response: Writable, pass: () => void): Promise<void> {
    while (this.#waiting > 0) await this.#exchanges;
    // If the browser has disconnected while it waited, the response is already closed.
    if (!response.destroyed) this.#open.add(response);
    response.once('close', () => {
      this.#open.delete(response);
      if (this.#open.size === 0) this.#whenEmpty?.();
    });
    pass();
  }

  /** Runs an exchange when all running requests are answered; later requests wait for it. */
  exchange(exchange: () => void | Promise<void>): Promise<void> {
    this.#waiting += 1;
    const done = this.#exchanges
      .then(() => this.#waitUntilEmpty())
      .then(exchange)
      .finally(() => {
        this.#waiting -= 1;
      });
    this.#exchanges = done.catch(() => undefined);
    return done;
  }

  async #waitUntilEmpty(): Promise<void> {
    if (this.#open.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((done) => {
      this.#whenEmpty = done;
      timer = setTimeout(done, longestRequest);
    });
    clearTimeout(timer);
    this.#whenEmpty = undefined;
  }
}
