import { Link } from '@tanstack/react-router'
import type { AuditEntry } from '@zhanwang/kernel/audit-reading'
import { Uuid } from '@zhanwang/kernel/ids'
import { useHolds } from '../api/me.ts'
import { useLabel } from '../locales/use-label.ts'
import { AccountName } from './account-name.tsx'
import { SUBJECT_WORDS } from './field-words.ts'

/** What an entry is about: its kind in words and, where the reader may open it, a link. */
export function AuditSubject({ entry }: { readonly entry: AuditEntry }) {
  const label = useLabel()
  const words = SUBJECT_WORDS[entry.subjectType]
  return (
    <>
      {words ? label(words) : entry.subjectType} <SubjectName entry={entry} />
    </>
  )
}

function SubjectName({ entry: { subjectType, subjectId, detail } }: { readonly entry: AuditEntry }) {
  const holds = useHolds()
  if (subjectType === 'account') return <AccountName id={subjectId} />
  if (subjectType === 'station' && holds('station.read')) {
    return (
      <Link to="/stations/$code" params={{ code: subjectId }}>
        {subjectId}
      </Link>
    )
  }
  if (subjectType === 'inspection' && holds('station.read')) {
    return (
      <Link to="/inspections/$id" params={{ id: subjectId }}>
        {typeof detail.station === 'string' ? detail.station : subjectId}
      </Link>
    )
  }
  if (subjectType === 'division' && holds('division.read')) {
    return (
      <Link to="/divisions/$code" params={{ code: subjectId }}>
        {subjectId}
      </Link>
    )
  }
  if (subjectType === 'organization' && holds('organization.read')) {
    const id = Uuid.safeParse(detail.id)
    return id.success ? (
      <Link to="/organizations/$id" params={{ id: id.data }}>
        {subjectId}
      </Link>
    ) : (
      <Link to="/organizations" search={{ text: subjectId }}>
        {subjectId}
      </Link>
    )
  }
  if (subjectType === 'leading-group' && holds('group.read')) {
    return (
      <Link to="/leading-groups/$id" params={{ id: subjectId }}>
        {subjectId}
      </Link>
    )
  }
  if (subjectType === 'policy' && holds('policy.read')) {
    return (
      <Link to="/policies/$id" params={{ id: subjectId }}>
        {subjectId}
      </Link>
    )
  }
  if (subjectType === 'ticket' && holds('ticket.read')) {
    return (
      <Link to="/tickets/$number" params={{ number: subjectId }}>
        {subjectId}
      </Link>
    )
  }
  if (subjectType === 'visit' && holds('ticket.read')) {
    return (
      <Link to="/visits/$number" params={{ number: subjectId }}>
        {subjectId}
      </Link>
    )
  }
  // A grant or a key says little by its own id; whose it is says what was done.
  const holder = Uuid.safeParse(detail.account)
  if (holder.success) return <AccountName id={holder.data} />
  return Uuid.safeParse(subjectId).success ? null : subjectId
}
