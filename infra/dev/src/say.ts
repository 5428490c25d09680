/** Tells the person what happens, in both languages on one line. */
export type Say = (zh: string, en: string) => void

/** Prints to the terminal. */
export const say: Say = (zh, en) => console.log(`${zh}  |  ${en}`)

/** Numbers the steps of so many. */
export function stepTeller(total: number, tell: Say = say): Say {
  let step = 0
  return (zh, en) => tell(`[${++step}/${total}] ${zh}`, en)
}

/** Seconds with one decimal, for people. */
export function seconds(ms: number): string {
  return (ms / 1000).toFixed(1)
}
