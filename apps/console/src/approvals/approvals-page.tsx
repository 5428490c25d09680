import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ApprovalOutcome } from '@zhanwang/domain-approval/approval'
import { useCallback, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { trpc } from '../api/trpc.ts'
import { ListBody } from '../feedback/list-body.tsx'
import { PageHeading } from '../feedback/page-heading.tsx'
import { DEFAULT_PAGE_SIZE } from '../forms/page-search.ts'
import { Pager } from '../forms/pager.tsx'
import { useListKeys } from '../forms/use-list-keys.ts'
import { useNarrow } from '../forms/use-narrow.ts'
import { usePageTurner } from '../forms/use-page-turner.ts'
import { ViewSwitch } from '../forms/view-switch.tsx'
import { useCurrentDivision } from '../shell/current-division.ts'
import { Queue } from './approval-search.ts'
import { ApprovalTable } from './approval-table.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { BulkResult } from './bulk-result.tsx'
import { DecideDialog } from './decide-dialog.tsx'
import { type DecidedFile, useBulkDecisions } from './use-bulk-decisions.ts'
import './approvals.css'

interface Asked {
  readonly outcome: ApprovalOutcome
  readonly files: readonly DecidedFile[]
}

/** 审批: what waits for me by deadline, to be emptied with the keyboard or many at a time; what I sent; all of a division. */
export function ApprovalsPage() {
  const { t } = useTranslation()
  const { queue = 'mine', cursor, limit = DEFAULT_PAGE_SIZE } = useSearch({ from: '/shell/approvals' })
  const division = useCurrentDivision()
  const navigate = useNavigate({ from: '/approvals' })
  const narrow = useNarrow()
  const nowhere = useRef(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState<Asked | null>(null)
  const bulk = useBulkDecisions()

  // What waits for me and what I sent is mine wherever it lies; only the rest is of the division that is chosen.
  const place = queue === 'all' ? (division ? { division: division.code } : undefined) : {}
  const input = place ? { ...place, queue, limit, ...(cursor ? { cursor } : {}) } : skipToken
  const list = useQuery(trpc.registry.approvals.list.queryOptions(input, { placeholderData: keepPreviousData }))
  const rows = list.data?.rows ?? []
  const turner = usePageTurner(cursor, list.data?.next)
  const picked = rows.filter(({ id }) => chosen.has(id))

  const toggle = useCallback((id: string) => {
    setChosen((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  }, [])
  const open = useCallback(
    (index: number) => {
      const id = rows[index]?.id
      if (id) void navigate({ to: '/approvals/$id', params: { id } })
    },
    [rows, navigate],
  )
  const press = (key: string, index: number) => {
    const file = rows[index]
    if (!file || queue !== 'mine' || bulk.isRunning) return
    if (key === 'x') toggle(file.id)
    if (key === 'a') setAsked({ outcome: 'approve', files: picked.length > 0 ? picked : [file] })
    if (key === 'r') setAsked({ outcome: 'return', files: picked.length > 0 ? picked : [file] })
  }
  const marked = useListKeys({ count: rows.length, onOpen: open, search: nowhere, onKey: press })
  const decide = async ({ files, outcome }: Asked, comment: string) => {
    setAsked(null)
    setChosen(new Set(await bulk.run(files, outcome, comment)))
  }

  return (
    <>
      <PageHeading
        title={t('approvals.title')}
        note={t(`approvals.notes.${queue === 'mine' && narrow ? 'mineShort' : queue}`, { name: division?.name ?? '' })}
      />
      <ViewSwitch
        label={t('approvals.queue')}
        current={queue}
        views={Queue.options.map((key) => ({ key, label: t(`approvals.queues.${key}`) }))}
        onChange={(key) =>
          void navigate({
            search: (before) => ({ division: before.division, queue: key === 'mine' ? undefined : key }),
            replace: true,
          })
        }
      />
      <BulkResult {...bulk} />
      <ListBody list={list} count={rows.length} empty={t(`approvals.empty.${queue}`)}>
        {queue === 'mine' ? (
          <BulkBar
            chosen={picked.length}
            isRunning={bulk.isRunning}
            onAll={() => setChosen(new Set(rows.map(({ id }) => id)))}
            onNone={() => setChosen(new Set())}
            onDecide={(outcome) => setAsked({ outcome, files: picked })}
          />
        ) : null}
        <ApprovalTable
          files={rows}
          marked={marked}
          loading={list.isPlaceholderData}
          {...(queue === 'mine' ? { choice: { ids: chosen, onToggle: toggle } } : {})}
        />
      </ListBody>
      <Pager
        turner={turner}
        size={limit}
        onSize={(size) => void navigate({ search: (before) => ({ ...before, cursor: undefined, limit: size }) })}
      />
      {asked ? (
        <DecideDialog {...asked} onClose={() => setAsked(null)} onDecide={(comment) => void decide(asked, comment)} />
      ) : null}
    </>
  )
}
