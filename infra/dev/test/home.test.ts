import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { homeAt, makeHomeFolder } from '../src/home.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhanwang-home-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const modeOf = (path: string) => statSync(path).mode & 0o7777

test('a folder that we make is closed to others; one that was there keeps its mode', () => {
  const made = homeAt(join(folder, 'made'))
  makeHomeFolder(made)
  expect(modeOf(made.dir)).toBe(process.getuid?.() === 0 ? 0o711 : 0o700)

  const given = homeAt(join(folder, 'given'))
  mkdirSync(given.dir)
  chmodSync(given.dir, 0o1777)
  makeHomeFolder(given)
  expect(modeOf(given.dir)).toBe(0o1777)
})

test('a folder with other things in it is refused and left as it is', () => {
  const home = homeAt(join(folder, 'other'))
  mkdirSync(home.dir)
  chmodSync(home.dir, 0o1777)
  writeFileSync(join(home.dir, 'letter.txt'), '')
  expect(() => makeHomeFolder(home)).toThrow(/no home of Zhanwang/)
  expect(modeOf(home.dir)).toBe(0o1777)
  expect(readdirSync(home.dir)).toEqual(['letter.txt'])
})

test('a home, and what a start that was killed at once left of one, is taken', () => {
  const home = homeAt(join(folder, 'home'))
  mkdirSync(home.lockDir, { recursive: true })
  writeFileSync(home.lockFile, '{}')
  writeFileSync(`${home.stateFile}.123`, '')
  makeHomeFolder(home)
  writeFileSync(home.stateFile, '{}')
  mkdirSync(home.postgresDir)
  makeHomeFolder(home)
})

test('a file in the place of a home is refused in one sentence', () => {
  writeFileSync(join(folder, 'file'), '')
  expect(() => makeHomeFolder(homeAt(join(folder, 'file')))).toThrow(/can't be used as a home/)
})
