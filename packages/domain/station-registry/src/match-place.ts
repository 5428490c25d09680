import { normaliseName } from '@zhanwang/kernel/text'

/** What a name in a ledger means among the places it may mean. */
export type PlaceMatch<T> =
  | { readonly kind: 'found'; readonly place: T }
  /** `similar`: places that differ in their last word only: 杨溪铺乡 was written, 杨溪铺镇 is there. */
  | { readonly kind: 'none'; readonly similar: readonly T[] }
  | { readonly kind: 'ambiguous'; readonly places: readonly T[] }

const PEOPLES =
  '壮|满|回|苗|维吾尔|土家|彝|蒙古|藏|布依|侗|瑶|朝鲜|白|哈尼|哈萨克|黎|傣|畲|傈僳|仡佬|东乡|高山|拉祜|水|佤|纳西|羌|土|仫佬|锡伯|柯尔克孜|达斡尔|景颇|毛南|撒拉|布朗|塔吉克|阿昌|普米|鄂温克|怒|京|基诺|德昂|保安|俄罗斯|裕固|乌孜别克|门巴|鄂伦春|独龙|塔塔尔|赫哲|珞巴'
/** 红河哈尼族彝族自治州, 屏边苗族自治县, 期路白苗族乡. */
const AUTONOMOUS = new RegExp(`(?:(?:${PEOPLES})族|各族)*(?:自治[州县旗]|民族乡|(?<=族)乡)$`)
const SUFFIX =
  /(?:村民委员会|居民委员会|村委会|居委会|街道办事处|办事处|街道|地区|社区|林区|新区|特区|省|市|州|盟|县|区|旗|镇|乡|村)$/

/**
 * The name of a place without what kind of place it is: 郧阳区 -> 郧阳, 红河哈尼族彝族自治州 -> 红河, 东岳街道办事处 -> 东岳. A
 * name that would have a single character left keeps its suffix, as people say it: 郧县, 城口 but 随县.
 */
export function placeStem(name: string): string {
  const normal = normaliseName(name)
  for (const suffix of [AUTONOMOUS, SUFFIX]) {
    const stem = normal.replace(suffix, '')
    if (stem !== normal && Array.from(stem).length > 1) return stem
  }
  return normal
}

/** A place with its name as {@link matchPlace} compares it, told once: a row is compared with all places of its level. */
export interface NamedPlace<T> {
  readonly place: T
  readonly name: string
  /** Without what its office is called. */
  readonly written: string
  readonly stem: string
}

/** The place with its name as it is compared. */
export function namedPlace<T extends { readonly name: string }>(place: T): NamedPlace<T> {
  const { name } = place
  return { place, name, written: officeless(normaliseName(name)), stem: placeStem(name) }
}

/**
 * Finds the place that a ledger's words name among `candidates` (of one level, below what is known of it already): the one
 * of exactly this name, else the one whose name without its suffix is what was written. Never guesses: two that would do
 * are ambiguous, and a suffix that was written but differs is none.
 */
export function matchPlace<T>(candidates: readonly NamedPlace<T>[], words: string): PlaceMatch<T> {
  const written = officeless(normaliseName(words))
  const same = candidates.filter((candidate) => candidate.written === written)
  if (same.length > 0) return only(same)
  const stem = placeStem(written)
  const alike = candidates.filter((candidate) => candidate.stem === stem)
  const isWithoutSuffix = stem === written
  if (isWithoutSuffix && alike.length > 0) return only(alike)
  // 屏边县 for 屏边苗族自治县, 红河州 for 红河哈尼族彝族自治州: the last character is the same, the peoples are left out.
  const shortened = alike.filter(({ name }) => name !== stem && name.at(-1) === written.at(-1) && AUTONOMOUS.test(name))
  if (shortened.length > 0) return only(shortened)
  return { kind: 'none', similar: placesOf(alike) }
}

function only<T>(candidates: readonly NamedPlace<T>[]): PlaceMatch<T> {
  const [only, ...others] = candidates
  return only !== undefined && others.length === 0
    ? { kind: 'found', place: only.place }
    : { kind: 'ambiguous', places: placesOf(candidates) }
}

function placesOf<T>(candidates: readonly NamedPlace<T>[]): T[] {
  return candidates.map(({ place }) => place)
}

/** 东岳街道办事处 and 东岳街道 are one, and so are 柳陂社区居委会 and 柳陂社区, 龙泉村村委会 and 龙泉村. */
function officeless(name: string): string {
  return name
    .replace(/(?<=街道)办事处$/, '')
    .replace(/(?<=[村区])(?:村民委员会|居民委员会|村委会|居委会)$/, '')
    .replace(/(?<=.{2})村民委员会$|(?<=.{2})村委会$/, '村')
}
