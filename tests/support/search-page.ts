import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** How long an answer may take where it is not its speed that matters, and others use the machine too. */
export const patience = { timeout: 15_000 };

export const fieldOf = (page: Page) => page.getByRole('searchbox', { name: 'Words to search for' });
export const selectOf = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });
export const statusOf = (page: Page) => page.getByRole('status').textContent();
export const titlesOf = (page: Page) => page.locator('.search-result-title').allTextContents();
export const resultCountOf = (page: Page) => page.locator('.search-result').count();
export const queryOf = (page: Page) => decodeURIComponent(new URL(page.url()).search.replaceAll('+', ' '));

/** The name, or the text, of what has the focus. */
export const focusOf = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent.trim(),
  );

/** Waits until the search of a page is ready to answer. */
export async function warmUp(page: Page): Promise<void> {
  await fieldOf(page).focus();
  await expect.poll(() => page.locator('select[name=tag] option').count(), patience).toBeGreaterThan(1);
}
