import type { ReactNode } from 'react'
import './mark.css'

export type Tone = 'plain' | 'green' | 'blue' | 'violet' | 'amber' | 'red' | 'teal'

/** A short word on a tint, readable on each (WCAG AA), which Ant Design's own tag colours are not. */
export function Mark({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`mark mark-${tone}`}>{children}</span>
}
