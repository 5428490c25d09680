import { globSync, readFileSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { importsOf, type SourceImport } from './source-imports.ts'

/** An import, or a reading of the environment, that crosses a boundary which Biome has no rule for. */
export interface Crossing {
  readonly file: string
  readonly line: number
  readonly reason: string
}

/** The folder of the package that a file of the repository belongs to. */
function packageOf(file: string): string {
  return file
    .split('/')
    .slice(0, file.startsWith('packages/domain/') ? 3 : 2)
    .join('/')
}

/** `rewards` for apps/x/src/rewards/pay-reward.ts, '' for what lies beside the capabilities. */
function capabilityOf(file: string): string {
  const [, , , capability, ...rest] = file.split('/')
  return rest.length > 0 ? (capability ?? '') : ''
}

function reasonAgainst(file: string, { specifier, isTypeOnly }: SourceImport): string | undefined {
  const isSource = file.startsWith(`${packageOf(file)}/src/`)
  const isProduct = isSource && /^(apps|packages)\//.test(file) && !/^packages\/(service-)?testkit\//.test(file)
  if (isProduct && /^(@zhanwang\/(service-)?testkit|vitest)(\/|$)/.test(specifier)) {
    return `${specifier} is for tests: what a program needs belongs in a package of its own.`
  }
  if (file.startsWith('apps/console/') && specifier.startsWith('@zhanwang/gateway') && !isTypeOnly) {
    return 'The console takes the router TYPE of the gateway: write import type, so that no server code reaches a browser.'
  }
  if (!specifier.startsWith('.')) return undefined
  const target = posix.normalize(posix.join(posix.dirname(file), specifier))
  if (!target.startsWith(`${packageOf(file)}/`)) {
    return `${specifier} leaves the package: import it by its name, so that package.json tells what depends on what.`
  }
  const from = capabilityOf(file)
  const to = capabilityOf(target)
  if (isSource && file.startsWith('apps/') && from && to && from !== to && /-store\.ts$/.test(target)) {
    return `${from} reads the store of ${to}: ask a function of ${to}, so that one capability alone knows its tables.`
  }
  return undefined
}

/** All crossings in the TypeScript sources below `root`, in the order of the files. */
export function findCrossings(root: string): Crossing[] {
  const files = globSync('{apps,packages,infra}/**/*.{ts,tsx}', {
    cwd: root,
    exclude: (path) => /(^|[\\/])(node_modules|dist)$/.test(path),
  })
  return files
    .map((file) => file.split(sep).join('/'))
    .filter((file) => !/(^|\/)(node_modules|dist)\//.test(file))
    .sort()
    .flatMap((file) => {
      const source = readFileSync(join(root, file), 'utf8')
      const imports = importsOf(source).flatMap((found) => {
        const reason = reasonAgainst(file, found)
        return reason ? [{ file, line: found.line, reason }] : []
      })
      return [...imports, ...environmentReaders(file, source)]
    })
}

/** Biome's noProcessEnv is off below infra, whose tests and commands are processes of their own; its sources still have one env.ts. */
function environmentReaders(file: string, source: string): Crossing[] {
  const isChecked = /^(infra|packages\/local-servers)\/.*src\//.test(file) && !file.endsWith('/env.ts')
  if (!isChecked) return []
  return source.split('\n').flatMap((text, index) =>
    /\bprocess\.env\b/.test(text) && !/^\s*(\*|\/\/)/.test(text)
      ? [
          {
            file,
            line: index + 1,
            reason: 'The environment is read in env.ts alone, where it is checked and described.',
          },
        ]
      : [],
  )
}

if (import.meta.main) {
  const crossings = findCrossings(join(import.meta.dirname, '../../..'))
  for (const { file, line, reason } of crossings) console.error(`${file}:${line}  ${reason}`)
  process.exit(crossings.length === 0 ? 0 : 1)
}
