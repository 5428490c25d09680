import { Link } from '@tanstack/react-router'
import type { ApprovalShown } from '@zhanwang/domain-approval/approval'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { SUBJECTS } from './subjects.ts'

/** The way to what a file is about; for its submitter, to mend it where it was returned. */
export function SubjectLink({ file }: { readonly file: Pick<ApprovalShown, 'subject' | 'status' | 'own'> }) {
  const { t } = useTranslation()
  const subject = SUBJECTS[file.subject.type]
  if (!subject) return null
  const isToMend = file.own && file.status === 'returned'
  return (
    <Link {...subject.link(file.subject.id)}>
      <Button type={isToMend ? 'primary' : 'default'} tabIndex={-1}>
        {t(isToMend ? 'approvals.mend' : 'approvals.toSubject', { subject: t(subject.name) })}
      </Button>
    </Link>
  )
}
