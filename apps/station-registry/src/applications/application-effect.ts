import type { ApprovalEffect } from '@zhanwang/approvals/approval-effects'
import { ApplicationContent, foundingOf } from '@zhanwang/domain-station-registry/application'
import { Uuid } from '@zhanwang/kernel/ids'
import type { RegistryTables } from '../registry-tables.ts'
import { foundStation, mapFoundingConstraint } from '../stations/found-station.ts'
import { markOutcome } from './application-store.ts'

/** An approved application founds its station on that day, from what was decided on; any other end is kept with it. */
export const applicationEffect: ApprovalEffect<RegistryTables> = {
  async approved(tx, { subject, status, snapshot, scopePath }, call) {
    const content = ApplicationContent.parse(snapshot)
    const { code } = await foundStation(tx, call, foundingOf(content, call.today), [scopePath])
    markOutcome(tx, Uuid.parse(subject.id), { status, station: code })
  },
  async stopped(tx, { subject, status }) {
    markOutcome(tx, Uuid.parse(subject.id), { status, station: null })
  },
  refused: mapFoundingConstraint,
}
