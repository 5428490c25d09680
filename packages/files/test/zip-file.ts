import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipPart {
  readonly name: string
  readonly content: Buffer | string
  /** What the directory says the content's size is; the truth unless given. */
  readonly saidSize?: number
  readonly encrypted?: boolean
}

/** A zip archive written by hand, so that a test can write one that lies. */
export function zipFile(parts: readonly ZipPart[], { saidEntries = parts.length } = {}): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, saidSize, encrypted } of parts) {
    const data = Buffer.from(content)
    const packed = deflateRawSync(data)
    const fields = Buffer.alloc(22)
    fields.writeUInt16LE(0x0800 | (encrypted ? 1 : 0), 0)
    fields.writeUInt16LE(8, 2)
    fields.writeUInt32LE(crc32(data), 8)
    fields.writeUInt32LE(packed.length, 12)
    fields.writeUInt32LE(saidSize ?? data.length, 16)
    fields.writeUInt16LE(Buffer.byteLength(name), 20)
    const noExtra = Buffer.alloc(2)
    const local = Buffer.concat([
      Buffer.from('PK\x03\x04\x14\x00', 'latin1'),
      fields,
      noExtra,
      Buffer.from(name),
      packed,
    ])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02\x14\x00\x14\x00', 'latin1'), fields, noExtra, place, Buffer.from(name)]),
    )
    bodies.push(local)
    offset += local.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(saidEntries, 8)
  end.writeUInt16LE(saidEntries, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, entries, end])
}

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  xlsm: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
}

/** An Office file with nothing in it that an Office program would show, and the given parts besides. */
export function officeFile(kind: keyof typeof TYPES, more: readonly ZipPart[] = []): Buffer {
  return zipFile([
    contentTypes(kind),
    { name: kind === 'docx' ? 'word/document.xml' : 'xl/workbook.xml', content: '<x/>' },
    ...more,
  ])
}

export function contentTypes(kind: keyof typeof TYPES): ZipPart {
  const content = `<Types><Override PartName="/main.xml" ContentType="${TYPES[kind]}"/></Types>`
  return { name: '[Content_Types].xml', content }
}
