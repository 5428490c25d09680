import { readdirSync, readFileSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { expect, test } from 'vitest'

const source = new URL('../src/', import.meta.url)

test.each(readdirSync(source))(
  '%s runs in a browser too: it imports nothing of Node and reads no Node global',
  (file) => {
    const text = readFileSync(new URL(file, source), 'utf8')
    const imported = Array.from(text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g), (match) => match[1] ?? '')
    expect(imported.filter(isBuiltin)).toEqual([])
    expect(text).not.toMatch(/\b(?:process|Buffer|__dirname|globalThis\.process|import\.meta\.dirname)\b[.([]/)
  },
)
