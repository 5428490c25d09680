import { Uuid } from '@zhanwang/kernel/ids'

const KEY = 'zhanwang.person'

/**
 * Who worked at this browser last and has not signed out: without a network nobody can be asked whose session it is. It
 * gives no rights; it says whose photos wait.
 */
export function lastPerson(): Uuid | undefined {
  return Uuid.safeParse(localStorage.getItem(KEY)).data
}

export function rememberPerson(account: Uuid): void {
  localStorage.setItem(KEY, account)
}

export function forgetPerson(): void {
  localStorage.removeItem(KEY)
}
