import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/** Below this a response fits one packet, compressed or not. */
const SMALLEST_BYTES = 1024

/** Writes `.gz` and `.br` beside every text asset of the build, so that the gateway never compresses at run time. */
export function precompress(): Plugin {
  let folder = ''
  return {
    name: 'zhanwang-precompress',
    apply: 'build',
    configResolved(config) {
      folder = resolve(config.root, config.build.outDir)
    },
    async closeBundle() {
      const files = await readdir(folder, { recursive: true })
      const texts = files.filter((file) => /\.(?:js|css|html|svg|json)$/.test(file))
      await Promise.all(texts.map((file) => compressFile(join(folder, file))))
    },
  }
}

async function compressFile(file: string): Promise<void> {
  const content = await readFile(file)
  if (content.length < SMALLEST_BYTES) return
  await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
  await writeFile(`${file}.br`, await promisify(brotliCompress)(content))
}
