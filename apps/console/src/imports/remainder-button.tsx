import { useMutation } from '@tanstack/react-query'
import type { Import } from '@zhanwang/domain-ledger/import'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { downloadFile } from '../api/download-file.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'
import type { LedgerOffer } from './ledger-offers.ts'

interface Props {
  readonly offer: LedgerOffer
  readonly importId: Import['id']
  readonly count: number
}

/** The faulty rows as a workbook, with what is wrong beside them, to mend and send again. */
export function RemainderButton({ offer, importId, count }: Props) {
  const { t } = useTranslation()
  const download = useMutation({
    mutationFn: () => downloadFile(`${offer.rest}/${importId}/remainder`, `${t('imports.remainderName')}.xlsx`),
  })
  return (
    <>
      {download.error ? <ProblemAlert error={download.error} /> : null}
      <Button loading={download.isPending} onClick={() => download.mutate()}>
        {t('imports.remainder', { count })}
      </Button>
    </>
  )
}
