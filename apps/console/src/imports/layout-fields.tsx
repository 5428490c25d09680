import type { Import } from '@zhanwang/domain-ledger/import'
import { Button, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { queryClient } from '../api/query-client.ts'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import type { LedgerOffer } from './ledger-offers.ts'

type Layout = NonNullable<Import['layout']>

/** Where the table lies in the file, in case it was found in the wrong place. */
export function LayoutFields({ offer, shown }: { readonly offer: LedgerOffer; readonly shown: Import }) {
  const { t } = useTranslation()
  const [layout, setLayout] = useState<Layout>(
    shown.layout ?? { sheet: shown.sheets[0]?.name ?? '', headerFrom: 1, headerTo: 1 },
  )
  const relayout = useCommand(
    (chosen: Layout, send: SendOptions) =>
      offer.commands.relayout.mutate({ id: shown.id, version: shown.version, layout: chosen }, send),
    () => undefined,
  )
  const reload = () => {
    relayout.reset()
    void queryClient.invalidateQueries(offer.queries.get.queryFilter({ id: shown.id }))
  }
  const unchanged = JSON.stringify(layout) === JSON.stringify(shown.layout)
  return (
    <>
      <div className="row import-layout">
        <Select
          aria-label={t('imports.sheet')}
          className="import-sheet"
          value={layout.sheet}
          disabled={shown.sheets.length < 2}
          options={shown.sheets.map(({ name, hidden, rows }) => ({
            value: name,
            label: t(hidden ? 'imports.sheetHidden' : 'imports.sheetOf', { name, count: rows }),
          }))}
          onChange={(sheet) => setLayout({ ...layout, sheet })}
        />
        <span>{t('imports.headerRows')}</span>
        <InputNumber
          aria-label={t('imports.headerFrom')}
          className="import-row-number"
          min={1}
          max={1_048_576}
          precision={0}
          value={layout.headerFrom}
          onChange={(headerFrom) =>
            setLayout({
              ...layout,
              headerFrom: headerFrom ?? 1,
              headerTo: Math.max(headerFrom ?? 1, layout.headerTo),
            })
          }
        />
        <span>{t('imports.headerRange')}</span>
        <InputNumber
          aria-label={t('imports.headerTo')}
          className="import-row-number"
          min={layout.headerFrom}
          max={1_048_576}
          precision={0}
          value={layout.headerTo}
          onChange={(headerTo) => setLayout({ ...layout, headerTo: headerTo ?? layout.headerFrom })}
        />
        <Button disabled={unchanged} loading={relayout.isPending} onClick={() => relayout.mutate(layout)}>
          {t('imports.relayout')}
        </Button>
      </div>
      {relayout.error ? <ProblemAlert error={relayout.error} onReload={reload} /> : null}
    </>
  )
}
