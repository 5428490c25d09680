/** What the journeys take from the environment: where a browser may be, and what a program that installs one inherits. */
export function journeysEnv() {
  const { ZHANWANG_BROWSER: browser, PATH: path = '' } = process.env
  return { browser, path, inherited: process.env }
}
