import { type BusinessDate, todayInShanghai } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import { sha256Hex } from '@zhanwang/kernel/digest'
import { commandIdOf } from '@zhanwang/kernel/ids'
import { EVERYWHERE } from '@zhanwang/kernel/scope'

/** The day on which a daily run works, and in whose name. */
export interface DailyDay {
  readonly today: BusinessDate
  readonly now: Date
  /** Aborted when the process stops or another takes over: stop by throwing (`signal.throwIfAborted()`). */
  readonly signal: AbortSignal
  /**
   * The call of a command of the system itself. The same key on the same day is the same command: done again after a
   * kill, it has no second effect. So the key names what is done (`escalate/0199…`), not how often one came by.
   */
  call(key: string): CommandCall
}

/**
 * What a service does by itself once a day, in Asia/Shanghai. It looks for all that is due by `today`, not for what fell
 * due on it: after days without the service one run does the rest. It may be begun again at any point, and asked for an
 * earlier day when the clock was set back.
 */
export interface DailyRun {
  /** Unique in its service, kebab-case: `approval-escalation`. */
  readonly name: string
  run(day: DailyDay): Promise<void>
}

/** The day of a run: for those who start runs, and for tests of one run. */
export function dailyDay(parts: {
  readonly service: string
  readonly run: string
  readonly now: Date
  readonly signal?: AbortSignal
}): DailyDay {
  const { service, run, now, signal = new AbortController().signal } = parts
  const today = todayInShanghai(now)
  const name = `${service}/${run}/${today}`
  return {
    today,
    now,
    signal,
    call: (key) => ({
      actor: { kind: 'system', id: service, name: service, grants: [], cause: `daily ${run} ${today}` },
      scopes: [EVERYWHERE],
      procedure: `daily.${run}`,
      now,
      today,
      language: 'zh',
      correlationId: `daily-${run}-${today}`,
      commandId: commandIdOf(`${name}/${key}`),
      inputDigest: sha256Hex(`${name}/${key}`),
    }),
  }
}
