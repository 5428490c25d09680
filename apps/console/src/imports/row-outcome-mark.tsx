import { ROW_OUTCOMES, type RowOutcome } from '@zhanwang/domain-ledger/import'
import { Mark, type Tone } from '../feedback/mark.tsx'
import { useLabel } from '../locales/use-label.ts'

const TONES: Record<RowOutcome, Tone> = {
  create: 'green',
  update: 'blue',
  unchanged: 'plain',
  kept: 'violet',
  error: 'red',
  ignored: 'plain',
}

export function RowOutcomeMark({ outcome }: { readonly outcome: RowOutcome }) {
  const label = useLabel()
  return <Mark tone={TONES[outcome]}>{label(ROW_OUTCOMES[outcome])}</Mark>
}
