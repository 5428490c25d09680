import { ORGANIZATION_LEDGER } from '@zhanwang/domain-station-registry/organization-ledger'
import { STATION_LEDGER } from '@zhanwang/domain-station-registry/station-ledger'
import { client, trpc } from '../api/trpc.ts'

/**
 * The ledgers that can be imported: their columns, their procedures, whether an update holds from a day, and where what was
 * taken over is seen.
 */
export const LEDGER_OFFERS = {
  stations: {
    ledger: STATION_LEDGER,
    permission: 'station.import',
    queries: trpc.registry.stationImports,
    commands: client.registry.stationImports,
    rest: '/api/v1/imports/stations',
    dated: true,
    list: '/stations',
  },
  organizations: {
    ledger: ORGANIZATION_LEDGER,
    permission: 'organization.import',
    queries: trpc.registry.organizationImports,
    commands: client.registry.organizationImports,
    rest: '/api/v1/imports/organizations',
    dated: false,
    list: '/organizations',
  },
} as const

export type LedgerName = keyof typeof LEDGER_OFFERS
export const LEDGER_NAMES: readonly LedgerName[] = ['stations', 'organizations']
export type LedgerOffer = (typeof LEDGER_OFFERS)[LedgerName]

/** Undefined for a name that no ledger has. */
export function ledgerOffer(name: string): LedgerOffer | undefined {
  return isLedgerName(name) ? LEDGER_OFFERS[name] : undefined
}

/** Whether a name is a ledger's. */
export function isLedgerName(name: string): name is LedgerName {
  return Object.hasOwn(LEDGER_OFFERS, name)
}
