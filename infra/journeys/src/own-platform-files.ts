import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../test')

/**
 * Journeys that start a platform of their own, because they kill it or need an empty one: known by their doing so. They
 * run beside everything else; the others share one platform and take turns on it.
 */
export const OWN_PLATFORM_FILES: readonly string[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.test.ts') && readFileSync(join(FOLDER, name), 'utf8').includes(' startPlatform('))
  .map((name) => `test/${name}`)
