import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchBrowser } from './chromium.ts';
import { readHeadersFile } from './headers-file.ts';
import { serveFolder, type ServingOptions, type StaticServer } from './static-server.ts';

/** A reader's visit to a site, in a browser context of its own. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  /** What must never happen while a page is read: errors and warnings of the console, exceptions. */
  faults: string[];
  /** The addresses that have been requested, from the front page of the site; those of other hosts whole. */
  requests: string[];
}

/** A built site on a server that sends the headers of its `_headers`, and a browser to visit it with. */
export class VisitedSite {
  readonly url: string;
  readonly browser: Browser;
  readonly #server: StaticServer;
  readonly #visits: Visit[] = [];

  private constructor(server: StaticServer, browser: Browser) {
    this.url = server.url;
    this.browser = browser;
    this.#server = server;
  }

  /** @param switches of Chromium’s command line, besides the usual ones. */
  static async open(
    folder: string,
    options: ServingOptions = {},
    switches: readonly string[] = [],
  ): Promise<VisitedSite> {
    const server = await serveFolder(folder, { headersOf: readHeadersFile(folder), ...options });
    return new VisitedSite(server, await launchBrowser(switches));
  }

  /** Opens an address of the site. */
  async visit(address: string, options: BrowserContextOptions = {}): Promise<Visit> {
    const context = await this.browser.newContext({
      baseURL: this.url,
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    const visit: Visit = { page: await context.newPage(), context, faults: [], requests: [] };
    this.#visits.push(visit);
    const { page } = visit;
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) visit.faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => visit.faults.push(`error: ${error.message}`));
    page.on('request', (request) => visit.requests.push(request.url().replace(this.url, '/')));
    await page.goto(address);
    return visit;
  }

  /** Ends all visits. @returns their faults. */
  async endVisits(): Promise<string[]> {
    const ended = this.#visits.splice(0);
    const open = ended.filter(({ context }) => this.browser.contexts().includes(context));
    // A page may still ask for something when its test has ended, and a test may be answering it.
    await Promise.all(
      open
        .flatMap(({ page, context }) => [page, context])
        .map((routed) => routed.unrouteAll({ behavior: 'wait' })),
    );
    await Promise.all(ended.map(({ context }) => context.close()));
    return ended.flatMap(({ faults }) => faults);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.#server.close();
  }
}
