import { defineConfig } from 'vitest/config'

/** One platform with the demonstration serves every file; the files run one after the other. */
export default defineConfig({
  test: {
    name: 'infra/journeys',
    include: ['test/**/*.test.ts'],
    globalSetup: ['./src/demonstration-platform.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
})
