import { createLocator, tagPath } from '../../lib/address-path.ts';
import type { SearchFilter } from '../record.ts';
import { countOf } from '../../lib/text.ts';
import { loadingFailure } from './messages.ts';
import { findNearChoices } from './near-choices.ts';
import { formatQuery, isEmpty, readQuery, searchFilters, type SearchQuery } from './query.ts';
import { createElement, createResult } from './result-list.ts';
import { fillSelect } from './select-options.ts';
import {
  NoIndexError,
  openStorySearch,
  type Choices,
  type SearchAnswer,
  type StorySearch,
} from './story-search.ts';

/** How many stories are shown at first, and added each time that more are asked for. */
const pageSize = 10;

/** How long to wait for the next letter, and before saying that something is still loading, in milliseconds. */
const typingPause = 60;
const loadingPause = 500;

const nearTagCount = 5;

const locateTag = createLocator(tagPath);

/** The parts of the search page that change. */
interface Parts {
  page: HTMLElement;
  form: HTMLFormElement;
  field: HTMLInputElement;
  selects: Record<SearchFilter | 'order', HTMLSelectElement>;
  status: HTMLElement;
  help: HTMLElement;
  results: HTMLElement;
  more: HTMLButtonElement;
}

/** Makes the search page search: as its reader types and chooses, and at once for what its address asks. */
function showSearch(page: HTMLElement): void {
  const parts = findParts(page);
  const { form, field, selects, status, help, results, more } = parts;
  const title = document.title;
  let opened: Promise<StorySearch> | undefined;
  let turn = 0;
  let typing: ReturnType<typeof setTimeout> | undefined;

  const update = async () => {
    clearTimeout(typing);
    const query = readForm(parts);
    // The reader may have gone on before an answer is there.
    const own = ++turn;
    const isCurrent = () => own === turn;
    const loading = setTimeout(() => {
      if (isCurrent()) status.textContent = 'Loading the search …';
    }, loadingPause);
    history.replaceState(history.state, '', `${location.pathname}${formatQuery(query)}`);
    document.title = query.words === '' ? title : `${query.words} · ${title}`;
    page.toggleAttribute('data-searching', !isEmpty(query));
    try {
      const search = await (opened ??= openStorySearch(page.dataset.indexes ?? '', page.dataset.base ?? '/'));
      if (isEmpty(query)) {
        const choices = await search.getChoices();
        if (isCurrent()) showNothingAsked(parts, choices);
        return;
      }
      const answer = await search.search(query);
      const found = await answer.loadStories(0, pageSize);
      const everything = await search.getChoices();
      if (!isCurrent()) return;
      keepFocus(parts, () => {
        results.replaceChildren(...found.map(createResult));
      });
      showMore(answer);
      showChoices(parts, answer.choices, query);
      showOutcome(parts, query, answer.count, everything);
    } catch (error) {
      // The next try begins anew.
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
      const found = await answer.loadStories(shown, shown + pageSize);
      if (own !== turn) return;
      results.append(...found.map(createResult));
      showMore(answer);
      results.children[shown]?.querySelector('a')?.focus();
    };
  };

  field.addEventListener('input', (event) => {
    clearTimeout(typing);
    // Letters on their way to be Chinese are not what is looked for.
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

function findParts(page: HTMLElement): Parts {
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

function readForm({ field, selects }: Parts): SearchQuery {
  return {
    words: field.value.trim(),
    tag: selects.tag.value,
    source: selects.source.value,
    year: selects.year.value,
    order: selects.order.value === 'newest' ? 'newest' : '',
  };
}

/** Where what has the focus goes away, the field gets it. */
function keepFocus({ field, results }: Parts, change: () => void): void {
  const isWithin = results.contains(document.activeElement);
  change();
  if (isWithin) field.focus();
}

function showChoices({ selects }: Parts, choices: Choices, query: SearchQuery): void {
  for (const name of searchFilters) fillSelect(selects[name], choices[name], query[name]);
}

function showNothingAsked(parts: Parts, choices: Choices): void {
  const { page, status, help, results, more } = parts;
  keepFocus(parts, () => {
    results.replaceChildren();
  });
  help.replaceChildren();
  status.textContent = '';
  more.hidden = true;
  page.removeAttribute('data-fruitless');
  showChoices(parts, choices, readForm(parts));
}

function showOutcome(
  { page, status, help }: Parts,
  query: SearchQuery,
  count: number,
  everything: Choices,
): void {
  const asked = query.words === '' ? '' : ` for “${query.words}”`;
  status.textContent = `${count === 0 ? 'No stories' : countOf(count, 'story', 'stories')}${asked}`;
  page.toggleAttribute('data-fruitless', count === 0);
  help.replaceChildren(...(count === 0 ? createHelp(query, everything, page.dataset.base ?? '/') : []));
}

/** What may find something where nothing was found. */
function createHelp(query: SearchQuery, { tag }: Choices, base: string): HTMLElement[] {
  const help: HTMLElement[] = [];
  if (searchFilters.some((name) => query[name] !== '')) {
    help.push(createElement('button', { type: 'button' }, 'Search all tags, sources and years'));
  }
  const near = query.words === '' ? [] : findNearChoices(query.words, tag, nearTagCount);
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
  const { page, status, help, results, more } = parts;
  keepFocus(parts, () => {
    results.replaceChildren();
  });
  help.replaceChildren();
  more.hidden = true;
  page.setAttribute('data-fruitless', '');
  status.textContent =
    error instanceof NoIndexError
      ? 'There is nothing to search here: only a site that has been built has its search index (npm start).'
      : loadingFailure;
}

const page = document.querySelector<HTMLElement>('.search');
if (page) showSearch(page);
