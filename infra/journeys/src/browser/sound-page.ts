import { seriousFindings } from './accessibility.ts'
import { type ConsolePage, DESKTOP, PHONE } from './console-page.ts'
import { overflowsSideways } from './page-script.ts'

/**
 * What is wrong with the page as it is shown now, one line a fault; empty is good: what axe finds serious or critical, that it
 * is wider than its window, and what the browser complained about so far.
 */
export async function faultsOf({ page, complaints }: ConsolePage): Promise<string[]> {
  const faults = await seriousFindings(page)
  if (await overflowsSideways(page)) faults.push('the page is wider than its window')
  return [...faults, ...complaints]
}

/**
 * The faults of the page at the width of a desk, then of the same page on a phone, where it is left, each with its width.
 */
export async function faultsAtBothWidths(opened: ConsolePage): Promise<string[]> {
  const faults: string[] = []
  for (const size of [DESKTOP, PHONE]) {
    await opened.page.setViewportSize(size)
    await opened.settled()
    for (const fault of await faultsOf(opened)) faults.push(`at ${size.width} px: ${fault}`)
  }
  return faults
}

/**
 * Goes to an address inside the console, as a click on a link does, and waits until its page has come: a page that is loaded
 * anew costs three times as much.
 */
export async function goInside({ page, settled }: Pick<ConsolePage, 'page' | 'settled'>, path: string): Promise<void> {
  // The router notices: it listens to what is pushed.
  await page.evaluate((to) => window.history.pushState({}, '', to), path)
  await settled()
  await page.getByRole('heading', { level: 1 }).waitFor()
}
