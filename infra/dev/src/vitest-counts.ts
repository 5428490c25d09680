import { z } from 'zod'
import { readJson } from './private-file.ts'

const Report = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

/** How many tests passed and failed. */
export interface Counts {
  readonly passed: number
  readonly failed: number
}

/**
 * The counts of a run from the report that vitest wrote. A file that could not be loaded has no tests and counts as one
 * failed; so does a run that failed otherwise (an error outside any test, no report at all).
 */
export function vitestCounts(reportFile: string, exitCode: number | null): Counts {
  const report = Report.safeParse(readJson(reportFile)).data
  if (!report) return { passed: 0, failed: 1 }
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = report.numFailedTests + brokenFiles
  return { passed: report.numPassedTests, failed: exitCode === 0 || failed > 0 ? failed : 1 }
}
