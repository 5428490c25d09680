import { command, defineContract, Nothing, query } from '@zhanwang/kernel/contract'
import { DivisionCode, DivisionCodeInput } from '@zhanwang/kernel/division-code'
import { Uuid } from '@zhanwang/kernel/ids'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { Page, PageInput } from '@zhanwang/kernel/page'
import { z } from 'zod'
import { Account, Password, Username } from './account.ts'
import { REASONS } from './reasons.ts'
import { Role } from './roles.ts'

const Name = z.string().trim().min(1).max(50)
const AccountChanged = z.object({ id: Uuid, version: z.int() })

export const identity = defineContract({
  context: 'identity',
  title: { zh: '账号与授权', en: 'Accounts and grants' },
  reasons: REASONS as Readonly<Record<string, LocalizedText>>,
  indicators: [],
  procedures: {
    me: {
      get: query({
        summary: { zh: '我的账号与权限', en: 'Who I am and what I may do' },
        input: Nothing,
        output: z.object({
          account: Account,
          /** Every permission with the divisions it holds in; a null division means everywhere. */
          permissions: z.record(z.string(), z.array(z.object({ division: DivisionCode.nullable(), name: z.string() }))),
        }),
        scope: 'self',
        sensitivity: 'L2',
        rest: 'GET /me',
      }),
      changePassword: command({
        summary: { zh: '修改我的密码', en: 'Change my password; ends my other sessions' },
        input: z.strictObject({ current: z.string().max(128), next: Password }),
        output: AccountChanged,
        scope: 'self',
        sensitivity: 'L2',
        rest: 'POST /me/password',
      }),
    },
    roles: {
      list: query({
        summary: { zh: '角色与权限', en: 'Roles and what they permit' },
        input: Nothing,
        output: z.object({
          rows: z.array(
            z.object({
              role: Role,
              zh: z.string(),
              en: z.string(),
              group: z.string(),
              permissions: z.array(z.string()),
            }),
          ),
        }),
        scope: 'signed-in',
        sensitivity: 'L1',
        rest: 'GET /roles',
      }),
    },
    accounts: {
      list: query({
        summary: { zh: '账号列表', en: 'List accounts' },
        input: z.strictObject({
          division: DivisionCodeInput.optional(),
          role: Role.optional(),
          status: z.enum(['active', 'disabled']).optional(),
          /** Part of the name or of the username. */
          text: z.string().trim().max(60).optional(),
          ...PageInput,
        }),
        output: Page(Account),
        permission: 'account.read',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'GET /accounts',
      }),
      get: query({
        summary: { zh: '账号详情', en: 'One account' },
        input: z.strictObject({ id: Uuid }),
        output: z.object({ account: Account }),
        permission: 'account.read',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'GET /accounts/{id}',
      }),
      create: command({
        summary: { zh: '新建账号', en: 'Create an account; its password must be changed at first sign-in' },
        input: z.strictObject({
          username: Username,
          name: Name,
          division: DivisionCodeInput.nullable(),
          password: Password,
        }),
        output: AccountChanged,
        permission: 'account.maintain',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'POST /accounts',
      }),
      disable: command({
        summary: { zh: '停用账号', en: 'Disable an account and end its sessions' },
        input: z.strictObject({ id: Uuid, version: z.int(), reason: z.string().trim().min(1).max(500) }),
        output: AccountChanged,
        permission: 'account.maintain',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'POST /accounts/{id}/disable',
      }),
      enable: command({
        summary: { zh: '启用账号', en: 'Enable an account' },
        input: z.strictObject({ id: Uuid, version: z.int(), reason: z.string().trim().min(1).max(500) }),
        output: AccountChanged,
        permission: 'account.maintain',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'POST /accounts/{id}/enable',
      }),
      resetPassword: command({
        summary: {
          zh: '重置密码',
          en: 'Set a password that must be changed at the next sign-in; ends all sessions and suspends its grants',
        },
        input: z.strictObject({ id: Uuid, version: z.int(), password: Password }),
        output: AccountChanged,
        permission: 'account.maintain',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'POST /accounts/{id}/password',
      }),
      confirm: command({
        summary: { zh: '确认授权继续有效', en: 'Let an account’s grants act again after its password was reset' },
        input: z.strictObject({ id: Uuid, version: z.int(), reason: z.string().trim().min(1).max(500) }),
        output: AccountChanged,
        permission: 'grant.maintain',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'POST /accounts/{id}/confirm',
      }),
    },
    grants: {
      give: command({
        summary: { zh: '授予角色', en: 'Give an account a role over a division' },
        input: z.strictObject({
          accountId: Uuid,
          role: Role,
          /** Null: everywhere. */
          division: DivisionCodeInput.nullable(),
          reason: z.string().trim().min(1).max(500),
        }),
        output: z.object({ id: Uuid }),
        permission: 'grant.maintain',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'POST /grants',
      }),
      revoke: command({
        summary: { zh: '收回角色', en: 'Take a role back' },
        input: z.strictObject({ id: Uuid, reason: z.string().trim().min(1).max(500) }),
        output: z.object({ id: Uuid }),
        permission: 'grant.maintain',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'POST /grants/{id}/revoke',
      }),
    },
  },
})
export type Identity = typeof identity
