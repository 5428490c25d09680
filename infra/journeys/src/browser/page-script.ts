import type { Page } from 'playwright-core'

/** Script that the page has loaded so far, in bytes as they came over the wire: compressed, without headers. */
export async function scriptBytes(page: Page): Promise<number> {
  return page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming && /\.js$/.test(new URL(entry.name).pathname))
      .reduce((sum, entry) => sum + (entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0), 0),
  )
}

/** Whether the page is wider than its window, so that a reader would have to move it sideways. */
export async function overflowsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
}

/** Parts of the page that a reader would have to move sideways: tables wider than their place. */
export async function sidewaysTables(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll('.ant-table-content')].filter((part) => part.scrollWidth > part.clientWidth).length,
  )
}

/** The sum of the layout shifts that no input caused (web vitals: 0.1 is good). */
export async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) {
            if (
              'value' in entry &&
              typeof entry.value === 'number' &&
              !('hadRecentInput' in entry && entry.hadRecentInput)
            )
              sum += entry.value
          }
        })
        observer.observe({ type: 'layout-shift', buffered: true })
        // The buffered entries are delivered in a task of their own before the second frame.
        requestAnimationFrame(() =>
          requestAnimationFrame(() => {
            observer.disconnect()
            resolve(sum)
          }),
        )
      }),
  )
}
