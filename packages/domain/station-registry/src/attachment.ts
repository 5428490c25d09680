import { DomainError } from '@zhanwang/kernel/errors'
import { Uuid } from '@zhanwang/kernel/ids'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { StoredFile } from '@zhanwang/kernel/stored-file'
import { z } from 'zod'
import type { StationStatus } from './station.ts'
import { checkNotEnded } from './station-change.ts'

export const ATTACHMENT_KINDS = {
  photo: { zh: '照片', en: 'Photo' },
  plaque: { zh: '标牌', en: 'Plaque' },
  document: { zh: '文件', en: 'Document' },
  agreement: { zh: '协议', en: 'Agreement' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, LocalizedText>
export const AttachmentKind = z.enum(['photo', 'plaque', 'document', 'agreement', 'other'])
export type AttachmentKind = z.infer<typeof AttachmentKind>

/** A file kept with a station. */
export const Attachment = z.object({
  id: Uuid,
  kind: AttachmentKind,
  title: z.string(),
  file: StoredFile,
  /** A picture that can be shown small. */
  hasThumbnail: z.boolean(),
  addedBy: z.string(),
  addedAt: z.iso.datetime(),
})
export type Attachment = z.infer<typeof Attachment>

/** Files of one station at a time: enough for a station's papers, and an end to mistakes. */
export const MAX_ATTACHMENTS = 200

/** Throws `rule-broken` for a station that is closed or merged (its papers are history) or that keeps enough files already. */
export function checkAttachable(status: StationStatus, count: number): void {
  checkNotEnded(status)
  if (count >= MAX_ATTACHMENTS)
    throw new DomainError('rule-broken', { reason: 'attachments-too-many', params: { most: MAX_ATTACHMENTS } })
}
