import { fontPaths } from '@zhanwang/documents/fonts'
import sharp, { type OverlayOptions } from 'sharp'
import { BAND_HEIGHT, PICTURE, scene } from './scenes.ts'
import { seededChoice } from './seeded-choice.ts'

export interface PictureWords {
  /** Chooses colours and places: the same words and seed give the same picture. */
  readonly seed: string
  readonly station: string
  /** The key of the item, which chooses what is drawn: `plaque`. */
  readonly item: string
  /** What stands below: `统一挂牌 · 整改后`. */
  readonly caption: string
  /** What the item asks for is not there yet. */
  readonly lacking?: boolean
}

const MARK = '演示图片 DEMONSTRATION'
const QUALITY = 60

/** A drawn picture in place of a photograph, marked as such, as a JPEG of some kilobytes. */
export async function drawPicture({ seed, station, item, caption, lacking = false }: PictureWords): Promise<Buffer> {
  const choice = seededChoice(seed, `picture/${station}/${item}/${caption}`)
  const { width, height } = PICTURE
  const below = height - BAND_HEIGHT
  return sharp(Buffer.from(scene(item, lacking, choice)))
    .composite([
      { ...words(station, 17, '#ffffff', width - 24), top: below + 9, left: 12 },
      { ...words(`${caption}  ${MARK}`, 13, '#ffd666', width - 24), top: below + 36, left: 12 },
    ])
    .jpeg({ quality: QUALITY })
    .toBuffer()
}

/** In the font that the documents carry, since a server may have none with Chinese. */
function words(text: string, size: number, colour: string, width: number): OverlayOptions {
  const font = { font: `Noto Sans Hans ${size}`, fontfile: fontPaths().normal }
  return {
    input: {
      text: { text: `<span foreground="${colour}">${escaped(text)}</span>`, ...font, width, dpi: 72, rgba: true },
    },
  }
}

/** For Pango's markup. */
function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
