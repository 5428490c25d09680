import type { TestProject } from 'vitest/node'
import { type SharedPostgres, startSharedPostgres } from './shared-postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's URL of the Postgres server that all tests of a run share; each makes its own database there. */
    postgresUrl: string
  }
}

/** The one server of this process, however many projects ask for it. */
let shared: { server: Promise<SharedPostgres>; users: number } | undefined

/** Starts the run's Postgres with the first project that has tests, and gives its URL to every project. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared ??= { server: startSharedPostgres(), users: 0 }
  const mine = shared
  mine.users++
  project.provide('postgresUrl', (await mine.server).url)
  return async () => {
    if (--mine.users > 0) return
    shared = undefined
    await (await mine.server)[Symbol.asyncDispose]()
  }
}

export default setup
