import jsqr from 'jsqr'
import { extractText, getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { z } from 'zod'

/** What a reader finds in a PDF of one page: its words, and what a telephone reads in its QR code. */
export interface PdfContent {
  readonly text: string
  readonly qr: string | undefined
  readonly pages: number
}

export async function readPdf(content: Buffer): Promise<PdfContent> {
  const pdf = await getDocumentProxy(new Uint8Array(content))
  const { text } = await extractText(pdf, { mergePages: true })
  const qr = readQr(await blackBoxes(pdf))
  return { text: text.replaceAll(/\s+/g, ' '), qr, pages: pdf.numPages }
}

type Box = readonly [left: number, top: number, right: number, bottom: number]
const PathArguments = z.tuple([z.number(), z.unknown(), z.instanceof(Float32Array).nullable()])

/** The black filled boxes of the first page: a QR code is drawn as one for each dark square. */
async function blackBoxes(pdf: Awaited<ReturnType<typeof getDocumentProxy>>): Promise<Box[]> {
  const { OPS } = await getResolvedPDFJS()
  const { fnArray, argsArray } = await (await pdf.getPage(1)).getOperatorList()
  let colour: unknown = ''
  const boxes: Box[] = []
  for (const [index, operator] of fnArray.entries()) {
    const args: unknown = argsArray[index]
    if (operator === OPS.setFillRGBColor && Array.isArray(args)) colour = args[0]
    if (operator !== OPS.constructPath || colour !== '#000000') continue
    const [, , bounds] = PathArguments.parse(args)
    const [left = 0, top = 0, right = 0, bottom = 0] = bounds ?? []
    // A line of the table is no square.
    if (right > left && Math.abs(right - left - (bottom - top)) < 0.01) boxes.push([left, top, right, bottom])
  }
  return boxes
}

const PIXELS = 400
const MARGIN = 40

/** Draws the boxes black on white, as large as the picture allows, and reads what they say. */
function readQr(boxes: readonly Box[]): string | undefined {
  if (boxes.length === 0) return undefined
  const [left, top] = [Math.min(...boxes.map((box) => box[0])), Math.min(...boxes.map((box) => box[1]))]
  const scale = (PIXELS - 2 * MARGIN) / (Math.max(...boxes.map((box) => box[2])) - left)
  const pixels = new Uint8ClampedArray(PIXELS * PIXELS * 4).fill(255)
  const at = (value: number, from: number) => MARGIN + Math.round((value - from) * scale)
  for (const box of boxes) {
    for (let y = at(box[1], top); y < at(box[3], top); y++) {
      for (let x = at(box[0], left); x < at(box[2], left); x++)
        pixels.fill(0, (y * PIXELS + x) * 4, (y * PIXELS + x) * 4 + 3)
    }
  }
  return jsqr.default(pixels, PIXELS, PIXELS)?.data
}
