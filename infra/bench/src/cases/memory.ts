import { readFileSync } from 'node:fs'
import type { BenchRun } from '../bench-run.ts'
import { cost, type Figure } from '../figure.ts'
import { bareProcess } from '../floors.ts'

/** Resident memory of each idle service against a process with nothing but fastify, pg and NATS. */
export async function memoryCase(run: BenchRun): Promise<Figure[]> {
  const floor = await bareMb(run)
  return ['station-registry', 'gateway'].map((service) =>
    cost(`idle-memory-${service}`, processMb(run, service), 'MB', floor, 1.3),
  )
}

/** The same of all services in one process. */
export async function allInOneMemoryCase(run: BenchRun): Promise<Figure[]> {
  const floor = await bareMb(run)
  return [cost('idle-memory-all-in-one', processMb(run, 'all-in-one'), 'MB', floor, 3)]
}

/** Waits long enough after the start that both have collected what starting left behind. */
async function bareMb(run: BenchRun): Promise<number> {
  const bare = await bareProcess(run.natsUrl, run.databaseUrl)
  try {
    await new Promise((resolve) => setTimeout(resolve, 5_000))
    return residentMb(bare.pid ?? 0)
  } finally {
    bare.disconnect()
  }
}

function processMb(run: BenchRun, service: string): number {
  return residentMb(run.platform.readReady().processes.find(({ name }) => name === service)?.pid ?? 0)
}

function residentMb(pid: number): number {
  const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kb) / 1024
}
