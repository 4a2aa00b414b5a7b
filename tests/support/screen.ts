/** Finding things on a phone's screen by what a person goes by: roles, labels, words. */
import type { Locator, Page } from 'playwright-core';

export type Words = string | RegExp;

/** The name of a tab may go on with a number: 待处理，3 单. */
const named = (label: string) => new RegExp(`^${label}(，|$)`);

/** Looking for things on the screen. */
export function eyes(page: Page) {
  const onTop = (role: 'button' | 'link' | 'option' | 'radio' | 'checkbox' | 'tab', name: Words): Locator =>
    page.getByRole(role, { name, exact: true }).filter({ visible: true }).last();
  const withWords = (words: Words): Locator => page.getByText(words).filter({ visible: true }).first();
  return {
    onTop,
    withWords,
    field: (label: string): Locator =>
      page.getByLabel(label, { exact: true }).filter({ visible: true }).last(),
    tab: (label: string): Locator => onTop('tab', named(label)),
    /** This tab where it is open already, and one beside it. */
    tabsAbove: (label: string) => {
      const beside = page.getByRole('tablist').filter({ has: page.getByRole('tab', { name: named(label) }) });
      return {
        chosen: page.getByRole('tab', { name: named(label), selected: true }).filter({ visible: true }),
        another: beside.getByRole('tab', { selected: false }).filter({ visible: true }).first(),
      };
    },
    /** The innermost element that holds the words and the button. */
    onCard: (description: string, words: string): Locator =>
      page
        .locator('*')
        .filter({ has: withWords(description) })
        .filter({ has: onTop('button', words) })
        .last()
        .getByRole('button', { name: words, exact: true }),
    /** The bar is the last of the rows of tabs. */
    entries: async (): Promise<string[]> => {
      const bar = page.getByRole('tablist').filter({ visible: true }).last();
      return bar
        .getByRole('tab')
        .evaluateAll((tabs) => tabs.map((one) => one.getAttribute('aria-label') ?? ''));
    },
    loading: page.getByLabel('正在加载').filter({ visible: true }),
    see: async (words: Words): Promise<Locator> => {
      const found = withWords(words);
      await found.waitFor();
      return found;
    },
  };
}

export type Eyes = ReturnType<typeof eyes>;
