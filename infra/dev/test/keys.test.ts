import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Home, homeAt, makeHomeFolders } from '../src/home.ts'
import { ensureKeys } from '../src/keys.ts'

const service = { name: 'registry', dir: 'apps/registry', database: 'zw_registry', context: 'registry' }
let home: Home
beforeEach(() => {
  home = homeAt(mkdtempSync(join(tmpdir(), 'zhanwang-keys-')))
  makeHomeFolders(home, [service])
  ensureKeys(home, [service])
})
afterEach(() => rmSync(home.dir, { recursive: true, force: true }))

test('a lost public key is derived from its private one, so that earlier seals can still be proved', () => {
  const { private: privateFile, public: publicFile } = home.auditKeys(service)
  const before = [privateFile, publicFile].map((file) => readFileSync(file, 'utf8'))
  rmSync(publicFile)
  ensureKeys(home, [service])
  expect([privateFile, publicFile].map((file) => readFileSync(file, 'utf8'))).toEqual(before)
})

test('a lost private key is not replaced: the start is refused with the way out', () => {
  const { private: privateFile } = home.auditKeys(service)
  rmSync(privateFile)
  expect(() => ensureKeys(home, [service])).toThrow(/Restore it from a backup/)
  expect(existsSync(privateFile)).toBe(false)
})
