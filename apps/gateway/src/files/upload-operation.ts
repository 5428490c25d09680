import { StoredFile, UploadTicket } from '@zhanwang/kernel/stored-file'
import { z } from 'zod'

const StagedUpload = z.object({ file: StoredFile, ticket: UploadTicket, thumbnail: z.boolean() })

const BINARY = { type: 'string', format: 'binary' }

/** `POST /api/v1/files` in the OpenAPI document; it is no procedure, so no contract describes it. */
export function uploadOperation(problems: Record<string, unknown>) {
  const { $schema: _, ...schema } = z.toJSONSchema(StagedUpload, { io: 'output' })
  return {
    operationId: 'files.upload',
    summary:
      '上传文件,换取一天内有效的凭证,再交给办理命令 / Upload a file for a ticket, good for a day, that a command then takes',
    tags: ['files'],
    'x-permission': null,
    'x-scope': 'signed-in',
    'x-sensitivity': 'L2',
    parameters: [
      {
        name: 'name',
        in: 'query',
        required: false,
        description: '文件名 / The name of the file',
        schema: { type: 'string', maxLength: 1_000 },
      },
    ],
    requestBody: {
      required: true,
      description:
        '文件内容本身:JPEG、PNG、WebP(20 MB 以内),PDF、.docx、.xlsx、CSV、纯文本(50 MB 以内)/ The file as it is: JPEG, PNG, WebP up to 20 MB; PDF, .docx, .xlsx, CSV and plain text up to 50 MB',
      content: { 'application/octet-stream': { schema: BINARY } },
    },
    responses: { 200: { description: 'OK', content: { 'application/json': { schema } } }, ...problems },
  }
}

const NAMED = { 'Content-Disposition': { schema: { type: 'string' }, description: '文件名 / The name of the file' } }
const CONTENT = { description: '文件内容 / The content of the file', content: { '*/*': { schema: BINARY } } }

/** How a query answers whose file is made for the answer. */
export const MADE_FILE_RESPONSES = { 200: { ...CONTENT, headers: NAMED } }

/** How a query that delivers a stored file answers. */
export const FILE_RESPONSES = {
  200: { ...CONTENT, headers: { ...NAMED, ETag: { schema: { type: 'string' }, description: 'SHA-256' } } },
  206: { description: '所请求的部分 / The part that Range asked for', content: { '*/*': { schema: BINARY } } },
  304: { description: '内容未变 / Not changed' },
  416: { description: '请求的范围不在文件之内 / The range lies outside the file' },
}
