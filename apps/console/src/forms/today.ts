import { type BusinessDate, todayInShanghai } from '@zhanwang/kernel/calendar'

/** The business date of this moment, wherever the reader's clock is set. */
export function today(): BusinessDate {
  return todayInShanghai(new Date())
}
