import { loadSettings } from './env.ts'
import { loadDemonstration } from './load-demonstration.ts'
import { readLoaderKeys } from './loader-keys.ts'
import { sentenceOf } from './say.ts'

// Started by the local stack once the platform is up. Nothing to close: a kill at any point is made good by the next run.
try {
  const { address, readyFile } = loadSettings()
  await loadDemonstration(address, readLoaderKeys(readyFile))
} catch (error) {
  console.error(
    `演示数据未能全部载入,再次启动会接着载入  |  Not all was loaded; the next start goes on: ${sentenceOf(error)}`,
  )
  process.exitCode = 1
}
