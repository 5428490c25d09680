import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

/** The weights that documents use. */
export const FONT_FILES = { normal: 'NotoSansHans-Regular.otf', bold: 'NotoSansHans-Bold.otf' } as const

/**
 * Where the font files lie: Noto Sans Hans (SIL Open Font License 1.1, which lets a document carry what it uses of it),
 * 30,000 characters, so that names of places outside GB 2312 such as 洈水镇 are there. Beside the program in a bundle,
 * which has no node_modules; in the package that brings them otherwise.
 */
export function fontPaths(): { readonly normal: string; readonly bold: string } {
  return { normal: fontPath(FONT_FILES.normal), bold: fontPath(FONT_FILES.bold) }
}

function fontPath(file: string): string {
  const beside = fileURLToPath(new URL(`./${file}`, import.meta.url))
  return existsSync(beside) ? beside : packagedFont(file)
}

/** The font's path in the package: it names no file of its own, only its entry. */
export function packagedFont(file: string): string {
  const entry = createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')
  return fileURLToPath(new URL(`../fonts/${file}`, `file://${entry}`))
}
