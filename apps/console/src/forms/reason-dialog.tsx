import { Form } from 'antd'
import type { ReactNode } from 'react'
import { type SendOptions, useCommand } from '../api/use-command.ts'
import { CommandDialog } from './command-dialog.tsx'
import { ReasonField } from './reason-field.tsx'

interface Values {
  reason: string
}

interface Props {
  readonly title: string
  readonly submit: string
  /** False where nothing is lost by it. */
  readonly danger?: boolean
  /** What it means, above the field. */
  readonly children: ReactNode
  readonly send: (reason: string, options: SendOptions) => Promise<unknown>
  readonly onClose: () => void
  /** Fetches what is there now when somebody else changed it meanwhile. */
  readonly onReload?: () => void
}

/** Asks why something is done that needs nothing else, and does it. */
export function ReasonDialog({ title, submit, danger = true, children, send, onClose, onReload }: Props) {
  const [form] = Form.useForm<Values>()
  const command = useCommand(({ reason }: Values, options: SendOptions) => send(reason, options), onClose)
  return (
    <CommandDialog<Values>
      title={title}
      submit={submit}
      danger={danger}
      form={form}
      initialValues={{ reason: '' }}
      busy={command.isPending}
      error={command.error}
      onSubmit={(values) => command.mutate(values)}
      onClose={onClose}
      {...(onReload ? { onReload } : {})}
    >
      <p>{children}</p>
      <ReasonField />
    </CommandDialog>
  )
}
