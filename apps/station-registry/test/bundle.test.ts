import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { testDatabase } from '@zhanwang/testkit/postgres'
import { expect, test } from 'vitest'
import { bundle } from '../bundle.ts'

const run = promisify(execFile)

test('migration and service are bundled to one file each that runs away from the workspace', async () => {
  await using parts = new AsyncDisposableStack()
  const database = parts.use(await testDatabase())
  const folder = await mkdtemp(join(tmpdir(), 'zhanwang-bundle-'))
  parts.defer(() => rm(folder, { recursive: true }))
  await bundle(folder)

  const options = { cwd: folder, env: { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl } }
  const migrated = await run(process.execPath, ['migrate.mjs'], options)
  expect(migrated.stdout).toContain('station-registry-0002-stations')
  await expect(run(process.execPath, ['main.mjs'], options)).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining('NATS_URL is not set'),
  })
})
