import { join } from 'node:path'
import { build } from 'esbuild'

/** Bundles the service and its migration to one file each, `main.mjs` and `migrate.mjs` in `outdir`. */
export async function bundle(outdir: string): Promise<void> {
  await build({
    entryPoints: ['main', 'migrate'].map((name) => join(import.meta.dirname, 'src', `${name}.ts`)),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node26',
    // pg and pino are CommonJS and require Node's own modules, which an ES module has no `require` for.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'warning',
  })
}

if (import.meta.main) await bundle(join(import.meta.dirname, 'dist'))
