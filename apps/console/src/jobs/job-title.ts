import { identity } from '@zhanwang/domain-identity/contract'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { Contract } from '@zhanwang/kernel/contract'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import type { JobContext } from './job-contexts.ts'

const CONTRACTS: Partial<Record<JobContext, Contract>> = { 'station-registry': stationRegistry, identity }

/** What a job does, in the words of the procedure that asked for it; undefined for one this console does not know yet. */
export function jobTitle(context: JobContext, kind: string): LocalizedText | undefined {
  const [group = '', name = ''] = kind.split('.')
  return CONTRACTS[context]?.procedures[group]?.[name]?.summary
}
