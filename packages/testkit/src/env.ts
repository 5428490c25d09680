/** Settings of the tests' servers. The only place of this package that reads the environment. */
export interface TestkitEnv {
  readonly dockerHost: string | undefined
  /** Names a folder with Postgres programs: the suite runs on that version, containers or not. */
  readonly postgresBin: string | undefined
}

/** Reads the settings; empty values count as absent. */
export function testkitEnv(): TestkitEnv {
  return {
    dockerHost: process.env.DOCKER_HOST || undefined,
    postgresBin: process.env.ZHANWANG_TEST_POSTGRES_BIN || undefined,
  }
}
