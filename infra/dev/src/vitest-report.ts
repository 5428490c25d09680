import { z } from 'zod'
import { readJson } from './private-file.ts'

const Report = z.object({
  numPassedTests: z.int(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({ status: z.string(), fullName: z.string(), failureMessages: z.array(z.string()).nullish() }),
      ),
    }),
  ),
})

/** How checks ended. */
export interface Outcome {
  readonly passed: number
  /** What failed and why, one text each. */
  readonly failures: readonly string[]
}

/**
 * The outcome of a run from the report that vitest wrote. A file that could not be loaded has no tests and is one failure;
 * so is a run that failed otherwise (an error outside any test, no report at all).
 */
export function vitestOutcome(reportFile: string, exitCode: number | null): Outcome {
  const report = Report.safeParse(readJson(reportFile)).data
  if (!report) return { passed: 0, failures: ['vitest wrote no report'] }
  const failures = report.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (failed.length === 0) return status === 'failed' ? [`${name}\n${message}`] : []
    return failed.map(({ fullName, failureMessages }) =>
      [`${name} > ${fullName}`, ...(failureMessages ?? [])].join('\n'),
    )
  })
  if (exitCode !== 0 && failures.length === 0) failures.push('vitest failed outside of any test')
  return { passed: report.numPassedTests, failures }
}
