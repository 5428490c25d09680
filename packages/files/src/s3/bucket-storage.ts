import { join } from 'node:path'
import type { FileStorage } from '../storage.ts'
import { errorCode } from './s3-answer.ts'
import { openS3Area } from './s3-area.ts'
import { createS3Client, type S3Settings } from './s3-client.ts'

/** The storage in a bucket of S3 or of a server that speaks it, whatever is unfinished in a folder of this host. */
export function bucketStorage(dir: string, settings: S3Settings): FileStorage {
  const send = createS3Client(settings)
  const bucket = new URL(settings.url).pathname.replaceAll('/', '')
  return {
    dir,
    area: (name) => openS3Area({ send, bucket, name, dir: join(dir, name) }),
    async check() {
      const answer = await send({ method: 'GET', query: { 'list-type': '2', 'max-keys': '1' } })
      const text = await answer.text()
      return answer.ok ? undefined : problemOf(errorCode(text), answer.status, bucket)
    },
  }
}

function problemOf(code: string | undefined, status: number, bucket: string): string {
  switch (code) {
    case 'NoSuchBucket':
      return `存储桶 ${bucket} 不存在,请检查 FILES_S3_URL 或先建桶 / there is no bucket ${bucket}: check FILES_S3_URL or make it`
    case 'InvalidAccessKeyId':
    case 'SignatureDoesNotMatch':
      return 'FILES_S3_ACCESS_KEY_ID 或 FILES_S3_SECRET_ACCESS_KEY 不对 / FILES_S3_ACCESS_KEY_ID or FILES_S3_SECRET_ACCESS_KEY is wrong'
    case 'AccessDenied':
      return `这把密钥无权使用存储桶 ${bucket} / the key of FILES_S3_ACCESS_KEY_ID may not use the bucket ${bucket}`
    case 'AuthorizationHeaderMalformed':
    case 'PermanentRedirect':
      return `FILES_S3_REGION 与存储桶 ${bucket} 所在区域不符 / FILES_S3_REGION is not the region of the bucket ${bucket}`
    default:
      return `FILES_S3_URL 处的服务不接受请求(${status} ${code ?? ''})/ what answers at FILES_S3_URL refuses (${status} ${code ?? ''})`
  }
}
