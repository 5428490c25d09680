import { readFileSync } from 'node:fs'
import type { BenchRun } from '../bench-run.ts'
import { cost, type Figure } from '../figure.ts'
import { bareProcess } from '../floors.ts'

/** Resident memory of each idle service against a process with nothing but fastify, pg and NATS. */
export async function memoryCase(run: BenchRun): Promise<Figure[]> {
  const bare = await bareProcess(run.natsUrl, run.databaseUrl)
  try {
    // Long enough after the start that both have collected what starting left behind.
    await new Promise((resolve) => setTimeout(resolve, 5_000))
    const floor = residentMb(bare.pid ?? 0)
    return ['station-registry', 'gateway'].map((service) => {
      const pid = run.platform.readReady().processes.find(({ name }) => name === service)?.pid ?? 0
      return cost(`idle-memory-${service}`, residentMb(pid), 'MB', floor, 1.3)
    })
  } finally {
    bare.disconnect()
  }
}

function residentMb(pid: number): number {
  const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kb) / 1024
}
