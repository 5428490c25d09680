import type { StationRegistry } from '@zhanwang/domain-station-registry/contract'
import type { Handlers } from '@zhanwang/kernel/contract'
import type { ServiceParts } from '@zhanwang/service-kit/service-parts'
import type { RegistryTables } from '../registry-tables.ts'
import { handleChange, handleReinstate, handleRepeal } from './change-policy.ts'
import { handleAddFile, handleRemoveFile } from './policy-files.ts'
import { handleContent, handleGet, handleList, handleThumbnail } from './read-policies.ts'
import { handleRecord } from './record-policy.ts'

/** Policy documents: everything but the export of their list, which is a job. */
export function policyHandlers(
  parts: ServiceParts<RegistryTables>,
): Omit<Handlers<StationRegistry>['policies'], 'export'> {
  const { db } = parts
  return {
    list: handleList(db),
    get: handleGet(db),
    record: handleRecord(parts),
    change: handleChange(db),
    repeal: handleRepeal(db),
    reinstate: handleReinstate(db),
    addFile: handleAddFile(parts),
    removeFile: handleRemoveFile(parts),
    content: handleContent(db),
    thumbnail: handleThumbnail(db),
  }
}
