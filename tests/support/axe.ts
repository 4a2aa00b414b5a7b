/** What a person who does not see well, or not at all, would stumble over on the screen of a phone. */
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

/** Each finding as one line: rule, element, what is wrong. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}
