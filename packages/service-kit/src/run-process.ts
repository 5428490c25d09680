import { setTimeout as delay } from 'node:timers/promises'
import { createLog } from './log.ts'
import { releaseMemoryWhenIdle } from './release-memory.ts'

const DRAIN_TIMEOUT_MS = 10_000

/** What a process runs: a service, or several. */
export interface Stoppable {
  stop(): Promise<void>
}

/**
 * Runs `start` as what this process is for. SIGTERM, SIGINT, or the end of the parent that started it with an IPC
 * channel: it stops within 10 s and the process ends with 0. A failed start, an uncaught error or an unhandled
 * rejection: it is logged and the process ends with 1, for whoever watches it to start it anew.
 */
export function runProcess(name: string, start: () => Promise<Stoppable>): void {
  const log = createLog({ name, level: 'info' })
  let running: Stoppable | undefined
  let ending = false

  const crash = (error: unknown, message: string) => {
    log.fatal({ err: error }, message)
    process.exit(1)
  }
  const end = async (cause: string) => {
    // Asked twice: whoever asks does not want to wait.
    if (ending) process.exit(1)
    ending = true
    log.info({ cause }, 'stopping')
    if (running) {
      const late = delay(DRAIN_TIMEOUT_MS, 'late' as const, { ref: false })
      if ((await Promise.race([running.stop(), late])) === 'late') log.warn({}, 'stopping took too long; ending anyway')
    }
    process.exit(0)
  }

  process.on('uncaughtException', (error) => crash(error, 'uncaught error'))
  process.on('unhandledRejection', (error) => crash(error, 'unhandled rejection'))
  process.on('SIGTERM', () => void end('SIGTERM'))
  process.on('SIGINT', () => void end('SIGINT'))
  if (process.channel) {
    process.on('disconnect', () => void end('the parent has ended'))
  }

  start().then(
    (started) => {
      running = started
      releaseMemoryWhenIdle()
    },
    (error: unknown) => crash(error, 'the start failed'),
  )
}
