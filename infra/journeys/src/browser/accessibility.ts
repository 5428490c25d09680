import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { eventually } from '@zhanwang/testkit/eventually'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * A rule's impact is that of all its findings, so that those whose impact is less need not be run. None of the others looks
 * at style sheets or media, which axe would fetch again beforehand.
 */
const RUN = `{
  const lesser = axe._audit.rules.filter(({ impact }) => impact !== 'serious' && impact !== 'critical')
  const rules = Object.fromEntries(lesser.map(({ id }) => [id, { enabled: false }]))
  axe.run(document, { resultTypes: ['violations'], rules, preload: false })
}`

/**
 * What axe finds serious or critical on the page as it is shown now, one line a finding; empty is good. What it finds while
 * an answer is just being drawn need not be there a moment later, so a finding is looked for again.
 */
export async function seriousFindings(page: Page): Promise<string[]> {
  const findings = await findingsNow(page)
  return findings.length === 0 ? findings : findingsNow(page)
}

async function findingsNow(page: Page): Promise<string[]> {
  await unmoving(page)
  // Evaluated by the debugger, so the page's content security policy stays as it is. It stays as long as the document does.
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(AXE)
  const results = await page.evaluate<AxeResults>(RUN)
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 160)}`),
  )
}

/**
 * A colour that is on its way to another one has a contrast of neither. What turns without end is not waited for. Asked again
 * and again: that an animation has `finished` was sometimes never told of one that a change of the window's width cut off.
 */
async function unmoving(page: Page): Promise<void> {
  await eventually(() =>
    page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ playState }) => playState === 'running')
        .every(({ effect }) => !Number.isFinite(effect?.getComputedTiming().endTime)),
    ),
  )
}
