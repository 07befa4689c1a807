import type { RouteData } from 'astro';
import { createDigest } from '../../lib/digest.ts';
import type { Material } from './material.ts';
import { nameFile, PageMaker, type PageOrder, type PrerenderApp } from './page-maker.ts';
import { Threads } from '../../lib/threads.ts';
import type { Batch, BatchResult, WorkerOptions } from './page-worker.ts';
import type { SiteAssembly } from './site-assembly.ts';

/** Up to this number pages are made sooner than a thread has read the code. */
const fewPages = 100;

/** Enough that messages cost little, few enough that threads end together. */
const batchSize = 16;

/**
 * How many lots of material there are at once, from the making to what is made of them: one is as large as
 * hundreds of pages, and they come faster than they are worked up.
 */
const lotsAtOnce = 5;

export interface KeyedOrder extends PageOrder {
  key: string;
}

/** The orders of one route. */
interface Sheet {
  /** The route’s place in the manifest. */
  place: number;
  route: RouteData;
  material: Material | undefined;
  orders: KeyedOrder[];
}

/** A piece of material that is to be made, and worked up. */
interface Lot {
  place: number;
  order: KeyedOrder;
  material: Material;
}

/** Has pages made: few of them in this thread, many in several. */
export class PageOrders {
  readonly #app: PrerenderApp;
  readonly #assembly: SiteAssembly;
  readonly #workerOptions: WorkerOptions;
  #sheets: Sheet[] = [];
  #waiting = 0;
  #workers: Threads<Batch, BatchResult> | undefined;
  /** Those that nobody has begun with. */
  readonly #lots: Lot[] = [];
  #lotsBegun = 0;
  /** What goes on elsewhere. */
  readonly #work: Promise<void>[] = [];
  #failure: { error: unknown } | undefined;

  constructor(app: PrerenderApp, assembly: SiteAssembly, workerOptions: WorkerOptions) {
    this.#app = app;
    this.#assembly = assembly;
    this.#workerOptions = workerOptions;
  }

  /** Begins the orders of a route. */
  async open(place: number, route: RouteData, material: Material | undefined): Promise<void> {
    if (this.#workers) await this.#send();
    this.#sheets.push({ place, route, material, orders: [] });
  }

  /** Takes an order of the route that was opened last. */
  async take(order: KeyedOrder): Promise<void> {
    const sheet = this.#sheets.at(-1);
    sheet?.orders.push(order);
    this.#waiting += 1;
    if (this.#waiting > fewPages) {
      const program = new URL('./page-worker.ts', import.meta.url);
      this.#workers ??= new Threads(program, this.#workerOptions);
    }
    if (this.#workers && (sheet?.orders.length ?? 0) >= batchSize) await this.#send();
  }

  /** @throws where a page could not be made. */
  async complete(): Promise<void> {
    try {
      if (this.#workers) await this.#send();
      else await this.#makeHere();
      await Promise.all(this.#work);
      if (this.#failure) throw this.#failure.error;
    } finally {
      await this.#workers?.close();
    }
  }

  async #makeHere(): Promise<void> {
    const maker = new PageMaker(this.#app, this.#workerOptions);
    for (const { route, material, orders } of this.#sheets) {
      for (const order of orders) {
        const bytes = await maker.make(route, order).catch((error: unknown) => {
          throw describeFailure(order.pathname, error);
        });
        if (material) this.#do(this.#makeOf(material, order, bytes));
        else
          this.#add(order, this.#assembly.write([{ path: nameFile(route, order.pathname), content: bytes }]));
      }
    }
  }

  /** Hands all that has been taken to the threads. */
  async #send(): Promise<void> {
    for (const { place, material, orders } of this.#sheets) {
      if (material) this.#sendLots(orders.map((order) => ({ place, order, material })));
      else await this.#sendPages(place, orders);
    }
    const last = this.#sheets.at(-1);
    this.#sheets = last ? [{ ...last, orders: [] }] : [];
  }

  async #sendPages(place: number, orders: readonly KeyedOrder[]): Promise<void> {
    for (let start = 0; start < orders.length; start += batchSize) {
      await this.#workers?.waitForPlace();
      if (this.#failure) return;
      this.#do(this.#makeElsewhere(place, orders.slice(start, start + batchSize)));
    }
  }

  #sendLots(lots: readonly Lot[]): void {
    this.#lots.push(...lots);
    while (this.#lotsBegun < lotsAtOnce && this.#lots.length > 0) {
      this.#lotsBegun += 1;
      this.#do(this.#makeLots());
    }
  }

  /** Makes one lot after the other, until none is left. */
  async #makeLots(): Promise<void> {
    for (let lot = this.#lots.shift(); lot && !this.#failure; lot = this.#lots.shift()) {
      await this.#workers?.waitForPlace();
      await this.#makeElsewhere(lot.place, [lot.order], lot.material);
    }
    this.#lotsBegun -= 1;
  }

  async #makeElsewhere(route: number, keyed: readonly KeyedOrder[], material?: Material): Promise<void> {
    const orders = keyed.map(({ pathname, params, props }) => ({ pathname, params, props }));
    const result = await this.#workers?.run({ route, orders, isMaterial: !!material });
    if (!result) return;
    if ('error' in result) throw describeFailure(result.pathname, result.error);
    for (const [index, made] of result.made.entries()) {
      const order = keyed[index];
      if (!order) continue;
      if (!(made instanceof Uint8Array)) this.#add(order, [made]);
      else if (material) await this.#makeOf(material, order, made);
    }
  }

  async #makeOf(material: Material, order: KeyedOrder, bytes: Uint8Array): Promise<void> {
    const files = this.#assembly.write(await material.make(bytes));
    this.#assembly.add(order.pathname, { key: order.key, material: createDigest(bytes), files });
  }

  #add({ pathname, key }: KeyedOrder, files: ReturnType<SiteAssembly['write']>): void {
    this.#assembly.add(pathname, { key, files });
  }

  /** What fails elsewhere is said when all has ended. */
  #do(work: Promise<void>): void {
    this.#work.push(
      work.catch((error: unknown) => {
        this.#failure ??= { error };
      }),
    );
  }
}

function describeFailure(pathname: string, cause: unknown): Error {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new Error(`${pathname} could not be made: ${reason}`, { cause });
}
