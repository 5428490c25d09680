import { ListedTodo, TodoCounts } from '@zhanwang/domain-todo/listed-todo'
import { auditProcedures } from '@zhanwang/kernel/audit-reading'
import { BusinessDate } from '@zhanwang/kernel/calendar'
import { command, defineContract, Nothing, query } from '@zhanwang/kernel/contract'
import { DivisionCode, DivisionCodeInput } from '@zhanwang/kernel/division-code'
import { exportOf } from '@zhanwang/kernel/export'
import { Uuid } from '@zhanwang/kernel/ids'
import { jobProcedures } from '@zhanwang/kernel/job'
import type { LocalizedText } from '@zhanwang/kernel/localized-text'
import { Page, PageInput } from '@zhanwang/kernel/page'
import { z } from 'zod'
import { AccessRow, WhoMay } from './access.ts'
import { Account, Password, Username } from './account.ts'
import { ApiKey } from './api-key.ts'
import { REASONS } from './reasons.ts'
import { Role } from './roles.ts'
import { Session, SignIn } from './session.ts'

const Name = z.string().trim().min(1).max(50)
const AccountChanged = z.object({ id: Uuid, version: z.int() })

const Reason = z.string().trim().min(1).max(500)

const listAccounts = query({
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
})

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
          /** Whether this platform asks for a second factor, whether it is set up, and how many recovery codes are left. */
          secondFactor: z.object({ required: z.boolean(), set: z.boolean(), recoveryCodesLeft: z.int().min(0) }),
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
      sessions: query({
        summary: { zh: '我的登录会话', en: 'Where I am signed in' },
        input: Nothing,
        output: z.object({ rows: z.array(Session) }),
        scope: 'self',
        sensitivity: 'L2',
        rest: 'GET /me/sessions',
      }),
      endSession: command({
        summary: { zh: '结束我的会话', en: 'End one of my sessions' },
        input: z.strictObject({ id: Uuid }),
        output: z.object({ id: Uuid }),
        scope: 'self',
        sensitivity: 'L2',
        rest: 'POST /me/sessions/{id}/end',
      }),
      signIns: query({
        summary: { zh: '我的登录记录', en: 'My sign-ins, newest first' },
        input: z.strictObject({ ...PageInput }),
        output: Page(SignIn),
        scope: 'self',
        sensitivity: 'L2',
        rest: 'GET /me/sign-ins',
      }),
    },
    apiKeys: {
      mine: query({
        summary: { zh: '我的接口密钥', en: 'My API keys' },
        input: Nothing,
        output: z.object({ rows: z.array(ApiKey) }),
        scope: 'self',
        sensitivity: 'L2',
        rest: 'GET /me/api-keys',
      }),
      create: command({
        summary: { zh: '新建接口密钥', en: 'Make an API key that may do part of what I may; shown once' },
        input: z.strictObject({
          name: Name,
          role: Role,
          /** Null: everywhere. */
          division: DivisionCodeInput.nullable(),
          /** The last day on which it works; at most a year from today. */
          expiresOn: BusinessDate,
        }),
        output: z.object({ id: Uuid, key: z.string() }),
        scope: 'self',
        sensitivity: 'L2',
        rest: 'POST /me/api-keys',
      }),
      revokeMine: command({
        summary: { zh: '作废我的接口密钥', en: 'Revoke one of my API keys' },
        input: z.strictObject({ id: Uuid, reason: Reason }),
        output: z.object({ id: Uuid }),
        scope: 'self',
        sensitivity: 'L2',
        rest: 'POST /me/api-keys/{id}/revoke',
      }),
      list: query({
        summary: { zh: '接口密钥列表', en: 'API keys of the accounts in my scope, newest first' },
        input: z.strictObject({ accountId: Uuid.optional(), ...PageInput }),
        output: Page(ApiKey),
        permission: 'account.read',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'GET /api-keys',
      }),
      revoke: command({
        summary: { zh: '作废接口密钥', en: 'Revoke an API key' },
        input: z.strictObject({ id: Uuid, reason: Reason }),
        output: z.object({ id: Uuid }),
        permission: 'grant.maintain',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'POST /api-keys/{id}/revoke',
      }),
    },
    access: {
      ofAccount: query({
        summary: {
          zh: '此人能看到什么',
          en: 'What this account may see and do, also with a grant it does not hold yet',
        },
        input: z.strictObject({
          accountId: Uuid,
          /** As if it were given too. */
          role: Role.optional(),
          division: DivisionCodeInput.optional(),
        }),
        output: z.object({
          /** Whether anything of it holds now: active, password set, grants confirmed. */
          acts: z.boolean(),
          rows: z.array(AccessRow),
        }),
        permission: 'account.read',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'GET /access/accounts/{accountId}',
      }),
      toDivision: query({
        summary: { zh: '谁能看到此地', en: 'Who may see or do something in a division, and by which grant' },
        input: z.strictObject({
          division: DivisionCodeInput,
          permission: z.string().trim().max(60).optional(),
          ...PageInput,
        }),
        output: Page(WhoMay),
        permission: 'account.read',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'GET /access/divisions/{division}',
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
      list: listAccounts,
      export: exportOf(listAccounts, {
        summary: { zh: '导出账号', en: 'Export accounts' },
        permission: 'account.export',
        rest: 'POST /accounts/export',
      }),
      get: query({
        summary: { zh: '账号详情', en: 'One account' },
        input: z.strictObject({ id: Uuid }),
        output: z.object({
          account: Account,
          /** How much waits for it alone, up to 1,000: nobody sees to it while the account is disabled, until it is handed over. */
          openTodos: z.int(),
        }),
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
      sessions: query({
        summary: { zh: '账号的登录会话', en: 'Where an account is signed in' },
        input: z.strictObject({ id: Uuid }),
        output: z.object({ rows: z.array(Session) }),
        permission: 'account.read',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'GET /accounts/{id}/sessions',
      }),
      signIns: query({
        summary: { zh: '账号的登录记录', en: "An account's sign-ins, newest first" },
        input: z.strictObject({ ...PageInput, id: Uuid }),
        output: Page(SignIn),
        permission: 'account.read',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'GET /accounts/{id}/sign-ins',
      }),
      endSessions: command({
        summary: { zh: '结束账号的全部会话', en: 'End all sessions of an account' },
        input: z.strictObject({ id: Uuid, reason: Reason }),
        output: z.object({ id: Uuid, ended: z.int() }),
        permission: 'account.maintain',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'POST /accounts/{id}/sessions/end',
      }),
      resetSecondFactor: command({
        summary: {
          zh: '解除第二因子',
          en: 'Take the second factor of somebody who lost it away; ends all sessions and suspends its grants',
        },
        input: z.strictObject({ id: Uuid, version: z.int(), reason: Reason }),
        output: AccountChanged,
        permission: 'account.maintain',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'POST /accounts/{id}/second-factor/reset',
      }),
      disable: command({
        summary: { zh: '停用账号', en: 'Disable an account and end its sessions' },
        input: z.strictObject({ id: Uuid, version: z.int(), reason: Reason }),
        output: AccountChanged,
        permission: 'account.maintain',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'POST /accounts/{id}/disable',
      }),
      enable: command({
        summary: { zh: '启用账号', en: 'Enable an account' },
        input: z.strictObject({ id: Uuid, version: z.int(), reason: Reason }),
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
        input: z.strictObject({ id: Uuid, version: z.int(), reason: Reason }),
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
          reason: Reason,
        }),
        output: z.object({ id: Uuid }),
        permission: 'grant.maintain',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'POST /grants',
      }),
      revoke: command({
        summary: { zh: '收回角色', en: 'Take a role back' },
        input: z.strictObject({ id: Uuid, reason: Reason }),
        output: z.object({ id: Uuid }),
        permission: 'grant.maintain',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'POST /grants/{id}/revoke',
      }),
      handOver: command({
        summary: {
          zh: '离任交接',
          en: 'Hand over when someone leaves: all grants of one account and what waits for it go to another, its API keys are revoked',
        },
        input: z.strictObject({ from: Uuid, to: Uuid, reason: Reason }),
        output: z.object({ moved: z.int(), alreadyHeld: z.int(), keysRevoked: z.int(), todosMoved: z.int() }),
        permission: 'grant.maintain',
        scope: 'division',
        sensitivity: 'L2',
        rest: 'POST /grants/hand-over',
      }),
    },
    todos: {
      mine: query({
        summary: { zh: '我的待办', en: 'What waits for me, what is due first before the rest' },
        input: z.strictObject({ ...PageInput }),
        output: Page(ListedTodo),
        scope: 'self',
        sensitivity: 'L2',
        rest: 'GET /me/todos',
      }),
      counts: query({
        summary: { zh: '我的待办件数', en: 'How much waits for me, by when it is due' },
        input: Nothing,
        output: TodoCounts,
        scope: 'self',
        sensitivity: 'L1',
        rest: 'GET /me/todos/counts',
      }),
    },
    jobs: jobProcedures('identity'),
    audit: auditProcedures('identity'),
  },
})
export type Identity = typeof identity
