import { PROVENANCES, type Provenance } from '@zhanwang/domain-station-registry/station'
import { Mark, type Tone } from '../feedback/mark.tsx'
import { useLabel } from '../locales/use-label.ts'

const TONES: Record<Provenance, Tone> = { record: 'plain', article: 'teal', demonstration: 'amber' }

/** Nobody may take made-up data for a record: where a row comes from stands beside it everywhere. */
export function ProvenanceTag({ provenance }: { readonly provenance: Provenance }) {
  const label = useLabel()
  return <Mark tone={TONES[provenance]}>{label(PROVENANCES[provenance])}</Mark>
}
