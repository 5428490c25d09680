import type { Role } from '@zhanwang/domain-identity/roles'
import { DivisionCode } from '@zhanwang/kernel/division-code'

export interface FirstAccount {
  readonly username: string
  readonly name: string
  readonly role: Role
  /** Null: everywhere. */
  readonly division: DivisionCode | null
  /** For the account list that is shown when the platform starts. */
  readonly zh: string
}

/** 三员: on every platform from the first minute. */
export const ADMINISTRATORS: readonly FirstAccount[] = [
  { username: 'system-admin', name: '系统管理员', role: 'system-administrator', division: null, zh: '系统管理员' },
  { username: 'security-admin', name: '安全管理员', role: 'security-administrator', division: null, zh: '安全管理员' },
  { username: 'audit-admin', name: '审计管理员', role: 'audit-administrator', division: null, zh: '审计管理员' },
]

/** Business accounts of the demonstration: one for each level and place of the articles. The names are made up. */
export const DEMONSTRATION_ACCOUNTS: readonly FirstAccount[] = [
  business('hubei-officer', '省厅处室(演示)', 'province-officer', '42', '湖北省民政厅业务处室'),
  business('shiyan-officer', '十堰科室(演示)', 'prefecture-officer', '4203', '十堰市民政局业务科室'),
  business('yunyang-divisions', '郧阳区划(演示)', 'division-officer', '420304', '郧阳区民政局区划地名岗'),
  business('yunyang-officer', '郧阳股室(演示)', 'county-officer', '420304', '郧阳区民政局业务股室'),
  business('yangxipu-officer', '杨溪铺民政办(演示)', 'township-officer', '420304102', '杨溪铺镇民政办'),
  business('honghe-officer', '红河科室(演示)', 'prefecture-officer', '5325', '红河州民政局业务科室'),
  business('taicang-officer', '太仓科室(演示)', 'county-officer', '320585', '太仓市民政局业务科室'),
  business('shiyan-leader', '十堰领导小组(演示)', 'viewer', '4203', '十堰市领导小组(查阅)'),
]

/** Accounts that only API keys act for: nobody knows their passwords. */
export const KEY_ACCOUNTS = {
  reader: { username: 'demo-reader', name: '演示只读接口', role: 'viewer', division: null, zh: '只读接口' },
  system: {
    username: 'demo-loader-system',
    name: '演示装载(区划)',
    role: 'system-administrator',
    division: null,
    zh: '',
  },
  business: { username: 'demo-loader', name: '演示装载(站点)', role: 'prefecture-officer', division: null, zh: '' },
  checker: {
    username: 'demo-loader-checker',
    name: '演示装载(核验)',
    role: 'prefecture-officer',
    division: null,
    zh: '',
  },
} as const satisfies Record<string, FirstAccount>

/** Of every demonstration account: it listens on loopback only, and whoever starts it is told. */
export const DEMONSTRATION_PASSWORD = 'Zhanwang#2022'

function business(username: string, name: string, role: Role, division: string, zh: string): FirstAccount {
  return { username, name, role, division: DivisionCode.parse(division), zh }
}
