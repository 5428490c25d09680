import { IMPORT_STATES, type ImportState } from '@zhanwang/domain-ledger/import'
import { Mark, type Tone } from '../feedback/mark.tsx'
import { useLabel } from '../locales/use-label.ts'

const TONES: Record<ImportState, Tone> = {
  reading: 'blue',
  mapping: 'amber',
  checking: 'blue',
  checked: 'amber',
  applying: 'blue',
  applied: 'green',
  failed: 'red',
  cancelled: 'plain',
}

export function ImportStateMark({ state }: { readonly state: ImportState }) {
  const label = useLabel()
  return <Mark tone={TONES[state]}>{label(IMPORT_STATES[state])}</Mark>
}
