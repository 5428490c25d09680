import type { AuditEntry } from '@zhanwang/kernel/audit-reading'
import { useTranslation } from 'react-i18next'
import type { Changes } from './change-rows.ts'
import { ShownValue, useFieldName } from './shown-value.tsx'

interface Props {
  readonly entry: AuditEntry
  readonly facts: Changes['facts']
}

/** What an entry tells beside a change, and the numbers by which it is found again. */
export function AuditFacts({ entry, facts }: Props) {
  const { t } = useTranslation()
  const name = useFieldName()
  const own = [
    { name: t('audit.subjectId'), text: entry.subjectId },
    { name: t('audit.actorId'), text: entry.actorId },
    ...(entry.cause ? [{ name: t('audit.cause'), text: entry.cause }] : []),
    { name: t('audit.correlation'), text: entry.correlationId },
    { name: t('audit.entry'), text: entry.id },
  ]
  return (
    <dl className="audit-facts">
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt className="quiet">{name(fact.name)}</dt>
          <dd>
            <ShownValue field={fact.name} value={fact.value} />
          </dd>
        </div>
      ))}
      {own.map((fact) => (
        <div key={fact.name}>
          <dt className="quiet">{fact.name}</dt>
          <dd>
            <code>{fact.text}</code>
          </dd>
        </div>
      ))}
    </dl>
  )
}
