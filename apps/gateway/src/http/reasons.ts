import { FILE_REASONS } from '@zhanwang/files/reasons'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** What the gateway itself refuses, before any context is asked. */
export const GATEWAY_REASONS: Readonly<Record<string, LocalizedText>> = {
  ...FILE_REASONS,
  'command-id-missing': {
    zh: '此操作须带请求头 Idempotency-Key(UUID),以便安全重试',
    en: 'This operation needs the header Idempotency-Key with a UUID, so that it can be repeated safely',
  },
  'command-id-invalid': {
    zh: '请求头 Idempotency-Key 须为 UUID',
    en: 'The header Idempotency-Key must be a UUID',
  },
  'one-command-per-request': {
    zh: '一次请求只能办理一项操作',
    en: 'One request carries one command, for it carries one Idempotency-Key',
  },
  'origin-foreign': { zh: '请求来自其他网站,已拒绝', en: 'The request comes from another site and was refused' },
  'host-foreign': {
    zh: '未设置 PUBLIC_URL 时,本网关只接受 localhost、127.0.0.1 或 [::1] 的访问',
    en: 'Without PUBLIC_URL this gateway answers to localhost, 127.0.0.1 and [::1] only',
  },
  'nested-too-deep': { zh: '请求内容嵌套过深', en: 'The body is nested too deep' },
  'body-not-json': { zh: '请求内容须为 JSON 对象', en: 'The body must be a JSON object' },
  'content-type-not-json': {
    zh: '请求头 Content-Type 须为 application/json',
    en: 'The header Content-Type must be application/json',
  },
  'request-malformed': { zh: '请求格式不正确', en: 'The request is malformed' },
  'route-unknown': { zh: '没有这个接口', en: 'There is no such route' },
  'indicator-unknown': { zh: '没有这个指标', en: 'There is no such indicator' },
}
