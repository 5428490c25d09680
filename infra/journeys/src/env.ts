/**
 * What the journeys take from the environment: where a browser may be, what a program that installs one inherits,
 * whether every platform is to run as one process (`ZHANWANG_ONE_PROCESS=true`), and where screenshots go that are to be
 * kept (`ZHANWANG_SCREENSHOTS`, a folder).
 */
export function journeysEnv() {
  const {
    ZHANWANG_BROWSER: browser,
    ZHANWANG_ONE_PROCESS: oneProcess,
    ZHANWANG_SCREENSHOTS: screenshotsDir,
    PATH: path = '',
  } = process.env
  return { browser, oneProcess: oneProcess === 'true', screenshotsDir, path, inherited: process.env }
}
