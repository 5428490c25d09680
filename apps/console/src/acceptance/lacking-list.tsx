import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Lack } from './lacking.ts'

interface Props {
  readonly lacking: readonly { readonly name: string; readonly lack: Lack }[]
  /** Photos that the device has still to send. */
  readonly unsent: number
}

/** What is missing before a step can be taken, item by item; nothing where nothing is. */
export function LackingList({ lacking, unsent }: Props) {
  const { t } = useTranslation()
  if (lacking.length === 0 && unsent === 0) return null
  return (
    <Alert
      type="info"
      showIcon
      title={t('acceptance.lacking')}
      description={
        <ul>
          {lacking.map(({ name, lack }) => (
            <li key={name}>{t(`acceptance.lacks.${lack}`, { item: name })}</li>
          ))}
          {unsent > 0 ? <li>{t('acceptance.lacksSending', { count: unsent })}</li> : null}
        </ul>
      }
    />
  )
}
