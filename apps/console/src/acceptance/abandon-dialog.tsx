import type { Inspection } from '@zhanwang/domain-station-registry/inspection'
import { useTranslation } from 'react-i18next'
import { client } from '../api/trpc.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'
import { useReloadInspection } from './use-reload-inspection.ts'

export function AbandonDialog({
  inspection,
  onClose,
}: {
  readonly inspection: Inspection
  readonly onClose: () => void
}) {
  const { t } = useTranslation()
  const { id, version, stationName } = inspection
  return (
    <ReasonDialog
      title={t('acceptance.abandonOf', { name: stationName })}
      submit={t('acceptance.abandon')}
      send={(reason, options) => client.registry.acceptance.abandon.mutate({ id, version, reason }, options)}
      onClose={onClose}
      onReload={useReloadInspection(id)}
    >
      {t('acceptance.abandonText')}
    </ReasonDialog>
  )
}
