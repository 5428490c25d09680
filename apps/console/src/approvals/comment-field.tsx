import { Form, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  /** Who does not approve says why. */
  readonly isNeeded: boolean
  /** Takes the keyboard: where the reader came by a key. */
  readonly isFirst?: boolean
}

/** What a decider says; Ctrl and Enter send it. */
export function CommentField({ isNeeded, isFirst = false }: Props) {
  const { t } = useTranslation()
  const form = Form.useFormInstance()
  const field = useRef<TextAreaRef>(null)
  useEffect(() => {
    if (!isFirst) return
    // After the dialog has taken the keyboard for itself.
    const frame = requestAnimationFrame(() => field.current?.focus())
    return () => cancelAnimationFrame(frame)
  }, [isFirst])
  return (
    <Form.Item
      name="comment"
      label={t('approvals.comment')}
      rules={isNeeded ? [{ required: true, whitespace: true, message: t('approvals.commentNeeded') }] : []}
    >
      <Input.TextArea
        ref={field}
        rows={3}
        maxLength={500}
        showCount
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.submit()
        }}
      />
    </Form.Item>
  )
}
