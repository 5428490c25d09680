import { isToMend } from '@zhanwang/domain-station-registry/inspection-reading'
import { Button, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { client } from '../api/trpc.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { useKeptDraft } from '../forms/kept-draft.ts'
import { today } from '../forms/today.ts'
import { PlaceSwitch } from '../photos/place-switch.tsx'
import type { InspectionForm } from './inspection-form.ts'
import { ItemCard } from './item-card.tsx'
import { hasEvidence } from './lacking.ts'
import { LackingList } from './lacking-list.tsx'
import { useReloadInspection } from './use-reload-inspection.ts'
import { useUnsent } from './use-unsent.ts'

const NOTE_LENGTH = 200

/** The station says item by item how it mended what was found, with photos of what it is now. */
export function RectifyForm({ inspection, photos }: InspectionForm) {
  const { t } = useTranslation()
  const { id, version, round, items } = inspection
  const draft = useKeptDraft(`rectify.${id}.${round}`, z.string())
  const unsent = useUnsent(id)
  const reload = useReloadInspection(id)
  const open = items.filter(isToMend)
  const written = open.filter(({ key }) => (draft.entries[key] ?? '').trim() !== '')
  const mended = written.map(({ key }) => ({ key, measures: (draft.entries[key] ?? '').trim() }))
  const lacking = written
    .filter((item) => !hasEvidence(item, photos, { phase: 'after', round }))
    .map(({ name }) => ({ name, lack: 'evidence' as const }))
  const report = useCommand(
    (_: typeof mended, send: SendOptions) =>
      client.registry.acceptance.reportRectified.mutate({ id, version, on: today(), items: mended }, send),
    draft.clear,
  )
  return (
    <>
      <p className="quiet">{t('acceptance.rectifyNote')}</p>
      <PlaceSwitch />
      <ol className="item-list">
        {[...open, ...items.filter((item) => !open.includes(item))].map((item) =>
          open.includes(item) ? (
            <ItemCard key={item.key} inspection={inspection} item={item} photos={photos} adding="after">
              <Input.TextArea
                aria-label={t('acceptance.measuresOf', { item: item.name })}
                placeholder={t('acceptance.measures')}
                autoSize={{ minRows: 2, maxRows: 5 }}
                maxLength={NOTE_LENGTH}
                value={draft.entries[item.key] ?? ''}
                onChange={({ target }) => draft.change(item.key, target.value || undefined)}
              />
            </ItemCard>
          ) : (
            <ItemCard key={item.key} inspection={inspection} item={item} photos={photos} />
          ),
        )}
      </ol>
      <LackingList lacking={lacking} unsent={unsent} />
      {report.error ? <ProblemAlert error={report.error} onReload={reload} /> : null}
      <div className="row action-bar">
        <Button
          type="primary"
          disabled={mended.length === 0 || lacking.length > 0 || unsent > 0}
          loading={report.isPending}
          onClick={() => report.mutate(mended)}
        >
          {t('acceptance.reportRectified', { count: mended.length, of: open.length })}
        </Button>
      </div>
    </>
  )
}
