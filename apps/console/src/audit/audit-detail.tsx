import type { AuditEntry } from '@zhanwang/kernel/audit-reading'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AuditFacts } from './audit-facts.tsx'
import { changesOf } from './change-rows.ts'
import { ShownValue, useFieldName } from './shown-value.tsx'
import './audit.css'

/** One entry in full: what was before and after, what was told besides, and the entry as it is kept. */
export function AuditDetail({ entry }: { readonly entry: AuditEntry }) {
  const { t } = useTranslation()
  const name = useFieldName()
  const [raw, setRaw] = useState(false)
  const { isNew, rows, facts } = changesOf(entry.detail)
  return (
    <div className="stack audit-detail">
      {rows.length > 0 ? (
        <div className="change-table-place">
          <table className="change-table">
            <thead>
              <tr>
                <th scope="col">{t('audit.field')}</th>
                {isNew ? null : <th scope="col">{t('audit.before')}</th>}
                <th scope="col">{t(isNew ? 'audit.content' : 'audit.after')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ path, before, after }) => (
                <tr key={path.join('.')}>
                  <th scope="row">{path.map((part, index) => name(part, path[index - 1])).join(' · ')}</th>
                  {isNew ? null : (
                    <td>
                      <ShownValue field={path.at(-1) ?? ''} value={before} />
                    </td>
                  )}
                  <td>
                    <ShownValue field={path.at(-1) ?? ''} value={after} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      <AuditFacts entry={entry} facts={facts} />
      <div>
        <button type="button" className="link-button" aria-expanded={raw} onClick={() => setRaw(!raw)}>
          {t(raw ? 'audit.hideRaw' : 'audit.showRaw')}
        </button>
      </div>
      {raw ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <pre className="raw-entry" tabIndex={0}>
          {JSON.stringify(entry, null, 2)}
        </pre>
      ) : null}
    </div>
  )
}
