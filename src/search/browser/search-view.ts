import { createElement } from '../../lib/create-element.ts';
import { countOf } from '../../lib/text.ts';
import { searchFilters } from '../record.ts';
import { openSearch, type SearchAnswer } from './article-search.ts';
import { loadingFailure, noIndex } from './messages.ts';
import { formatQuery, isEmpty, readQuery, type SearchQuery } from './query.ts';
import { createResult } from './result-list.ts';
import { fillSelect } from './select-options.ts';

/** The number of results shown at first, and added by “Show more”. */
const pageSize = 10;

/** The wait for another letter before a search, in milliseconds. */
const typingPause = 60;
/** The wait before the status says that the search is loading, in milliseconds. */
const loadingPause = 500;

/** The parts of the search page that change. */
type Parts = ReturnType<typeof findParts>;

/** Searches for the query of the address, and again whenever the reader types or chooses. */
function showSearch(page: HTMLElement): void {
  const parts = findParts(page);
  const { form, field, selects, status, help, results, more } = parts;
  const base = page.dataset.base ?? '/';
  const title = document.title;
  let opened: ReturnType<typeof openSearch> | undefined;
  let turn = 0;
  let typing: ReturnType<typeof setTimeout> | undefined;

  const update = async () => {
    clearTimeout(typing);
    const query = readQuery(new FormData(form));
    // A later update makes the results of this one obsolete.
    const own = ++turn;
    const isCurrent = () => own === turn;
    const loading = setTimeout(() => {
      if (isCurrent()) status.textContent = 'Loading the search …';
    }, loadingPause);
    history.replaceState(history.state, '', `${location.pathname}${formatQuery(query)}`);
    document.title = query.q === '' ? title : `${query.q} · ${title}`;
    page.toggleAttribute('data-searching', !isEmpty(query));
    try {
      const search = await (opened ??= openSearch(page.dataset.indexes ?? ''));
      if (!search) {
        showFailure(parts, noIndex);
        return;
      }
      const answer = await search(query);
      // Without proposals a search is as good.
      const [found, proposals] = isEmpty(query)
        ? [[], []]
        : await Promise.all([answer.loadRecords(0, pageSize), answer.propose().catch(() => [])]);
      if (!isCurrent()) return;
      for (const name of searchFilters) fillSelect(selects[name], answer.choices[name], query[name]);
      clearResults(parts);
      const asked = query.q === '' ? '' : ` for “${query.q}”`;
      const count = answer.count === 0 ? 'No stories' : countOf(answer.count, 'story', 'stories');
      status.textContent = isEmpty(query) ? '' : `${count}${asked}`;
      page.toggleAttribute('data-no-results', answer.count === 0 && !isEmpty(query));
      if (isEmpty(query)) return;
      results.append(...found.map((article) => createResult(article, answer.terms, base)));
      showMore(answer);
      showHelp(parts, query, answer.count, proposals);
    } catch {
      // The next update opens the search again.
      opened = undefined;
      if (isCurrent()) showFailure(parts, loadingFailure);
    } finally {
      clearTimeout(loading);
    }
  };

  const showMore = (answer: SearchAnswer) => {
    const shown = results.childElementCount;
    const rest = answer.count - shown;
    more.hidden = rest <= 0;
    more.textContent = `Show ${String(Math.min(rest, pageSize))} more`;
    more.onclick = async () => {
      const own = turn;
      const found = await answer.loadRecords(shown, shown + pageSize);
      if (own !== turn) return;
      results.append(...found.map((article) => createResult(article, answer.terms, base)));
      showMore(answer);
      results.children[shown]?.querySelector('a')?.focus();
    };
  };

  field.addEventListener('input', (event) => {
    clearTimeout(typing);
    // While an input method composes characters, its letters are not the final text.
    if (event instanceof InputEvent && event.isComposing) return;
    typing = setTimeout(() => void update(), typingPause);
  });
  field.addEventListener('compositionend', () => void update());
  form.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement) void update();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void update();
  });
  help.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return;
    for (const name of searchFilters) selects[name].value = '';
    field.focus();
    void update();
  });
  page.addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey, shiftKey, isComposing } = event;
    if (ctrlKey || metaKey || altKey || shiftKey || isComposing) return;
    const stops: HTMLElement[] = [field, ...results.querySelectorAll('a'), more];
    const place = stops.findIndex((stop) => stop === target);
    if (place === -1) return;
    if (key === 'Escape') {
      event.preventDefault();
      form.reset();
      field.focus();
      void update();
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      const next = stops[place + (key === 'ArrowDown' ? 1 : -1)];
      if (!next || next.hidden) return;
      event.preventDefault();
      next.focus();
    }
  });

  const asked = readQuery(new URLSearchParams(location.search));
  for (const name of searchFilters) fillSelect(selects[name], [], asked[name]);
  if (asked.order !== '') parts.order.value = asked.order;
  void update();
}

function findParts(page: HTMLElement) {
  const find = <Name extends keyof HTMLElementTagNameMap>(name: Name, rest = '') => {
    const element = page.querySelector<HTMLElementTagNameMap[Name]>(`${name}${rest}`);
    if (!element) throw new Error(`The search page has no ${name}${rest}.`);
    return element;
  };
  const findSelect = (name: string) => find('select', `[name=${name}]`);
  return {
    ...{ page, form: find('form'), field: find('input', '[name=q]') },
    selects: { tag: findSelect('tag'), source: findSelect('source'), year: findSelect('year') },
    ...{ order: findSelect('order'), status: find('p', '.search-status'), help: find('div', '.search-help') },
    ...{ results: find('ol', '.search-results'), more: find('button', '.search-more') },
  };
}

/** If the focus is within the results, it moves to the field. */
function clearResults({ field, help, results, more }: Parts): void {
  if (results.contains(document.activeElement)) field.focus();
  results.replaceChildren();
  help.replaceChildren();
  more.hidden = true;
}

/** Ways on from a search that finds little. */
function showHelp({ help }: Parts, query: SearchQuery, count: number, proposals: readonly string[]): void {
  if (proposals.length > 0) {
    const links = proposals.map((words) =>
      createElement('li', {}, createElement('a', { href: formatQuery({ ...query, q: words }) }, words)),
    );
    help.append(createElement('p', {}, 'Did you mean:'));
    help.append(createElement('ul', { class: 'search-proposals' }, ...links));
  }
  if (count > 0) return;
  if (searchFilters.some((name) => query[name] !== '')) {
    help.append(createElement('button', { type: 'button' }, 'Search all tags, sources and years'));
  }
  help.append(
    createElement(
      'p',
      {},
      'Fewer words find more, and of a word its beginning is enough. Quotes “…” keep words together.',
    ),
  );
}

function showFailure(parts: Parts, message: string): void {
  clearResults(parts);
  parts.page.setAttribute('data-no-results', '');
  parts.status.textContent = message;
}

const page = document.querySelector<HTMLElement>('.search');
if (page) showSearch(page);
