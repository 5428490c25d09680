import type { ApprovalOutcome } from '@zhanwang/domain-approval/approval'
import { newId } from '@zhanwang/kernel/ids'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { problemOf } from '../api/problem.ts'
import { queryClient } from '../api/query-client.ts'
import { client } from '../api/trpc.ts'

/** How many decisions are on their way at once: a few, so that a long selection holds up nobody else. */
const AT_ONCE = 3

export interface DecidedFile {
  readonly id: string
  readonly title: string
  /** The one that the reader saw. */
  readonly version: number
}

/** What became of one decision; a refused one says why. */
export interface BulkOutcome {
  readonly file: DecidedFile
  readonly state: 'sending' | 'done' | 'refused'
  readonly why?: string
}

export interface BulkDecisions {
  readonly outcomes: readonly BulkOutcome[]
  readonly isRunning: boolean
  /** Decides each file by a command of its own: one that is refused holds back no other. Returns the ids of those refused. */
  run(files: readonly DecidedFile[], outcome: ApprovalOutcome, comment: string): Promise<string[]>
}

/** Decides many files one by one, and keeps of each what became of it. */
export function useBulkDecisions(): BulkDecisions {
  const { t } = useTranslation()
  const [outcomes, setOutcomes] = useState<readonly BulkOutcome[]>([])
  const [isRunning, setRunning] = useState(false)
  // The same decision sent again after a lost answer is the same command.
  const commandIds = useRef(new Map<string, string>())

  async function decide(file: DecidedFile, outcome: ApprovalOutcome, comment: string): Promise<BulkOutcome> {
    const input = { id: file.id, version: file.version, outcome, comment }
    const content = JSON.stringify(input)
    const commandId = commandIds.current.get(content) ?? newId()
    commandIds.current.set(content, commandId)
    try {
      await client.registry.approvals.decide.mutate(input, { context: { commandId } })
      return { file, state: 'done' }
    } catch (error) {
      const { code, text } = problemOf(error)
      return { file, state: 'refused', why: text ?? t(code === 'offline' ? 'problem.offline' : 'problem.unexpected') }
    }
  }

  return {
    outcomes,
    isRunning,
    async run(files, outcome, comment) {
      setRunning(true)
      const told = new Map<string, BulkOutcome>(files.map((file) => [file.id, { file, state: 'sending' }]))
      const tell = () => setOutcomes([...told.values()])
      tell()
      const waiting = [...files]
      const work = async () => {
        for (let file = waiting.shift(); file; file = waiting.shift()) {
          told.set(file.id, await decide(file, outcome, comment))
          tell()
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, work))
      await queryClient.invalidateQueries()
      setRunning(false)
      return [...told.values()].flatMap(({ file, state }) => (state === 'refused' ? [file.id] : []))
    },
  }
}
