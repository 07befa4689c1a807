import type { Writable } from 'node:stream';

/** In milliseconds. A browser that has stopped reading must not keep a change from being shown. */
const longestRequest = 5000;

/** Lets requests pass, but holds them back while something is exchanged that answers are made of. */
export class RequestGate {
  readonly #open = new Set<Writable>();
  #exchanges = Promise.resolve();
  #waiting = 0;
  #whenEmpty: (() => void) | undefined;

  /** Calls back when the request may pass: at once, but for an exchange. */
  async admit(response: Writable, pass: () => void): Promise<void> {
    while (this.#waiting > 0) await this.#exchanges;
    // Where the browser left while it waited, the response has been closed already.
    if (!response.destroyed) this.#open.add(response);
    response.once('close', () => {
      this.#open.delete(response);
      if (this.#open.size === 0) this.#whenEmpty?.();
    });
    pass();
  }

  /** Runs an exchange once the requests that have passed are answered; later ones wait for it. */
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
