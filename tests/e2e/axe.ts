import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Where and by what to look; `serious` leaves out what axe itself calls minor or moderate. */
type Look = { rules?: string[]; within?: string; except?: string; serious?: boolean };

/** What becomes another with the theme: the rest of a page is the same in both. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * Expects that axe finds nothing on the page as it is; `screen` is named when it does. All is looked at within the page
 * itself (axe would open a second page for each look, to put frames of other origins together: we have none).
 */
export async function expectNoViolations(page: Page, screen: string, look: Look = {}): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  if (look.rules) axe.withRules(look.rules);
  if (look.within) axe.include(look.within);
  if (look.except) axe.exclude(look.except);
  const { violations } = await axe.analyze();
  const wanted = violations.filter(({ impact }) =>
    look.serious ? impact === 'serious' || impact === 'critical' : true,
  );
  const found = wanted.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
  expect.soft(found, screen).toEqual([]);
}

/** Expects that axe finds nothing serious on the page as it is. */
export function expectNothingSerious(page: Page, screen: string, look: Look = {}): Promise<void> {
  return expectNoViolations(page, screen, { ...look, serious: true });
}
