import { STATION_LEDGER } from '@zhanwang/domain-station-registry/station-ledger'
import { client, trpc } from '../api/trpc.ts'

/** The ledgers that can be imported: their columns, their procedures, and where what was taken over is seen. */
export const LEDGER_OFFERS = {
  stations: {
    ledger: STATION_LEDGER,
    permission: 'station.import',
    queries: trpc.registry.stationImports,
    commands: client.registry.stationImports,
    rest: '/api/v1/imports/stations',
    list: '/stations',
  },
} as const

export type LedgerName = keyof typeof LEDGER_OFFERS
export type LedgerOffer = (typeof LEDGER_OFFERS)[LedgerName]

/** Undefined for a name that no ledger has. */
export function ledgerOffer(name: string): LedgerOffer | undefined {
  return isLedgerName(name) ? LEDGER_OFFERS[name] : undefined
}

function isLedgerName(name: string): name is LedgerName {
  return Object.hasOwn(LEDGER_OFFERS, name)
}
