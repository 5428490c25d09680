import type { LocalizedText } from '@zhanwang/kernel/localized-text'

export const REASONS = {
  'grant-to-self': { zh: '不能给自己授权', en: 'Nobody grants a role to themselves' },
  'grant-beyond-scope': { zh: '不能授予超出自己管辖范围的权限', en: 'The grant lies beyond your own scope' },
  'grants-beyond-scope': {
    zh: '该账号持有超出您管辖范围的授权',
    en: 'The account holds grants beyond your own scope',
  },
  'grant-of-self': { zh: '不能收回或确认自己的授权', en: 'Nobody revokes or confirms their own grants' },
  'last-administrator': {
    zh: '这是该范围内最后一个在用的系统管理员或安全管理员,须先有接替者',
    en: 'This is the last active system or security administrator of its scope; another must hold the role first',
  },
  'roles-exclude': { zh: '系统、安全、审计管理员与业务角色互斥', en: 'The administrators’ roles exclude all others' },
  'grant-exists': { zh: '该账号已有这一授权', en: 'The account holds this grant already' },
  'username-taken': { zh: '用户名已被使用', en: 'The username is taken' },
  'division-unknown': { zh: '没有行政区划 {code}', en: 'There is no division {code}' },
  'password-too-simple': {
    zh: '密码须包含大写字母、小写字母、数字、其他符号中的至少三类',
    en: 'A password needs three of: lower case, upper case, digits, other signs',
  },
  'password-has-username': { zh: '密码不能包含用户名', en: 'A password may not contain the username' },
  'password-wrong': { zh: '当前密码不正确', en: 'The current password is not right' },
  'password-unchanged': { zh: '新密码不能与当前密码相同', en: 'The new password is the old one' },
  'own-account': { zh: '不能停用自己的账号', en: 'Nobody disables their own account' },
  'own-password': {
    zh: '自己的密码请在“我的账号”中修改',
    en: 'Your own password is changed on your own page',
  },
  'account-disabled': { zh: '账号已停用', en: 'The account is disabled' },
  'password-must-change': { zh: '请先修改初始密码', en: 'Change your password first' },
  'credentials-wrong': { zh: '用户名或密码不正确', en: 'The username or the password is not right' },
  'sign-in-locked': {
    zh: '登录失败次数过多,请 {minutes} 分钟后再试',
    en: 'Too many failed sign-ins; try again in {minutes} minutes',
  },
  'already-so': { zh: '账号已处于该状态', en: 'The account is in that state already' },
} as const satisfies Record<string, LocalizedText>
