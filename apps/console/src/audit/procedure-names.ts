import { identity } from '@zhanwang/domain-identity/contract'
import { stationRegistry } from '@zhanwang/domain-station-registry/contract'
import { DAILY_RUNS } from '@zhanwang/domain-station-registry/daily-runs'
import { type Contract, procedureEntries } from '@zhanwang/kernel/contract'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import type { AuditSource } from './audit-search.ts'

/** What is written down without being asked for by the contract: signing in, and what a context does by itself. */
const BESIDE_CONTRACT: Record<AuditSource, Readonly<Record<string, LocalizedText>>> = {
  'station-registry': Object.fromEntries(Object.entries(DAILY_RUNS).map(([name, words]) => [`daily.${name}`, words])),
  identity: {
    'sessions.signIn': { zh: '登录', en: 'Signed in' },
    'sessions.refuse': { zh: '登录被拒', en: 'Was refused at sign-in' },
    'sessions.signOut': { zh: '退出登录', en: 'Signed out' },
    'sessions.showSecondFactor': { zh: '核对第二因子', en: 'Showed a second factor' },
    'secondFactor.begin': { zh: '开始设置第二因子', en: 'Began to set a second factor' },
    'secondFactor.confirm': { zh: '设置第二因子', en: 'Set a second factor' },
    'secondFactor.end': { zh: '解除本人的第二因子', en: 'Ended the own second factor' },
    'secondFactor.recoveryCodes': { zh: '更换恢复码', en: 'Renewed the recovery codes' },
    bootstrap: { zh: '建立首批账号', en: 'Made the first accounts' },
  },
}

const CONTRACTS: Record<AuditSource, Contract> = { 'station-registry': stationRegistry, identity }

/** Every procedure of a context that changes something, with its name in words. */
export function procedureNames(source: AuditSource): ReadonlyMap<string, LocalizedText> {
  const commands = [...procedureEntries(CONTRACTS[source])].flatMap(({ path, procedure }) =>
    procedure.kind === 'command' ? ([[path, procedure.summary]] as const) : [],
  )
  return new Map([...commands, ...Object.entries(BESIDE_CONTRACT[source])])
}
