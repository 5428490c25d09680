import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { type Plugin, type Rollup, transformWithOxc } from 'vite'

const WORKER = 'src/offline/service-worker.ts'
/**
 * What is loaded on demand and has to be there without a network: the console's beginning, its languages, and the page that
 * shows what waits to be sent. With each comes what it imports.
 */
const NEEDED = [
  'src/main.tsx',
  'src/start.tsx',
  'src/locales/zh.ts',
  'src/locales/en.ts',
  'antd/es/locale/zh_CN.js',
  'antd/es/locale/en_US.js',
  'src/offline/offline-page.tsx',
  'src/photos/open-queue.ts',
]
/** Of `public`. */
const ICON = '/favicon.svg'

/** Writes /service-worker.js with the list of the files that make up the console's shell in this build. */
export function shellForOffline(): Plugin {
  let root = ''
  let folder = ''
  return {
    name: 'zhanwang-shell-for-offline',
    apply: 'build',
    configResolved(config) {
      root = config.root
      folder = resolve(config.root, config.build.outDir)
    },
    async writeBundle(_options, bundle) {
      const files = [...shellFiles(bundle), ICON].sort()
      const page = await readFile(join(folder, 'index.html'))
      const version = createHash('sha256').update(page).update(files.join('\n')).digest('hex').slice(0, 16)
      const source = await readFile(join(root, WORKER), 'utf8')
      const { code } = await transformWithOxc(source, WORKER)
      const shell = `const SHELL = ${JSON.stringify({ version, files })};\n`
      await writeFile(join(folder, 'service-worker.js'), shell + code)
    },
  }
}

/** The addresses of the scripts and styles that NEEDED comes down to. Throws for a module that the build does not have. */
function shellFiles(bundle: Rollup.OutputBundle): Set<string> {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const files = new Set<string>()
  const add = (chunk: Rollup.OutputChunk) => {
    const address = `/${chunk.fileName}`
    if (files.has(address)) return
    files.add(address)
    for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(`/${style}`)
    for (const name of chunk.imports) {
      const imported = byName.get(name)
      if (imported) add(imported)
    }
  }
  for (const module of NEEDED) {
    const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(`/${module}`)))
    if (!chunk) throw new Error(`${module} is in no chunk: the console would not open without a network`)
    add(chunk)
  }
  return files
}
