import { type DivisionCode, type DivisionLevel, isDivisionCode, levelOf } from '@zhanwang/kernel/division-code'
import { childPath, EVERYWHERE, type ScopePath } from '@zhanwang/kernel/scope'

/** From the highest down. */
const LEVELS: readonly DivisionLevel[] = ['province', 'prefecture', 'county', 'township', 'village']

/**
 * Where a step of a level is decided: the subject's ancestor of that level (or the subject itself), else the nearest above
 * it. 东莞 has no counties, so a county's step of its townships is the prefecture's; what stands in a county itself has no
 * township, so a township's step of it is the county's.
 */
export function stepPlace(subject: ScopePath, level: DivisionLevel): ScopePath {
  const reached = pathsDownTo(subject).filter(({ code }) => LEVELS.indexOf(levelOf(code)) <= LEVELS.indexOf(level))
  return reached.at(-1)?.path ?? EVERYWHERE
}

/** The place directly above one; everywhere is above itself. */
export function placeAbove(place: ScopePath): ScopePath {
  return pathsDownTo(place).at(-2)?.path ?? EVERYWHERE
}

function pathsDownTo(place: ScopePath): { code: DivisionCode; path: ScopePath }[] {
  const paths: { code: DivisionCode; path: ScopePath }[] = []
  for (const code of place.split('/').filter(isDivisionCode)) {
    paths.push({ code, path: childPath(paths.at(-1)?.path ?? EVERYWHERE, code) })
  }
  return paths
}
