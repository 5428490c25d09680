import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bundleService } from '../src/bundle.ts'

test('a bundle is one file that runs alone, CommonJS packages that require Node included', async () => {
  const root = mkdtempSync(join(tmpdir(), 'zhanwang-bundle-'))
  try {
    const src = join(root, 'apps/one/src')
    mkdirSync(src, { recursive: true })
    const pg = JSON.stringify(import.meta.resolve('pg').replace('file://', ''))
    writeFileSync(join(src, 'main.ts'), `import pg from ${pg}\nconsole.log(typeof pg.Pool, import.meta.main)\n`)
    writeFileSync(join(src, 'migrate.ts'), `const answer: number = 42\nconsole.log(answer)\n`)
    const files = await bundleService(root, { name: 'one', dir: 'apps/one', database: 'zw_one', context: 'one' })
    expect(files).toEqual(['main', 'migrate'].map((name) => join(root, 'apps/one/dist', `${name}.mjs`)))
    const output = files.map((file) => execFileSync(process.execPath, [file], { cwd: tmpdir(), encoding: 'utf8' }))
    expect(output).toEqual(['function true\n', '42\n'])
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
