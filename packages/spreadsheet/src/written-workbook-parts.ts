import { xmlText } from './written-cell-xml.ts'
import type { WrittenColumn } from './written-sheet.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPES = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** Width of a column whose text nobody knows yet, and the widest that a header makes one. */
const NARROWEST = 10
const WIDEST = 40
/** Excel's own limit of a sheet's name. */
const NAME_LENGTH = 31

/** What stands before a sheet's rows; the first row stays in sight. */
export function sheetHead(columns: readonly WrittenColumn[]): string {
  const widths = columns.map(({ header, width }, index) => {
    const chosen = width ?? Math.min(WIDEST, Math.max(NARROWEST, widthOf(header) + 2))
    return `<col min="${index + 1}" max="${index + 1}" width="${chosen}" customWidth="1"/>`
  })
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData>`
}

export const SHEET_END = '</sheetData></worksheet>'

/** `A`, …, `Z`, `AA`, … of a column counted from 0. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26))
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last
}

/** A name as Excel takes it, with the number of the sheet from the second on. */
export function sheetName(name: string, number: number): string {
  const end = number === 1 ? '' : ` (${number})`
  const allowed =
    name
      .replaceAll(/[\\/?*[\]:]/g, ' ')
      .replaceAll(/^'+|'+$/g, '')
      .trim() || 'Sheet'
  return `${allowed.slice(0, NAME_LENGTH - end.length).toWellFormed()}${end}`
}

/** The parts beside the sheets, by their names in the archive. */
export function workbookParts(sheets: readonly string[], { author, createdAt }: { author: string; createdAt: Date }) {
  const numbers = sheets.map((_, index) => index + 1)
  const created = createdAt.toISOString()
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/>${numbers.map((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPES}.worksheet+xml"/>`).join('')}<Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="${RELATIONS}/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    'docProps/core.xml': `${HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>${xmlText(author)}</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">${created}</dcterms:created></cp:coreProperties>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${numbers.map((number, index) => `<sheet name="${attribute(sheets[index] ?? '')}" sheetId="${number}" r:id="rId${number}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${RELATIONS}">${numbers.map((number) => `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`).join('')}<Relationship Id="rId${sheets.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  }
}

function attribute(text: string): string {
  return xmlText(text).replaceAll('"', '&quot;')
}

function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += character.charCodeAt(0) > 0xff ? 2 : 1
  return width
}
