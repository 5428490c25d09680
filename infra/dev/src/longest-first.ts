import type { TestSpecification } from 'vitest/node'
import { BaseSequencer } from 'vitest/node'

/** Files that take longest, the longest first. One that is missing here, or gone, costs some seconds at the end, no more. */
const LONGEST = [
  'infra/journeys/test/faults.test.ts',
  'infra/recipe/test/recipe.test.ts',
  'infra/dev/test/start.test.ts',
  'infra/journeys/test/clerks-day.test.ts',
  'infra/journeys/test/acceptance.test.ts',
  'apps/station-registry/test/station-import.test.ts',
  'apps/station-registry/test/station-import-interrupted.test.ts',
]

/** Begins with the longest files, so that none of them is still running when all others are done. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex((file) => moduleId.endsWith(`/${file}`))
      return found < 0 ? LONGEST.length : found
    }
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rank(a) - rank(b))
  }
}
