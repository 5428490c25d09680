import { effectOnStation } from '@zhanwang/domain-station-registry/acceptance-effect'
import { resultOf } from '@zhanwang/domain-station-registry/inspection-reading'
import { type LifeCycleStep, takeStep } from '@zhanwang/domain-station-registry/life-cycle'
import type { BusinessDate } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import { EVERYWHERE } from '@zhanwang/kernel/scope'
import type { Transaction } from '@zhanwang/persistence/transaction'
import type { RegistryTables } from '../registry-tables.ts'
import { saveChange } from '../stations/change-station.ts'
import { hadPremises } from '../stations/had-premises.ts'
import { lockedStationInScope } from '../stations/station-in-scope.ts'
import type { StoredInspection } from './inspection-columns.ts'

/**
 * Leads a station where a step of its file leads it: submitted to 待验收, failed back to 筹建 or into 整改, passed to 运行.
 * Whoever may take the step of the file may do so: the station is found whatever else they govern.
 */
export async function leadStation(
  tx: Transaction<RegistryTables>,
  call: CommandCall,
  stored: StoredInspection,
): Promise<void> {
  const station = await lockedStationInScope(tx.db, stored.place.station, [EVERYWHERE])
  const step = effectOnStation(stored.file, station.status)
  if (!step) return
  const on = dayOf(stored, step, { since: station.statusSince, today: call.today })
  const life = {
    status: station.status,
    statusSince: station.statusSince,
    hasPremises: step === 'accept' && (await hadPremises(tx.db, station.id, on)),
    activeChildren: 0,
  }
  const status = takeStep(step, life, on, call.today)
  // 挂牌 happens once: a station that resumes keeps the day of its first operation.
  const plaqueOn = station.plaqueOn ?? (status === 'operating' ? on : null)
  saveChange(tx, call, station, {
    changes: { status, statusSince: on, plaqueOn },
    begins: { on, reason: reasonOf(stored, step), what: { aspect: 'status', status } },
  })
}

/** From when the station's new status holds. */
function dayOf(
  { file }: StoredInspection,
  step: LifeCycleStep,
  { since, today }: { readonly since: BusinessDate; readonly today: BusinessDate },
): BusinessDate {
  const { status, submittedOn, inspectedOn, effectiveOn, closedOn, items } = file
  if (step === 'accept') return effectiveOn ?? today
  // What was ordered or suspended meanwhile is not undone from an earlier day on.
  if (step === 'resume') return effectiveOn && effectiveOn > since ? effectiveOn : since
  if (step === 'submit') {
    const mended = items.flatMap(({ findings }) => findings.at(-1)?.rectified?.on ?? [])
    return [submittedOn ?? today, ...mended].sort().at(-1) ?? today
  }
  return (status === 'abandoned' ? closedOn : inspectedOn) ?? today
}

/** What the station's history says of it. */
function reasonOf({ file }: StoredInspection, step: LifeCycleStep): string {
  const { purpose, checklist, items, status, remark } = file
  const name = `${purpose === 'acceptance' ? '验收' : '复查'}(${checklist.name})`
  if (step === 'accept' || step === 'resume') return `${name}通过`
  if (step === 'submit') return `${name}:提交现场核查`
  if (status === 'abandoned') return `${name}作废:${remark}`.slice(0, 500)
  const failed = items.filter((item) => item.required && resultOf(item) !== 'met').map((item) => item.name)
  return `${name}:${failed.join('、')}未达标,限期整改`.slice(0, 500)
}
