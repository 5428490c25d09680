import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { en } from '../src/locales/en.ts'
import { zh } from '../src/locales/zh.ts'

interface Texts {
  readonly [key: string]: string | Texts
}

/** Every text by its full key: `shell.menu`. */
function flat(texts: Texts, prefix = ''): Map<string, string> {
  const entries = Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : [...flat(value, `${prefix}${key}.`)],
  )
  return new Map(entries)
}

const ZH = flat(zh)
const EN = flat(en)
const SOURCE = globSync('**/*.{ts,tsx}', { cwd: join(import.meta.dirname, '../src') })
  .filter((file) => !/(?:locales[\\/]|texts\.)(?:zh|en)\.ts$/.test(file))
  .map((file) => readFileSync(join(import.meta.dirname, '../src', file), 'utf8'))
  .join('\n')
const WRITTEN = [...SOURCE.matchAll(/'([a-z][A-Za-z]*(?:\.[A-Za-z0-9-]+)+|product|tagline)'/g)].flatMap(
  (match) => match[1] ?? [],
)
const COMPOSED = [...SOURCE.matchAll(/\bt\(`([a-zA-Z.]+)\$\{/g)].flatMap((match) => match[1] ?? [])
const CALLED = [...SOURCE.matchAll(/\bt\(\s*'([^']+)'/g)].flatMap((match) => match[1] ?? [])

const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()

test('Chinese and English have the same keys', () => {
  expect([...EN.keys()].sort()).toEqual([...ZH.keys()].sort())
})

test('a text has the same places to fill in both languages', () => {
  for (const [key, text] of ZH) expect(placeholders(EN.get(key) ?? ''), key).toEqual(placeholders(text))
})

test('no text is empty', () => {
  for (const [key, text] of [...ZH, ...EN]) expect(text.trim(), key).not.toBe('')
})

test('every key that a page names exists', () => {
  expect(CALLED.length).toBeGreaterThan(100)
  expect(CALLED.filter((key) => !ZH.has(key))).toEqual([])
  expect(COMPOSED.filter((prefix) => ![...ZH.keys()].some((key) => key.startsWith(prefix)))).toEqual([])
})

test('every key is used by a page', () => {
  const used = (key: string) => WRITTEN.includes(key) || COMPOSED.some((prefix) => key.startsWith(prefix))
  expect([...ZH.keys()].filter((key) => !used(key))).toEqual([])
})
