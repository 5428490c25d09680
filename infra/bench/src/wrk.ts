import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Load {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  /** Lua for wrk: what each request is. */
  readonly script: string
  readonly dir: string
}

export interface LoadResult {
  readonly perSecond: number
  readonly p99Ms: number
  /** Answers that were not 2xx, and broken connections. */
  readonly failed: number
}

/** Whether wrk is installed, which every case but memory and start needs. */
export function isWrkInstalled(): boolean {
  return spawnSync('wrk', ['-v'], { stdio: 'ignore' }).error === undefined
}

/**
 * Drives one address with wrk (a load generator in C, so that it takes little of the cores it shares).
 * Throws where wrk fails.
 */
export async function drive({ url, connections, seconds, script, dir }: Load): Promise<LoadResult> {
  const file = join(dir, 'load.lua')
  writeFileSync(file, script)
  const output = await run('wrk', [
    '-t1',
    `-c${connections}`,
    `-d${seconds}s`,
    '--latency',
    '--timeout',
    '10s',
    '-s',
    file,
    url,
  ])
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1])
  const p99 = /99%\s+([\d.]+)(us|ms|s)/.exec(output)
  if (!Number.isFinite(perSecond) || !p99) throw new Error(`wrk said something unexpected:\n${output}`)
  const failed = Number(/Non-2xx or 3xx responses: (\d+)/.exec(output)?.[1] ?? 0)
  const broken = [...(/Socket errors: (.*)/.exec(output)?.[1] ?? '').matchAll(/\d+/g)].reduce(
    (sum, [count]) => sum + Number(count),
    0,
  )
  return { perSecond, p99Ms: Number(p99[1]) * UNITS[p99[2] as keyof typeof UNITS], failed: failed + broken }
}

const UNITS = { us: 0.001, ms: 1, s: 1000 }

/** Lua that makes another command id for each request: a repeated one would answer without writing. */
export const LUA_UUID = `
math.randomseed(os.time())
local serial = math.random(0, 4095)
function uuid()
  serial = serial + 1
  local ms = os.time() * 1000 + serial % 1000
  return string.format('%08x-%04x-7%03x-8%03x-%04x%08x', math.floor(ms / 65536), ms % 65536, math.random(0, 4095), math.random(0, 4095), math.random(0, 65535), serial)
end
`

function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += String(chunk)))
    child.once('error', reject)
    child.once('exit', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`${command} ended with ${code}:\n${output}`)),
    )
  })
}
