import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { recipeEnv } from './env.ts'
import type { Hunk, RecipeStep } from './recipe-page.ts'

/** Does what a step says in the repository at `root`. Throws an Error that names page and line where it cannot. */
export function followStep(root: string, step: RecipeStep): void {
  const { page, line } = step
  try {
    switch (step.kind) {
      case 'write':
        if (existsSync(join(root, step.file))) throw new Error(`${step.file} is there already: a change is a diff`)
        mkdirSync(dirname(join(root, step.file)), { recursive: true })
        writeFileSync(join(root, step.file), step.text)
        return
      case 'edit':
        writeFileSync(join(root, step.file), edited(step.file, readFileSync(join(root, step.file), 'utf8'), step.hunks))
        return
      case 'run':
        for (const command of step.commands) run(root, command)
    }
  } catch (cause) {
    throw new Error(`${page}:${line}  ${cause instanceof Error ? cause.message : cause}`, { cause })
  }
}

/** The text with every hunk in its place. Throws where one has none, or several. */
export function edited(file: string, text: string, hunks: readonly Hunk[]): string {
  return hunks.reduce((current, { before, after }) => {
    // Whole lines: what a hunk says must not be found inside a longer one.
    const [head = '', ...rest] = `\n${current}`.split(`\n${before}\n`)
    if (rest.length !== 1) throw new Error(`${file}: ${rest.length === 0 ? 'nowhere' : 'more than once'}\n${before}`)
    return `${head}\n${after}\n${rest[0]}`.slice(1)
  }, text)
}

/** Runs a command of a page. */
export function run(root: string, command: string): void {
  const [program = '', ...args] = wordsOf(command)
  const [actual, actualArgs] = asRun(program, args)
  const { status, stdout, stderr, error } = spawnSync(actual, actualArgs, {
    cwd: root,
    encoding: 'utf8',
    env: recipeEnv(),
    maxBuffer: 2 ** 26,
  })
  if (error) throw error
  if (status !== 0) throw new Error(`${command} ended with ${status}\n${stdout}${stderr}`.slice(0, 8_000))
}

/**
 * What is run instead of what a reader types: `npm run` goes through a launcher that first gets Node and pnpm, which run
 * already; and all that pnpm installs lies on this machine, where the repository itself was installed. Only what it reads
 * of a registry to place a new package may be missing there, after an install from the lockfile alone: then it asks.
 */
function asRun(program: string, args: readonly string[]): [string, string[]] {
  if (program === 'npm' && args[0] === 'run' && args[1] !== undefined) {
    return [process.execPath, [join('infra/dev/src', `${args[1]}.ts`), ...args.slice(2).filter((arg) => arg !== '--')]]
  }
  if (program === 'pnpm' && args[0] === 'install')
    return ['pnpm', [...args, '--prefer-offline', '--no-frozen-lockfile']]
  return [program === 'node' ? process.execPath : program, [...args]]
}

/** The words of a command line, with those in double quotes as one. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
}
