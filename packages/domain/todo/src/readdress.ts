import { childPath, covers, EVERYWHERE, type ScopePath } from '@zhanwang/kernel/scope'
import type { TodoAddressee } from './todo.ts'

/**
 * Whom a to-do waits for once its subject has moved from one path to another: an office of the place itself goes with
 * it; of the authorities above, the one that now stands at the same level has it, or the nearest above where there is none.
 */
export function readdress(addressee: TodoAddressee, from: ScopePath, to: ScopePath): TodoAddressee {
  if (!('place' in addressee)) return addressee
  const { permission, place } = addressee
  if (covers(from, place)) return { permission, place: codes(place).slice(codes(from).length).reduce(childPath, to) }
  if (!covers(place, from)) return addressee
  // Codes of one level have one length: 2, 4, 6, 9 and 12 (GB/T 2260, and the local counties of this platform).
  const longest = codes(place).at(-1)?.length ?? 0
  const above = codes(to).filter((code) => code.length <= longest)
  return { permission, place: above.reduce(childPath, EVERYWHERE) }
}

function codes(path: ScopePath): string[] {
  return path.split('/').filter((code) => code !== '')
}
