import { performance } from 'node:perf_hooks'
import { getHeapStatistics, setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { z } from 'zod'

/** How long a process must have had next to nothing to do. */
const LOOK_EVERY_MS = 2_000
const IDLE_UTILIZATION = 0.1
/** What is held without need, in bytes, that is worth a collection. */
const WORTH = 12 * 1024 * 1024
/** A collection holds everything up for some tenths of a second. */
const AT_MOST_EVERY_MS = 60_000

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void

/**
 * Gives back to the system what V8 holds without need once the process is idle: after its start, which leaves a young
 * generation of 32 MB behind, and after load. V8 itself shrinks only what goes on allocating, which an idle process does
 * not do. Its largest collection is the only one that shrinks the young generation; under load that grows again.
 */
export function releaseMemoryWhenIdle(): void {
  const collect = collector()
  let looked = performance.eventLoopUtilization()
  let notBefore = 0
  setInterval(() => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, looked)
    looked = now
    if (utilization > IDLE_UTILIZATION || performance.now() < notBefore) return
    const { total_heap_size: held, used_heap_size: used } = getHeapStatistics()
    if (held - used < WORTH) return
    collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
    notBefore = performance.now() + AT_MOST_EVERY_MS
  }, LOOK_EVERY_MS).unref()
}

/** V8's own function, which it shows where it is asked for. */
function collector(): Collect {
  setFlagsFromString('--expose-gc')
  const gc = z.custom<Collect>((value) => typeof value === 'function').parse(runInNewContext('gc'))
  setFlagsFromString('--no-expose-gc')
  return gc
}
