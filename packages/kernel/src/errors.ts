import type { LocalizedText } from './localized-text.ts'

/** What an error means on each border it crosses. One table; the gateway has no second one. */
export const ERROR_CODES = {
  'invalid-input': entry(400, 'BAD_REQUEST', 'never', '输入有误,请按提示修改', 'The input is not valid'),
  unauthenticated: entry(401, 'UNAUTHORIZED', 'never', '请先登录', 'Please sign in'),
  forbidden: entry(403, 'FORBIDDEN', 'never', '您没有办理此事项的权限', 'You do not hold the permission this needs'),
  'not-found': entry(404, 'NOT_FOUND', 'never', '没有找到', 'Not found'),
  conflict: entry(409, 'CONFLICT', 'never', '与已有数据冲突', 'It conflicts with what is already there'),
  stale: entry(
    409,
    'CONFLICT',
    'never',
    '数据已被他人修改,请刷新后再试',
    'Someone changed it meanwhile; reload and try again',
  ),
  'command-conflict': entry(
    409,
    'CONFLICT',
    'never',
    '同一命令编号已用于另一内容',
    'This command id was already used for something else',
  ),
  'too-large': entry(413, 'PAYLOAD_TOO_LARGE', 'never', '内容过大', 'The content is too large'),
  'rule-broken': entry(422, 'UNPROCESSABLE_CONTENT', 'never', '不符合业务规则', 'A rule does not allow it'),
  'too-many-requests': entry(
    429,
    'TOO_MANY_REQUESTS',
    'later',
    '操作过于频繁,请稍后再试',
    'Too many requests; try again later',
  ),
  internal: entry(
    500,
    'INTERNAL_SERVER_ERROR',
    'same-command',
    '系统出错,请报告此编号',
    'Something failed; please report this number',
  ),
  unavailable: entry(
    503,
    'SERVICE_UNAVAILABLE',
    'later',
    '服务暂不可用,请稍后再试',
    'The service is not available now; try again later',
  ),
  'outcome-unknown': entry(
    504,
    'GATEWAY_TIMEOUT',
    'same-command',
    '处理超时,结果未知;请用同一命令编号重试',
    'Timed out and the outcome is unknown; retry under the same command id',
  ),
} as const satisfies Record<string, ErrorMeaning>

export type ErrorCode = keyof typeof ERROR_CODES

export interface ErrorMeaning {
  readonly http: number
  /** The key of tRPC's own error table. */
  readonly trpc: string
  /** `later`: nothing happened, safe to send again. `same-command`: only under the same command id. */
  readonly retry: 'never' | 'later' | 'same-command'
  readonly text: LocalizedText
}

/** One field of the input that is wrong, in the reader's language. */
export interface InputIssue {
  readonly path: readonly (string | number)[]
  readonly message: string
}

export interface ErrorDetails {
  /** Key into the contract's `reasons`: which rule, said to the reader with `params` filled in. */
  readonly reason?: string
  readonly params?: Readonly<Record<string, string | number>>
  readonly issues?: readonly InputIssue[]
}

/**
 * The one error that rules and handlers throw on purpose. `message` is for logs;
 * the reader sees the text of `details.reason`, else that of the code. Neither carries personal data.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly code: ErrorCode
  readonly details: ErrorDetails

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(details.reason ? `${code}: ${details.reason}` : code, options)
    this.code = code
    this.details = details
  }
}

export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(ERROR_CODES, text)
}

function entry<H extends number, T extends string, R extends ErrorMeaning['retry']>(
  http: H,
  trpc: T,
  retry: R,
  zh: string,
  en: string,
) {
  return { http, trpc, retry, text: { zh, en } } as const
}
