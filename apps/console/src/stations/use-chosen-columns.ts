import { useState } from 'react'
import { z } from 'zod'

export const STATION_COLUMNS = [
  'code',
  'kind',
  'division',
  'hostType',
  'status',
  'statusSince',
  'mode',
  'premises',
  'parent',
  'foundedOn',
  'plaqueOn',
  'provenance',
] as const
export type StationColumn = (typeof STATION_COLUMNS)[number]

const STORAGE_KEY = 'zhanwang.stations.columns'
const USUAL: readonly StationColumn[] = [
  'code',
  'kind',
  'division',
  'status',
  'statusSince',
  'mode',
  'premises',
  'provenance',
]
const Stored = z.array(z.enum(STATION_COLUMNS))

/** The columns beside the name, as chosen on this device. */
export function useChosenColumns(): [readonly StationColumn[], (columns: readonly StationColumn[]) => void] {
  const [columns, setColumns] = useState(read)
  const choose = (chosen: readonly StationColumn[]) => {
    const inOrder = STATION_COLUMNS.filter((column) => chosen.includes(column))
    localStorage.setItem(STORAGE_KEY, inOrder.join())
    setColumns(inOrder)
  }
  return [columns, choose]
}

function read(): readonly StationColumn[] {
  const stored = localStorage.getItem(STORAGE_KEY)
  if (stored === null) return USUAL
  const columns = Stored.safeParse(stored === '' ? [] : stored.split(','))
  return columns.success ? columns.data : USUAL
}
