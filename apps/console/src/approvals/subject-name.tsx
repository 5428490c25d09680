import { useTranslation } from 'react-i18next'
import { SUBJECTS } from './subjects.ts'

/** What kind of thing a file is about, in words. */
export function SubjectName({ type }: { readonly type: string }) {
  const { t } = useTranslation()
  const subject = SUBJECTS[type]
  return subject ? t(subject.name) : type
}
