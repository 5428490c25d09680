import { useMutation } from '@tanstack/react-query'
import type { Station } from '@zhanwang/domain-station-registry/station'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { downloadFile } from '../api/download-file.ts'
import { ProblemAlert } from '../feedback/problem-alert.tsx'

/** The card to print and to hang up, in the reader's language. */
export function CardButton({ station: { code, name } }: { readonly station: Station }) {
  const { t } = useTranslation()
  const download = useMutation({
    mutationFn: () => downloadFile(`/api/v1/stations/${code}/card`, `${name} ${code}.pdf`),
  })
  return (
    <>
      {download.error ? <ProblemAlert error={download.error} /> : null}
      <Button loading={download.isPending} onClick={() => download.mutate()}>
        {t('card.download')}
      </Button>
    </>
  )
}
