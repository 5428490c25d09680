import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { ProcedureMetrics } from '@zhanwang/messaging/procedure-endpoint'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

/** From a look-up in memory to the longest a database statement may take, in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]
/** Coarse, because the measuring timer wakes an idle process as often. */
const LAG_RESOLUTION_MS = 100

export interface ServiceMetrics {
  readonly registry: Registry
  readonly procedures: ProcedureMetrics
  stop(): void
}

/**
 * A service's own registry: requests, event loop and process. prom-client's default metrics are left out: their
 * garbage-collection observer and 10 ms timer cost an idle service more than they tell.
 */
export function createMetrics(): ServiceMetrics {
  const registry = new Registry()
  const requests = new Counter({
    name: 'zw_requests_total',
    help: 'Answered requests by procedure and code',
    labelNames: ['procedure', 'code'] as const,
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'zw_request_seconds',
    help: 'Time from receiving a request to answering it',
    labelNames: ['procedure'] as const,
    buckets: BUCKETS,
    registers: [registry],
  })
  const loop = monitorEventLoopDelay({ resolution: LAG_RESOLUTION_MS })
  loop.enable()
  addProcessGauges(registry, loop)

  return {
    registry,
    procedures: {
      answered(procedure, code, duration) {
        requests.inc({ procedure, code })
        seconds.observe({ procedure }, duration)
      },
    },
    stop() {
      loop.disable()
    },
  }
}

function addProcessGauges(registry: Registry, loop: ReturnType<typeof monitorEventLoopDelay>): void {
  new Gauge({
    name: 'zw_event_loop_lag_seconds',
    help: 'Delay of the event loop since the last scrape',
    labelNames: ['quantile'] as const,
    registers: [registry],
    collect() {
      // The histogram holds the whole interval between two turns, of which the resolution is no delay.
      const lag = (nanoseconds: number) => Math.max(0, nanoseconds / 1e9 - LAG_RESOLUTION_MS / 1e3) || 0
      this.set({ quantile: '0.5' }, lag(loop.percentile(50)))
      this.set({ quantile: '0.99' }, lag(loop.percentile(99)))
      this.set({ quantile: '1' }, lag(loop.max))
      loop.reset()
    },
  })
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Resident memory',
    registers: [registry],
    collect() {
      this.set(process.memoryUsage.rss())
    },
  })
  new Gauge({
    name: 'process_cpu_seconds_total',
    help: 'CPU time used, user and system',
    registers: [registry],
    collect() {
      const { user, system } = process.cpuUsage()
      this.set((user + system) / 1e6)
    },
  })
}
