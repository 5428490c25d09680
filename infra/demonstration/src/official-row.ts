import type { DivisionKind } from '@zhanwang/domain-station-registry/division'
import { toDivisionCode, townshipClass } from '@zhanwang/kernel/division-code'

const ZONE_AND_SUBDISTRICT = /^[^区]{2,}(?:开发区|高新区|园区|管理区)(?<own>(?!特殊)[^区\p{P}]{2,6}街道)$/u

/** The kind of a township-level code by its GB/T 10114 class. @throws RangeError for a number outside 001 to 599 */
export function townshipKind(code: string): DivisionKind {
  const kind = townshipClass(toDivisionCode(code))
  if (!kind) throw new RangeError(`no township class in GB/T 10114: ${code}`)
  return kind === 'functional' ? 'functional-township' : kind
}

/**
 * The kind of a village-level code by its last three digits (the statistical coding rules, domain 3.1): 001-199 residents'
 * committee, 200-399 villagers' committee, 400 and above what is like one of them.
 */
export function villageKind(code: string): DivisionKind {
  const number = Number(code.slice(9))
  if (number < 200) return 'community'
  return number < 400 ? 'village' : 'functional-village'
}

/**
 * The subdistrict's own name where the list writes the zone that runs it before it (白浪开发区白浪街道 -> 白浪街道), with
 * the list's name in the remark. Every other name stays as the list writes it.
 */
export function cleanedName(name: string): { name: string; remark: string } {
  const own = ZONE_AND_SUBDISTRICT.exec(name)?.groups?.own
  return own ? { name: own, remark: `官方名录写作“${name}”` } : { name, remark: '' }
}

/** The place that a village-level name speaks of, for the name of its room: 药树坪村委会 -> 药树坪村, 太平社区居民委员会 -> 太平社区. */
export function placeName(name: string): string {
  const community = /^(.+?)(?:社区)?(?:居民委员会|居委会)$/.exec(name)?.[1]
  if (community) return `${community}社区`
  const village = /^(.+?)村?(?:村民委员会|村委会)$/.exec(name)?.[1]
  return village ? `${village}村` : name
}
