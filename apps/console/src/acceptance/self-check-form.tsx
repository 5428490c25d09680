import { ItemResult } from '@zhanwang/domain-station-registry/inspection'
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
import { lacksForSubmit } from './lacking.ts'
import { LackingList } from './lacking-list.tsx'
import { ResultChoice } from './result-choice.tsx'
import { useReloadInspection } from './use-reload-inspection.ts'
import { useUnsent } from './use-unsent.ts'

const Entry = z.object({ result: ItemResult.optional(), note: z.string() })
const NOTE_LENGTH = 200

/** The station judges itself, item by item with photos, saves as often as it likes, and hands in once everything is there. */
export function SelfCheckForm({ inspection, photos }: InspectionForm) {
  const { t } = useTranslation()
  const { id, version, items } = inspection
  const draft = useKeptDraft(`self-check.${id}`, Entry)
  const unsent = useUnsent(id)
  const reload = useReloadInspection(id)
  const entryOf = (key: string) => {
    const said = items.find((item) => item.key === key)?.selfCheck
    return draft.entries[key] ?? { result: said?.result, note: said?.note ?? '' }
  }
  const changed = items.flatMap(({ key }) => {
    const { result, note } = draft.entries[key] ?? { result: undefined, note: '' }
    return result ? [{ key, result, note: note.trim() }] : []
  })
  const save = useCommand(
    (input: { version: number; items: typeof changed }, send: SendOptions) =>
      client.registry.acceptance.recordSelfCheck.mutate({ id, on: today(), ...input }, send),
    draft.clear,
  )
  const submit = useCommand(
    (from: number, send: SendOptions) =>
      client.registry.acceptance.submit.mutate({ id, version: from, on: today() }, send),
    () => undefined,
  )
  const lacking = items.flatMap((item) => {
    const lack = lacksForSubmit(item, entryOf(item.key).result, photos)
    return lack ? [{ name: item.name, lack }] : []
  })
  const handIn = async () => {
    const saved = changed.length > 0 ? await save.mutateAsync({ version, items: changed }) : { version }
    submit.mutate(saved.version)
  }
  const error = save.error ?? submit.error
  return (
    <>
      <p className="quiet">{t('acceptance.selfCheckNote')}</p>
      <PlaceSwitch />
      <ol className="item-list">
        {items.map((item) => {
          const entry = entryOf(item.key)
          return (
            <ItemCard key={item.key} inspection={inspection} item={item} photos={photos} adding="before">
              <ResultChoice
                legend={t('acceptance.resultOf', { item: item.name })}
                value={entry.result}
                onChange={(result) => draft.change(item.key, { ...entry, result })}
              />
              <Input.TextArea
                aria-label={t('acceptance.noteOf', { item: item.name })}
                placeholder={t('acceptance.note')}
                autoSize={{ minRows: 1, maxRows: 4 }}
                maxLength={NOTE_LENGTH}
                value={entry.note}
                onChange={({ target }) => draft.change(item.key, { ...entry, note: target.value })}
              />
            </ItemCard>
          )
        })}
      </ol>
      <LackingList lacking={lacking} unsent={unsent} />
      {error ? <ProblemAlert error={error} onReload={reload} /> : null}
      <div className="row action-bar">
        <Button
          type="primary"
          disabled={lacking.length > 0 || unsent > 0}
          loading={submit.isPending}
          // What goes wrong with the saving stands above the buttons.
          onClick={() => void handIn().catch(() => undefined)}
        >
          {t('acceptance.submit')}
        </Button>
        <Button
          disabled={changed.length === 0}
          loading={save.isPending}
          onClick={() => save.mutate({ version, items: changed })}
        >
          {t('acceptance.saveSelfCheck', { count: changed.length })}
        </Button>
      </div>
    </>
  )
}
