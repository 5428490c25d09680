import type { ReactNode } from 'react'

interface Props {
  readonly text: string
  readonly action?: ReactNode
}

/** A list with nothing in it says so, and what to do next. */
export function EmptyState({ text, action }: Props) {
  return (
    <div className="empty-state" role="status">
      <p className="quiet">{text}</p>
      {action}
    </div>
  )
}
