import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { downloadFile } from '../api/download-file.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import { useLabel } from '../locales/use-label.ts'
import type { LedgerOffer } from './ledger-offers.ts'

/** The empty workbook with the ledger's columns, in the reader's language. */
export function TemplateButton({ offer }: { readonly offer: LedgerOffer }) {
  const { t } = useTranslation()
  const label = useLabel()
  const download = useMutation({
    mutationFn: () => downloadFile(`${offer.rest}/template`, `${label(offer.ledger.title)}.xlsx`),
  })
  return (
    <>
      {download.error ? <ProblemAlert error={download.error} /> : null}
      <Button loading={download.isPending} onClick={() => download.mutate()}>
        {t('imports.template')}
      </Button>
    </>
  )
}
