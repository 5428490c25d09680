import { ROLES, Role } from '@zhanwang/domain-identity/roles'
import type { OfferedProcedure } from '../offered-procedures.ts'

/** Whether a role may call a procedure at all; where, its grants say. */
export function mayCall(role: Role, { procedure }: OfferedProcedure): boolean {
  const permissions: readonly string[] = ROLES[role].permissions
  return procedure.permission === undefined || permissions.includes(procedure.permission)
}

/** The matrix of procedures and roles as a page of docs/reference. */
export function permissionPage(offered: readonly OfferedProcedure[]): string {
  const roles = Role.options
  const rows = offered.map((procedure) => {
    const { trpcPath, procedure: definition } = procedure
    const marks = roles.map((role) => (mayCall(role, procedure) ? '●' : ''))
    const { permission = '—', scope, sensitivity, rest, summary } = definition
    return `| ${[`\`${trpcPath}\``, summary.zh, `\`${rest}\``, permission, scope, sensitivity, ...marks].join(' | ')} |`
  })
  const legend = roles.map((role) => `| \`${role}\` | ${ROLES[role].zh} | ${ROLES[role].en} | ${ROLES[role].group} |`)
  return [
    '# 权限矩阵 / Permission matrix',
    '',
    '由契约生成,勿手工修改:`pnpm --filter @zhanwang/gateway reference`。有 ● 的角色在其授权的行政区划内可以办理;范围之外的对象视为不存在。',
    '',
    'Generated from the contracts, not to be edited: `pnpm --filter @zhanwang/gateway reference`. A role with ● may call the procedure inside the divisions it was granted; what lies outside is not found.',
    '',
    '`scope`: `division` 按行政区划 by division; `self` 仅本人 about the caller only; `signed-in` 任何已登录账号 any account; `public` 无需登录 anybody, without an account.',
    '',
    '| 角色 role | 名称 | name | 互斥组 group |',
    '|---|---|---|---|',
    ...legend,
    '',
    `| ${['过程 procedure', '说明', 'REST', '权限 permission', 'scope', '级别', ...roles].join(' | ')} |`,
    `|${'---|'.repeat(6 + roles.length)}`,
    ...rows,
    '',
  ].join('\n')
}
