import { copyFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { FONT_FILES, packagedFont } from '@zhanwang/documents/fonts'
import { build } from 'esbuild'
import { platform, type Service } from './services.ts'

/** A bundle is an ES module; packages that are CommonJS inside still call require and ask where they lie. */
const BANNER = `import { createRequire as zhanwangRequire } from 'node:module'; const require = zhanwangRequire(import.meta.url); const zhanwangDirname = import.meta.dirname;`

/**
 * Bundles a service's programs (main, migrate and, where there is one, bootstrap) to one file each, with a source map, in
 * `outdir`, its dist folder unless given, with the fonts of documents beside them. They need Node and nothing else. Returns the files. Throws what esbuild finds wrong.
 */
export async function bundleService(
  root: string,
  service: Pick<Service, 'dir'>,
  outdir = join(root, service.dir, 'dist'),
): Promise<string[]> {
  const dir = join(root, service.dir)
  const programs = ['main', 'migrate', 'bootstrap'].filter((name) => existsSync(join(dir, 'src', `${name}.ts`)))
  const { metafile } = await build({
    entryPoints: programs.map((name) => join(dir, 'src', `${name}.ts`)),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    sourcemap: true,
    metafile: true,
    banner: { js: BANNER },
    define: { __dirname: 'zhanwangDirname' },
    // Optional parts of pg and better-auth that are asked for inside a try; sharp is native, loaded with the first picture
    // and installed beside the gateway's bundle (its README).
    external: ['pg-native', 'cloudflare:sockets', 'sharp'],
    logLevel: 'warning',
  })
  // A program that makes documents finds their fonts beside it.
  if (Object.keys(metafile.inputs).some((file) => file.endsWith('packages/documents/src/fonts.ts'))) {
    for (const file of Object.values(FONT_FILES)) copyFileSync(packagedFont(file), join(outdir, file))
  }
  return programs.map((name) => join(outdir, `${name}.mjs`))
}

if (import.meta.main) {
  for (const service of [...platform.services, { dir: 'infra/all-in-one' }]) {
    for (const file of await bundleService(platform.root, service)) console.log(file)
  }
}
