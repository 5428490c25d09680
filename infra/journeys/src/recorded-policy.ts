import { uploadPicture } from './pictures.ts'
import type { RestClient } from './rest-client.ts'

/** A policy document of a place, with pictures, as a procedure can name them. */
export interface PlacePolicy {
  readonly policy: string
  readonly policyFile: string
  /** Others, each for being removed once. */
  readonly removablePolicyFiles: string[]
}

/** As many as a document may have. */
const FILES = 10

const DETAILS = {
  ...{ title: '矩阵示例文件', kind: 'notice', issuer: '示例机关', issuedOn: '2026-01-05', validFrom: '2026-01-05' },
} as const

/** Records a document of a division, as an officer who governs it does. */
export async function recordPolicy(officer: RestClient, division: string): Promise<PlacePolicy> {
  const files: string[] = []
  for (let n = 1; n <= FILES; n++) files.push(await uploadPicture(officer, `文件${n}.png`))
  const recorded = await officer.post('/policies', { ...DETAILS, division, files })
  if (recorded.status !== 200) throw new Error(`policy of ${division}: ${JSON.stringify(recorded.body)}`)
  const { id } = recorded.body
  const { files: kept } = (await officer.get(`/policies/${id}`)).body
  const [policyFile = '', ...removablePolicyFiles] = kept.map((file: { id: string }) => file.id)
  return { policy: String(id), policyFile, removablePolicyFiles }
}

const STALE = 999_999
type Named = PlacePolicy & { readonly division: string }

/** See `SAMPLE_INPUTS`: each names something of the place and changes nothing, but for the file that is taken away once. */
export const POLICY_SAMPLES = {
  'policies.list': ({ division }: Named) => ({ division }),
  'policies.export': ({ division }: Named) => ({ division, format: 'csv' }),
  'policies.get': ({ policy }: Named) => ({ id: policy }),
  // Issued on a day that is to come.
  'policies.record': ({ division }: Named) => ({ ...DETAILS, division, issuedOn: '2199-01-01' }),
  'policies.change': ({ policy }: Named) => ({ ...DETAILS, id: policy, version: STALE, reason: 'matrix' }),
  'policies.repeal': ({ policy }: Named) => ({ id: policy, version: STALE, on: '2026-01-05', reason: 'matrix' }),
  'policies.reinstate': ({ policy }: Named) => ({ id: policy, version: STALE, reason: 'matrix' }),
  'policies.addFile': ({ policy }: Named) => ({ id: policy, file: 'matrix' }),
  'policies.removeFile': ({ removablePolicyFiles, policyFile }: Named) => ({
    id: removablePolicyFiles.pop() ?? policyFile,
    reason: 'matrix',
  }),
  'policies.content': ({ policyFile }: Named) => ({ id: policyFile }),
  'policies.thumbnail': ({ policyFile }: Named) => ({ id: policyFile }),
} as const
