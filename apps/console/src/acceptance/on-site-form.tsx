import { ItemResult } from '@zhanwang/domain-station-registry/inspection'
import { itemsToCheck } from '@zhanwang/domain-station-registry/inspection-reading'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { BusinessDatePicker } from '../forms/business-date-picker.tsx'
import { useKeptDraft } from '../forms/kept-draft.ts'
import { today } from '../forms/today.ts'
import { PlaceSwitch } from '../photos/place-switch.tsx'
import type { InspectionForm } from './inspection-form.ts'
import { ItemCard } from './item-card.tsx'
import { LackingList } from './lacking-list.tsx'
import { OnSiteDialog } from './on-site-dialog.tsx'
import { ResultChoice } from './result-choice.tsx'
import { useUnsent } from './use-unsent.ts'

const Entry = z.object({ result: ItemResult.optional(), note: z.string(), dueOn: z.iso.date().nullable() })
const NOTE_LENGTH = 200
const EMPTY = { result: undefined, note: '', dueOn: null }

/** The county's check at the station: every item of this round, with what was seen and, where something lacks, until when. */
export function OnSiteForm({ inspection, photos }: InspectionForm) {
  const { t } = useTranslation()
  const { id, round, items, checklist } = inspection
  const draft = useKeptDraft(`on-site.${id}.${round}`, Entry)
  const unsent = useUnsent(id)
  const [confirming, setConfirming] = useState(false)
  const asked = itemsToCheck(inspection)
  const entryOf = (key: string) => draft.entries[key] ?? EMPTY
  const found = asked.flatMap(({ key, required }) => {
    const { result, note, dueOn } = entryOf(key)
    const mends = required && result !== 'met'
    return result ? [{ key, result, note: note.trim(), dueOn: mends ? dueOn : null }] : []
  })
  const lacking = asked.filter(({ key }) => !entryOf(key).result).map(({ name }) => ({ name, lack: 'result' as const }))
  return (
    <>
      <p className="quiet">{t(round > 1 ? 'acceptance.onSiteAgainNote' : 'acceptance.onSiteNote', { round })}</p>
      <PlaceSwitch />
      <ol className="item-list">
        {[...asked, ...items.filter((item) => !asked.includes(item))].map((item) => {
          const entry = entryOf(item.key)
          const mends = item.required && entry.result !== undefined && entry.result !== 'met'
          if (!asked.includes(item)) {
            return <ItemCard key={item.key} inspection={inspection} item={item} photos={photos} />
          }
          return (
            <ItemCard key={item.key} inspection={inspection} item={item} photos={photos} adding="on-site">
              <ResultChoice
                legend={t('acceptance.resultOf', { item: item.name })}
                value={entry.result}
                onChange={(result) => draft.change(item.key, { ...entry, result })}
              />
              <Input.TextArea
                aria-label={t('acceptance.noteOf', { item: item.name })}
                placeholder={t(mends ? 'acceptance.noteToMend' : 'acceptance.note')}
                autoSize={{ minRows: 1, maxRows: 4 }}
                maxLength={NOTE_LENGTH}
                value={entry.note}
                onChange={({ target }) => draft.change(item.key, { ...entry, note: target.value })}
              />
              {mends ? (
                <BusinessDatePicker
                  allowClear
                  min={today()}
                  value={entry.dueOn}
                  label={t('acceptance.dueOf', { item: item.name })}
                  placeholder={t('acceptance.dueDefault', { count: checklist.rectifyDays })}
                  onChange={(dueOn) => draft.change(item.key, { ...entry, dueOn })}
                />
              ) : null}
            </ItemCard>
          )
        })}
      </ol>
      <LackingList lacking={lacking} unsent={unsent} />
      <div className="row action-bar">
        <Button type="primary" disabled={lacking.length > 0 || unsent > 0} onClick={() => setConfirming(true)}>
          {t('acceptance.inspect')}
        </Button>
      </div>
      {confirming ? (
        <OnSiteDialog inspection={inspection} found={found} onDone={draft.clear} onClose={() => setConfirming(false)} />
      ) : null}
    </>
  )
}
