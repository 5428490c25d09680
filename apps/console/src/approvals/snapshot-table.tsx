import type { ApprovalShown } from '@zhanwang/domain-approval/approval'
import { useTranslation } from 'react-i18next'
import { ShownValue, useFieldName } from '../audit/shown-value.tsx'
import { useLabel } from '../locales/use-label.ts'
import { SUBJECTS } from './subjects.ts'

/** What is decided on, as it was submitted: a table in words. */
export function SnapshotTable({ file }: { readonly file: Pick<ApprovalShown, 'subject' | 'snapshot' | 'digest'> }) {
  const { t } = useTranslation()
  const label = useLabel()
  const name = useFieldName()
  const subject = SUBJECTS[file.subject.type]
  const rows = subject
    ? subject.rows(file.snapshot, { t, label }).map(({ text, ...row }) => ({ ...row, content: text }))
    : Object.entries(file.snapshot).map(([key, value]) => ({
        key,
        label: name(key),
        content: <ShownValue field={key} value={value} />,
      }))
  return (
    <section className="panel">
      <h2>{t('approvals.snapshot')}</h2>
      <table className="approval-snapshot">
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{row.label}</th>
              <td>{row.content}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet approval-digest">
        {t('approvals.digest')} <code>{file.digest}</code>
      </p>
    </section>
  )
}
