import { type Import, ROW_OUTCOMES, RowOutcome } from '@zhanwang/domain-ledger/import'
import { useTranslation } from 'react-i18next'
import { useLabel } from '../locales/use-label.ts'

/** `新增 12 · 有误 3`: what the check or the import found, the outcomes that occurred. */
export function OutcomeCounts({ counts }: { readonly counts: Import['counts'] }) {
  const { t } = useTranslation()
  const label = useLabel()
  const parts = RowOutcome.options
    .filter((outcome) => (counts[outcome] ?? 0) > 0)
    .map((outcome) => t('imports.outcomeCount', { outcome: label(ROW_OUTCOMES[outcome]), count: counts[outcome] ?? 0 }))
  return <span className="numbers">{parts.join(' · ')}</span>
}
