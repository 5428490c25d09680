import type { Import } from '@zhanwang/domain-ledger/import'
import { IMPORT_STATES } from '@zhanwang/domain-ledger/import'
import { useTranslation } from 'react-i18next'
import { ProgressLine } from '../forms/progress-line.tsx'
import { useLabel } from '../locales/use-label.ts'

/** While the server works: how far it is. Nobody has to stay for it. */
export function RunningStep({ shown }: { readonly shown: Import }) {
  const { t } = useTranslation()
  const label = useLabel()
  return (
    <div className="stack" role="status">
      <ProgressLine label={label(IMPORT_STATES[shown.state])} done={shown.done} total={shown.total} />
      <p className="quiet">{t('imports.leave')}</p>
    </div>
  )
}
