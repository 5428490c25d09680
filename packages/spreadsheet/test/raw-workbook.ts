import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships'

export interface RawWorkbook {
  /** What stands within `<worksheet>`. */
  readonly sheet: string
  /** What stands within `<sst>`. */
  readonly texts?: string
  readonly from1904?: boolean
  /** Number formats by their id (from 164), and the ids that styles 0, 1, … name. */
  readonly patterns?: Readonly<Record<number, string>>
  readonly styles?: readonly number[]
  /** Replaces or adds parts. */
  readonly parts?: Readonly<Record<string, string | Buffer>>
}

/** A workbook of hand-written parts, for what no library writes. */
export function rawWorkbook(raw: RawWorkbook): Promise<Buffer> {
  const { sheet, texts = '', from1904 = false, patterns = {}, styles = [0], parts = {} } = raw
  const formats = Object.entries(patterns).map(
    ([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escaped(code)}"/>`,
  )
  return zipOf({
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr date1904="${from1904 ? 1 : 0}"/><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}">${['worksheet', 'sharedStrings', 'styles']
      .map((type, index) => `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${type}.xml"/>`)
      .join('')}</Relationships>`,
    'xl/worksheet.xml': `<worksheet xmlns="${MAIN}">${sheet}</worksheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${texts}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${formats.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles
      .map((id) => `<xf numFmtId="${id}"/>`)
      .join('')}</cellXfs></styleSheet>`,
    ...parts,
  })
}

/** A zip archive of the given parts. */
export function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(Readable.from(zip.outputStream))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
