import { posix } from 'node:path'
import { unreadable } from './limits.ts'
import { type NumberFormat, numberFormat } from './number-format.ts'
import { type Attributes, readWholeXml } from './xml-events.ts'
import type { ZipParts } from './zip-parts.ts'

export interface SheetPart {
  readonly name: string
  readonly hidden: boolean
  /** Name of the part that holds its cells. */
  readonly part: string
}

/** What a workbook says of itself: its sheets, where its texts and styles are, and from when it counts days. */
export interface Workbook {
  readonly sheets: readonly SheetPart[]
  readonly from1904: boolean
  readonly sharedTextsPart: string | undefined
  readonly stylesPart: string | undefined
}

interface Relation {
  /** Last part of the type's address: `worksheet`, the same in the transitional and the strict form. */
  readonly type: string
  readonly part: string
}

/** Reads the workbook's own part. Throws `rule-broken` for a zip that is no workbook (.docx, .ods, .xlsb). */
export async function readWorkbook(parts: ZipParts): Promise<Workbook> {
  const workbookPart = [...(await relationsOf(parts, '')).values()].find(({ type }) => type === 'officeDocument')?.part
  if (!workbookPart || !parts.has(workbookPart) || workbookPart.endsWith('.bin')) throw unreadable('no workbook in it')
  const relations = await relationsOf(parts, workbookPart)
  const sheets: SheetPart[] = []
  let from1904 = false
  await readWholeXml(await parts.read(workbookPart), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      const relation = relations.get(relationId(attributes))
      // A sheet of charts or dialogues has no cells.
      if (relation?.type !== 'worksheet' || !parts.has(relation.part)) return
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
      sheets.push({ name: attributes.name ?? '', hidden, part: relation.part })
    },
  })
  const partOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.part
  return { sheets, from1904, sharedTextsPart: partOf('sharedStrings'), stylesPart: partOf('styles') }
}

/** The format of each style of cells, by the number that cells name. */
export async function readStyles(parts: ZipParts, part: string | undefined): Promise<readonly NumberFormat[]> {
  if (!part || !parts.has(part)) return []
  const patterns = new Map<number, string>()
  const formatIds: number[] = []
  let inCellStyles = false
  await readWholeXml(await parts.read(part), {
    open(name, attributes) {
      if (name === 'cellXfs') inCellStyles = true
      else if (name === 'numFmt') patterns.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'xf' && inCellStyles) formatIds.push(Number(attributes.numFmtId ?? 0))
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false
    },
  })
  const formats = new Map([...new Set(formatIds)].map((id) => [id, numberFormat(id, patterns)]))
  return formatIds.map((id) => formats.get(id) ?? numberFormat(id, patterns))
}

async function relationsOf(parts: ZipParts, owner: string): Promise<ReadonlyMap<string, Relation>> {
  const folder = posix.dirname(owner)
  const part = posix.join(folder, '_rels', `${posix.basename(owner)}.rels`)
  const relations = new Map<string, Relation>()
  if (!parts.has(part)) return relations
  await readWholeXml(await parts.read(part), {
    open(name, { Id, Type, Target, TargetMode }) {
      if (name !== 'Relationship' || !Id || !Type || !Target || TargetMode === 'External') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), part: target })
    },
  })
  return relations
}

/** `r:id`, whatever the prefix is. */
function relationId(attributes: Attributes): string {
  return Object.entries(attributes).find(([name]) => /:id$/.test(name))?.[1] ?? ''
}

/** A truth value as XML schema writes it. */
export function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'true'
}
