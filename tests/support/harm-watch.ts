import type { BrowserContext, Frame, Page } from 'playwright-core';

/** What pages of a browser have done that no page of the site does. */
export interface HarmWatch {
  /** A line each: the frame’s name, else its address, and what happened. */
  harm: string[];
}

/**
 * Notices in every page and frame of a context what a hostile text is after: `alert`, another window, and
 * whatever is fetched from, or goes to, another host than the site’s. Nothing reaches another host.
 *
 * @param ownHosts with ports; of the first one files are fetched.
 */
export async function watchForHarm(
  context: BrowserContext,
  ownHosts: readonly [string, ...string[]],
): Promise<HarmWatch> {
  const harm: string[] = [];
  const tell = (frame: Frame, what: string) => {
    harm.push(`${frame.name() || frame.url()}: ${what}`);
  };
  await context.exposeBinding('tellOfHarm', ({ frame }, what: string) => {
    tell(frame, what);
  });
  await context.addInitScript(() => {
    for (const name of ['alert', 'confirm', 'prompt', 'open'] as const) {
      Object.assign(window, { [name]: () => (window as unknown as Telling).tellOfHarm(name) });
    }
  });
  await context.route(
    (url) => url.host !== ownHosts[0],
    (route) => {
      const address = route.request().url();
      if (!ownHosts.includes(new URL(address).host)) tell(route.request().frame(), `asks for ${address}`);
      return route.abort();
    },
  );
  context.on('page', (page) => {
    void page.opener().then((opener) => {
      if (opener) harm.push(`${opener.url()}: opens a window`);
    });
  });
  return { harm };
}

interface Telling {
  tellOfHarm: (what: string) => Promise<void>;
}

/**
 * Does what a reader may do with everything in a document: points at it, focuses it, opens it, clicks it and
 * sends it. Where that would lead to a page of the web or to a mail program, nobody goes there.
 */
export async function touchEverything(frame: Frame): Promise<void> {
  await frame.evaluate(async () => {
    addEventListener('click', (event) => {
      const link = event.target instanceof Element ? event.target.closest('a, area') : null;
      const scheme = link && 'protocol' in link ? String(link.protocol) : '';
      if (/^(https?|mailto|tel):$/.test(scheme)) event.preventDefault();
    });
    addEventListener('submit', (event) => {
      const { submitter, target } = event;
      const isOver = submitter?.hasAttribute('formaction') ? submitter : target;
      const action = String(Reflect.get(isOver ?? {}, 'formAction') ?? Reflect.get(isOver ?? {}, 'action'));
      if (new URL(action, document.baseURI).host === new URL(document.baseURI).host) event.preventDefault();
    });
    const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
    // Elements go and come as they are touched.
    for (const element of [...document.querySelectorAll<HTMLElement>('body, body *')]) {
      for (const type of ['pointerover', 'pointerenter', 'pointerdown', 'pointerup']) {
        element.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true }));
      }
      for (const type of ['mouseover', 'mouseenter', 'mousemove', 'mousedown', 'mouseup']) {
        element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
      }
      if (element instanceof HTMLElement) element.focus({ preventScroll: true });
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      if (element instanceof HTMLElement) element.blur();
    }
    await pause(30);
  });
}

/** Opens HTML texts, each as a document of its own in a frame of its name, and touches all that is in them. */
export async function openInFrames(
  page: Page,
  address: string,
  documents: readonly { name: string; html: string }[],
): Promise<void> {
  await page.goto(address);
  await page.evaluate(async (given) => {
    document.body.replaceChildren();
    await Promise.all(
      given.map(
        ({ name, html }) =>
          new Promise((done) => {
            const frame = document.createElement('iframe');
            frame.name = name;
            frame.srcdoc = html;
            frame.addEventListener('load', done, { once: true });
            // A document that loads for ever is as good as one that has loaded.
            setTimeout(done, 3000);
            document.body.append(frame);
          }),
      ),
    );
  }, documents);
  // A document that has gone elsewhere meanwhile has been noticed, and has nothing more to touch.
  await Promise.all(
    page
      .mainFrame()
      .childFrames()
      .map((frame) => touchEverything(frame).catch(() => undefined)),
  );
}
