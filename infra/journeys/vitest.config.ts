import { configDefaults, defineConfig } from 'vitest/config'
import { OWN_PLATFORM_FILES } from './src/own-platform-files.ts'

/** One platform with the demonstration serves every file; the files run one after the other. */
export default defineConfig({
  test: {
    name: 'infra/journeys',
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...OWN_PLATFORM_FILES],
    globalSetup: ['./src/demonstration-platform.ts'],
    fileParallelism: false,
    // Of tests that say they are concurrent: a browser on two cores has no use for more.
    maxConcurrency: 2,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
})
