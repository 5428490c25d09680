import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { z } from 'zod'

/** Something that a document names and that does not exist. */
export interface MissingReference {
  readonly file: string
  readonly line: number
  readonly what: string
}

const Scripts = z.object({ scripts: z.record(z.string(), z.string()).default({}) })
const TOP_FOLDERS = /^(apps|packages|infra|docs|\.ci)\//
/** What a build or a run makes is named in documents and not in the repository. */
const GENERATED = /(^|\/)(dist|node_modules|coverage)(\/|$)/

/** Every relative link, heading, path and script that the Markdown files below `root` name and that is not there. */
export function findMissingReferences(root: string): MissingReference[] {
  const isForeign = (path: string) =>
    /(^|[\\/])(node_modules|dist|\.toolchain|\.zhanwang[^\\/]*|\.git)([\\/]|$)/.test(path)
  const files = globSync('**/*.md', { cwd: root, exclude: isForeign }).filter((file) => !isForeign(file))
  const rootScripts = scriptsOf(root)
  const made = filesMade(files.map((file) => readFileSync(join(root, file), 'utf8')))
  const isThere = (path: string) =>
    existsSync(join(root, path)) || made.some((file) => `${file}/`.startsWith(`${path.replace(/\/$/, '')}/`))
  // What stands in a package that only a recipe makes, its generator made too: the recipe's own test sees to that.
  const isInMadePackage = (path: string) => {
    const folder = /^(packages\/domain\/[^/]+|[^/]+\/[^/]+)\//.exec(path)?.[1]
    return folder !== undefined && isThere(folder) && !existsSync(join(root, folder))
  }
  return files.sort().flatMap((file) => {
    const missing: MissingReference[] = []
    const text = readFileSync(join(root, file), 'utf8')
    const scripts = new Set([...rootScripts, ...scriptsOf(join(root, packageFolder(root, file)))])
    let inFence = false
    for (const [index, line] of text.split('\n').entries()) {
      const add = (what: string) => missing.push({ file, line: index + 1, what })
      if (/^\s*(```|~~~)/.test(line)) inFence = !inFence
      const [, edited] = /^```diff file=(\S+)/.exec(line) ?? []
      if (edited && !isThere(edited) && !isInMadePackage(edited)) add(`${edited}: no such file to edit`)
      for (const script of scriptsNamed(line)) if (!scripts.has(script)) add(`npm run ${script}: no such script`)
      if (inFence) continue
      for (const target of linksOf(line)) if (!linkHolds(root, file, target)) add(`${target}: no such file or heading`)
      for (const path of pathsNamed(line)) if (!isThere(path)) add(`${path}: no such path`)
    }
    return missing
  })
}

/** What blocks of a recipe have their reader write (```ts file=…): its own pages may name that as if it were there. */
function filesMade(texts: readonly string[]): string[] {
  return texts.flatMap((text) => [...text.matchAll(/^```(?!diff)\S+ file=(\S+)/gm)].map(([, file]) => file ?? ''))
}

function linksOf(line: string): string[] {
  const prose = line.replace(/`[^`]*`/g, '')
  return [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target))
}

function linkHolds(root: string, file: string, target: string): boolean {
  const [path = '', heading] = decodeURIComponent(target).split('#')
  const found =
    path === '' ? join(root, file) : path.startsWith('/') ? join(root, path) : resolve(root, dirname(file), path)
  if (relative(root, found).startsWith('..') || !existsSync(found)) return false
  if (!heading || !found.endsWith('.md')) return true
  return headingsOf(readFileSync(found, 'utf8')).includes(heading.toLowerCase())
}

/** Anchors as the usual hosts make them: lower case, punctuation gone, spaces to hyphens, repeats numbered. */
function headingsOf(text: string): string[] {
  const seen = new Map<string, number>()
  return [...text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map(([, title]) => {
    const slug = (title ?? '')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-')
    const count = seen.get(slug) ?? 0
    seen.set(slug, count + 1)
    return count === 0 ? slug : `${slug}-${count}`
  })
}

function pathsNamed(line: string): string[] {
  return [...line.matchAll(/`([^`\s]+)`/g)]
    .map(([, span]) => (span ?? '').replace(/[:#].*$/, ''))
    .filter((span) => TOP_FOLDERS.test(span) && !/[<>*{}…[\]]/.test(span) && !GENERATED.test(span))
}

function scriptsNamed(line: string): string[] {
  return [...line.matchAll(/\bnpm (?:run )?([a-z][\w:-]*)/g)]
    .filter(([whole, name]) => whole.startsWith('npm run ') || name === 'start' || name === 'test')
    .map(([, name]) => name ?? '')
}

function scriptsOf(dir: string): string[] {
  const file = join(dir, 'package.json')
  return existsSync(file) ? Object.keys(Scripts.parse(JSON.parse(readFileSync(file, 'utf8'))).scripts) : []
}

/** The folder of the package that a document belongs to, '.' for those of the repository. */
function packageFolder(root: string, file: string): string {
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    if (existsSync(join(root, folder, 'package.json'))) return folder
  }
  return '.'
}

if (import.meta.main) {
  const missing = findMissingReferences(join(import.meta.dirname, '../../..'))
  for (const { file, line, what } of missing) console.error(`${file}:${line}  ${what}`)
  process.exit(missing.length === 0 ? 0 : 1)
}
