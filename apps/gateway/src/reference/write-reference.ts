import { mkdir, writeFile } from 'node:fs/promises'
import { CONTEXTS } from '../composition.ts'
import { offeredProcedures } from '../offered-procedures.ts'
import { permissionPage } from './permission-matrix.ts'

const folder = new URL('../../../../docs/reference/', import.meta.url)
await mkdir(folder, { recursive: true })
await writeFile(new URL('permissions.md', folder), permissionPage(offeredProcedures(CONTEXTS)))
