import { createElement } from '../../lib/create-element.ts';
import type { CountedChoice } from './article-search.ts';

/** Longer lists are impractical for readers. */
const maxOptions = 200;

const collator = new Intl.Collator('en');

/** Replaces all options but the first, “any”: years newest first, others by label. The chosen one is kept. */
export function fillSelect(
  select: HTMLSelectElement,
  choices: readonly CountedChoice[],
  chosen: string,
): void {
  const options = choices
    .filter(({ value, count }) => count > 0 || value === chosen)
    .sort((a, b) => b.count - a.count)
    .filter(({ value }, place) => place < maxOptions || value === chosen)
    .sort((a, b) =>
      select.name === 'year' ? Number(b.value) - Number(a.value) : collator.compare(a.label, b.label),
    )
    .map(({ value, label, count }) => createElement('option', { value }, `${label} (${String(count)})`));
  if (chosen !== '' && !options.some(({ value }) => value === chosen)) {
    options.push(createElement('option', { value: chosen }, chosen));
  }
  const [anything] = select.options;
  select.replaceChildren(...(anything ? [anything] : []), ...options);
  select.value = chosen;
}
