import { createLocator, tagPath } from '../../lib/address-path.ts';
import { countOf } from '../../lib/text.ts';
import { searchFilters } from '../record.ts';
import {
  NoIndexError,
  openSearch,
  type ArticleSearch,
  type Choices,
  type SearchAnswer,
} from './article-search.ts';
import { loadingFailure } from './messages.ts';
import { findNearTags } from './near-tags.ts';
import { formatQuery, isEmpty, readQuery, type SearchQuery } from './query.ts';
import { createElement, createResult } from './result-list.ts';
import { fillSelect } from './select-options.ts';

/** The number of results shown at first, and added by “Show more”. */
const pageSize = 10;

/** The wait for another letter before a search, in milliseconds. */
const typingPause = 60;
/** The wait before the status says that the search is loading, in milliseconds. */
const loadingPause = 500;

const nearTagCount = 5;

const locateTag = createLocator(tagPath);

/** The parts of the search page that change. */
type Parts = ReturnType<typeof findParts>;

/** Searches for the query of the address, and again whenever the reader types or chooses. */
function showSearch(page: HTMLElement): void {
  const parts = findParts(page);
  const { form, field, selects, status, help, results, more } = parts;
  const title = document.title;
  let opened: Promise<ArticleSearch> | undefined;
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
    document.title = query.words === '' ? title : `${query.words} · ${title}`;
    page.toggleAttribute('data-searching', !isEmpty(query));
    try {
      const search = await (opened ??= openSearch(page.dataset.indexes ?? '', page.dataset.base ?? '/'));
      if (isEmpty(query)) {
        if (isCurrent()) showNoSearch(parts, search.choices, query);
        return;
      }
      const answer = await search.search(query);
      const found = await answer.loadArticles(0, pageSize);
      if (!isCurrent()) return;
      keepFocus(parts, () => {
        results.replaceChildren(...found.map(createResult));
      });
      showMore(answer);
      showChoices(parts, answer.choices, query);
      showCount(parts, query, answer.count, search.choices);
    } catch (error) {
      // The next update opens the search again.
      opened = undefined;
      if (isCurrent()) showFailure(parts, error);
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
      const found = await answer.loadArticles(shown, shown + pageSize);
      if (own !== turn) return;
      results.append(...found.map(createResult));
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
  if (asked.order !== '') selects.order.value = asked.order;
  void update();
}

function findParts(page: HTMLElement) {
  const find = <Name extends keyof HTMLElementTagNameMap>(name: Name, rest = '') => {
    const element = page.querySelector<HTMLElementTagNameMap[Name]>(`${name}${rest}`);
    if (!element) throw new Error(`The search page has no ${name}${rest}.`);
    return element;
  };
  return {
    page,
    form: find('form'),
    field: find('input', '[name=q]'),
    selects: {
      tag: find('select', '[name=tag]'),
      source: find('select', '[name=source]'),
      year: find('select', '[name=year]'),
      order: find('select', '[name=order]'),
    },
    status: find('p', '.search-status'),
    help: find('div', '.search-help'),
    results: find('ol', '.search-results'),
    more: find('button', '.search-more'),
  };
}

/** Moves the focus to the field if the change removes the element that has it. */
function keepFocus({ field, results }: Parts, change: () => void): void {
  const isWithin = results.contains(document.activeElement);
  change();
  if (isWithin) field.focus();
}

function showChoices({ selects }: Parts, choices: Choices, query: SearchQuery): void {
  for (const name of searchFilters) fillSelect(selects[name], choices[name], query[name]);
}

function clearResults(parts: Parts): void {
  keepFocus(parts, () => {
    parts.results.replaceChildren();
  });
  parts.help.replaceChildren();
  parts.more.hidden = true;
}

function showNoSearch(parts: Parts, choices: Choices, query: SearchQuery): void {
  clearResults(parts);
  parts.status.textContent = '';
  parts.page.removeAttribute('data-no-results');
  showChoices(parts, choices, query);
}

function showCount({ page, status, help }: Parts, query: SearchQuery, count: number, all: Choices): void {
  const asked = query.words === '' ? '' : ` for “${query.words}”`;
  status.textContent = `${count === 0 ? 'No stories' : countOf(count, 'story', 'stories')}${asked}`;
  page.toggleAttribute('data-no-results', count === 0);
  help.replaceChildren(...(count === 0 ? createHelp(query, all, page.dataset.base ?? '/') : []));
}

/** Suggestions for a search without results. */
function createHelp(query: SearchQuery, { tag }: Choices, base: string): HTMLElement[] {
  const help: HTMLElement[] = [];
  if (searchFilters.some((name) => query[name] !== '')) {
    help.push(createElement('button', { type: 'button' }, 'Search all tags, sources and years'));
  }
  const near = query.words === '' ? [] : findNearTags(query.words, tag, nearTagCount);
  if (near.length > 0) {
    const links = near.map(({ value, label }) =>
      createElement('li', {}, createElement('a', { href: locateTag(base, value) }, label)),
    );
    help.push(createElement('p', {}, 'Tags that come near:'));
    help.push(createElement('ul', { class: 'search-help-tags' }, ...links));
  }
  help.push(
    createElement(
      'p',
      {},
      'Fewer words find more, and of a word its beginning is enough. Quotes “…” keep words together.',
    ),
  );
  return help;
}

function showFailure(parts: Parts, error: unknown): void {
  clearResults(parts);
  parts.page.setAttribute('data-no-results', '');
  parts.status.textContent =
    error instanceof NoIndexError
      ? 'There is nothing to search here: only a site that has been built has its search index (npm start).'
      : loadingFailure;
}

const page = document.querySelector<HTMLElement>('.search');
if (page) showSearch(page);
