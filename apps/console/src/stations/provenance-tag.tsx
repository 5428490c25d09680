import { PROVENANCES, type Provenance } from '@zhanwang/domain-station-registry/station'
import { Tag } from 'antd'
import { useLabel } from '../locales/use-label.ts'

const COLORS: Record<Provenance, string> = { record: 'default', article: 'cyan', demonstration: 'gold' }

/** Nobody may take made-up data for a record: where a row comes from stands beside it everywhere. */
export function ProvenanceTag({ provenance }: { readonly provenance: Provenance }) {
  const label = useLabel()
  return <Tag color={COLORS[provenance]}>{label(PROVENANCES[provenance])}</Tag>
}
