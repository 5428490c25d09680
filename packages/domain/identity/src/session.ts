import { Uuid } from '@zhanwang/kernel/ids'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { z } from 'zod'

/** A place where somebody is signed in. */
export const Session = z.object({
  id: Uuid,
  /** The one that asks. */
  current: z.boolean(),
  signedInAt: z.iso.datetime(),
  /** To the minute. */
  lastUsedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
})
export type Session = z.infer<typeof Session>

export const SIGN_IN_OUTCOMES = {
  'signed-in': { zh: '登录成功', en: 'Signed in' },
  'signed-out': { zh: '退出登录', en: 'Signed out' },
  'wrong-password': { zh: '密码错误', en: 'Wrong password' },
  'wrong-second-factor': { zh: '验证码错误', en: 'Wrong second factor' },
  'recovery-code-used': { zh: '使用恢复码登录', en: 'Signed in by a recovery code' },
  locked: { zh: '已锁定', en: 'Locked' },
  disabled: { zh: '账号已停用', en: 'Account disabled' },
} as const satisfies Record<string, LocalizedText>
export const SignInOutcome = z.enum([
  'signed-in',
  'signed-out',
  'wrong-password',
  'wrong-second-factor',
  'recovery-code-used',
  'locked',
  'disabled',
])
export type SignInOutcome = z.infer<typeof SignInOutcome>

/** One attempt to sign in, or its end. Kept for six months at least (网络安全法: logs). */
export const SignIn = z.object({
  id: Uuid,
  at: z.iso.datetime(),
  outcome: SignInOutcome,
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
})
export type SignIn = z.infer<typeof SignIn>
