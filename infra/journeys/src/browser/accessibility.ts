import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What axe finds serious or critical on the page as it is shown now, one line a finding; empty is good. What it finds while
 * an answer is just being drawn need not be there a moment later, so a finding is looked for again.
 */
export async function seriousFindings(page: Page): Promise<string[]> {
  const findings = await findingsNow(page)
  return findings.length === 0 ? findings : findingsNow(page)
}

async function findingsNow(page: Page): Promise<string[]> {
  await settled(page)
  // Evaluated by the debugger, so the page's content security policy stays as it is.
  await page.evaluate(AXE)
  const results = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })')
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`))
}

/** A colour that is on its way to another one has a contrast of neither. What turns without end is not waited for. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const moving = document.getAnimations().filter(({ effect }) => Number.isFinite(effect?.getComputedTiming().endTime))
    // One that is cancelled is over too.
    await Promise.allSettled(moving.map(({ finished }) => finished))
  })
}
