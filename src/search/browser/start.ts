import { loadingFailure } from './messages.ts';
import { isEmpty, readQuery } from './query.ts';
// A separate bundle, of which the page needs the address only. Vite builds these for workers; this one runs in the page.
import searchView from './search-view.ts?worker&url';

/** Sets up the search page. The search itself loads when it is used. */
export function startSearch(): void {
  const page = document.querySelector<HTMLElement>('.search');
  if (!page) return;
  showSwitch(page);

  const load = () => {
    // Browsers load a module only once, even if that fails.
    import(/* @vite-ignore */ searchView).catch(() => {
      const status = page.querySelector('.search-status');
      if (status) status.textContent = loadingFailure;
    });
  };
  const form = page.querySelector('form');
  for (const event of ['focusin', 'input', 'change']) form?.addEventListener(event, load);
  if (!isEmpty(readQuery(new URLSearchParams(location.search)))) load();
}

/** The switch of the keyboard shortcut; the script of every page reads its setting. */
function showSwitch(page: HTMLElement): void {
  const box = page.querySelector<HTMLInputElement>('.search-switch-box');
  const line = page.querySelector<HTMLElement>('.search-switch');
  if (!box || !line) return;
  try {
    box.checked = localStorage.getItem('search-key') !== 'off';
  } catch {
    // Without storage the shortcut does nothing.
    return;
  }
  line.hidden = false;
  box.addEventListener('change', () => {
    if (box.checked) localStorage.removeItem('search-key');
    else localStorage.setItem('search-key', 'off');
  });
}
