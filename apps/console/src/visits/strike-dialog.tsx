import type { VisitNumber } from '@zhanwang/domain-station-registry/ticket'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'

/** Says of a recorded visit that it was a mistake. */
export function StrikeDialog({ number, onClose }: { readonly number: VisitNumber; readonly onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <ReasonDialog
      title={t('tickets.dialogTitle', { action: t('visits.strike'), number })}
      submit={t('visits.strike')}
      send={(reason, options) => client.registry.visits.strike.mutate({ number, reason }, options)}
      onClose={onClose}
    >
      {t('visits.strikeText')}
    </ReasonDialog>
  )
}
