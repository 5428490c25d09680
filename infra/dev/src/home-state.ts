import { PlainError } from '@zhanwang/local-servers/plain-error'
import { z } from 'zod'
import type { Home } from './home.ts'
import { readJson, writePrivateJson } from './private-file.ts'

const HomeState = z.object({
  kind: z.enum(['demonstration', 'empty']),
  accountsCreated: z.boolean(),
  demonstrationLoaded: z.boolean(),
})

/** What a home is for, and how far its first start came. */
export type HomeState = z.infer<typeof HomeState>

/**
 * The state of the home; a new one is what the options say. A home keeps its kind: made-up people with known passwords
 * never enter one that was made empty, and `--empty` on a demonstration throws {@link PlainError}.
 */
export function openHomeState(home: Home, empty: boolean): HomeState {
  const stored = readJson(home.stateFile)
  if (stored === undefined) {
    const fresh: HomeState = {
      kind: empty ? 'empty' : 'demonstration',
      accountsCreated: false,
      demonstrationLoaded: false,
    }
    saveHomeState(home, fresh)
    return fresh
  }
  const state = HomeState.parse(stored)
  if (empty && state.kind === 'demonstration') {
    throw new PlainError(
      `${home.dir} 里是演示数据，不能作为空平台启动。请用 --home 指定另一个目录，例如 --home .zhanwang-empty。`,
      `${home.dir} holds the demonstration and can't be started empty. Name another folder, for example --home .zhanwang-empty.`,
    )
  }
  return state
}

/** Keeps the state. */
export function saveHomeState(home: Home, state: HomeState): void {
  writePrivateJson(home.stateFile, state)
}
