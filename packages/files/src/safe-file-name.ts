/** UTF-16 code units, as `StoredFile` counts. */
export const MAX_NAME_LENGTH = 120

/** What an unusable name becomes. */
const UNNAMED = '未命名'
/** Devices of Windows, with any extension or none: such a file cannot be saved there. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i

/**
 * The name under which a file is kept and saved again: the last part of a path, without control and direction characters
 * (`照片<RLO>gpj.exe` would read as a picture), without what Windows refuses, at most 120 long, and with the extension
 * of what the content is, never of what the name says. Chinese stays as it is, in composed form (NFC). Never empty.
 * @param extension without a dot: `pdf`
 */
export function safeFileName(name: string, extension: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    // After that: what was between a letter and its accent is gone only now.
    .normalize('NFC')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
  const stem = trimmed(baseName(clean))
  const [device = ''] = stem.split('.', 1)
  const usable = stem === '' ? UNNAMED : RESERVED.test(device.trim()) ? `_${stem}` : stem
  // The cut may leave half a character, or a blank or a dot at the end.
  const cut = usable.slice(0, MAX_NAME_LENGTH - extension.length - 1).replace(/[\uD800-\uDBFF]$/, '')
  return `${trimmed(cut)}.${extension}`
}

/** A name without its extension: `台账.2022.xlsx` -> `台账.2022`. */
export function baseName(name: string): string {
  const dot = name.lastIndexOf('.')
  // Further than an extension reaches, the dot belongs to the name; a leading one makes a hidden file.
  return dot > 0 && name.length - dot <= 6 && !/\s/.test(name.slice(dot)) ? name.slice(0, dot) : name
}

function trimmed(text: string): string {
  return text.replace(/^[\s.]+|[\s.]+$/g, '')
}
