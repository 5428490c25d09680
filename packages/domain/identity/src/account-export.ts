import type { ExportCell, ExportColumn } from '@zhanwang/kernel/export'
import type { z } from 'zod'
import type { Account } from './account.ts'
import { ROLES } from './roles.ts'

/** Accounts as they are taken along. */
export const ACCOUNT_EXPORT: readonly ExportColumn<z.input<typeof Account>>[] = [
  { key: 'username', header: { zh: '用户名', en: 'Username' }, cell: ({ username }) => username },
  { key: 'name', header: { zh: '姓名', en: 'Name' }, cell: ({ name }) => name },
  { key: 'division', header: { zh: '行政区划代码', en: 'Division code' }, cell: ({ division }) => division },
  { key: 'divisionName', header: { zh: '行政区划', en: 'Division' }, cell: ({ divisionName }) => divisionName },
  {
    key: 'status',
    header: { zh: '状态', en: 'Status' },
    cell: ({ status }, language) => STATUSES[status][language],
  },
  {
    key: 'grants',
    header: { zh: '角色与范围', en: 'Roles and places' },
    cell: ({ grants }, language) =>
      grants
        .map(({ role, divisionName }) => `${ROLES[role][language]}@${divisionName ?? EVERYWHERE[language]}`)
        .join(language === 'zh' ? ';' : '; '),
  },
  {
    key: 'secondFactor',
    header: { zh: '第二因子', en: 'Second factor' },
    cell: ({ secondFactor }, language) => YES_NO[`${secondFactor}`][language],
  },
  {
    key: 'awaitingConfirmation',
    header: { zh: '授权待确认', en: 'Awaiting confirmation' },
    cell: ({ awaitingConfirmation }, language) => YES_NO[`${awaitingConfirmation}`][language],
  },
  {
    key: 'mustChangePassword',
    header: { zh: '须改密码', en: 'Must change password' },
    cell: ({ mustChangePassword }, language) => YES_NO[`${mustChangePassword}`][language],
  },
  {
    key: 'createdAt',
    header: { zh: '建立时间(北京时间)', en: 'Created at (Asia/Shanghai)' },
    cell: ({ createdAt }) => instant(createdAt),
  },
  {
    key: 'lastSignInAt',
    header: { zh: '最近登录(北京时间)', en: 'Last sign-in (Asia/Shanghai)' },
    cell: ({ lastSignInAt }) => instant(lastSignInAt),
  },
]

const STATUSES = { active: { zh: '启用', en: 'Active' }, disabled: { zh: '停用', en: 'Disabled' } } as const
const YES_NO = { true: { zh: '是', en: 'yes' }, false: { zh: '否', en: 'no' } } as const
const EVERYWHERE = { zh: '全部', en: 'everywhere' } as const

/** Swedish is the locale that writes ISO: 2026-11-24 12:30:00. */
function instant(at: string | null): ExportCell {
  return at === null ? null : new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
}
