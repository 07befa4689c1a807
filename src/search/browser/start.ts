import { loadingFailure } from './messages.ts';
import { isEmpty, readQuery } from './query.ts';
// A bundle of its own, of which the page has the address alone. Vite makes such of workers; this one runs in the page.
import searchView from './search-view.ts?worker&url';

/** Begins on the search page, whose search itself loads when it is used. */
export function startSearch(): void {
  const page = document.querySelector<HTMLElement>('.search');
  if (!page) return;
  showSwitch(page);

  const load = () => {
    // A module that is there, or has failed, is not loaded again.
    import(/* @vite-ignore */ searchView).catch(() => {
      const status = page.querySelector('.search-status');
      if (status) status.textContent = loadingFailure;
    });
  };
  const form = page.querySelector('form');
  for (const event of ['focusin', 'input', 'change']) form?.addEventListener(event, load);
  if (!isEmpty(readQuery(new URLSearchParams(location.search)))) load();
}

/** The switch of the key that leads to the search; the script of every page reads what it says. */
function showSwitch(page: HTMLElement): void {
  const box = page.querySelector<HTMLInputElement>('.search-switch-box');
  const line = page.querySelector<HTMLElement>('.search-switch');
  if (!box || !line) return;
  try {
    box.checked = localStorage.getItem('search-key') !== 'off';
  } catch {
    // Where nothing may be stored the key does nothing.
    return;
  }
  line.hidden = false;
  box.addEventListener('change', () => {
    if (box.checked) localStorage.removeItem('search-key');
    else localStorage.setItem('search-key', 'off');
  });
}
