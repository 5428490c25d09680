import { sha256Hex } from '@zhanwang/kernel/digest'
import { Uuid } from '@zhanwang/kernel/ids'
import { v7 } from 'uuid'

/** The instant in every id: platforms take a version 7 only, and this one may not depend on the clock. */
const EPOCH_MS = Date.UTC(2023, 0, 1)

/**
 * The command id of a name: the same name gives the same id in every run, so that a command sent again after a kill is
 * the same command. A version 7 whose random part is the name's SHA-256.
 */
export function commandIdOf(name: string): Uuid {
  return Uuid.parse(v7({ msecs: EPOCH_MS, random: Buffer.from(sha256Hex(name), 'hex').subarray(0, 16) }))
}
