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
  'password-common': {
    zh: '该密码属于常见弱密码,请换一个不以常用词为主的密码',
    en: 'The password is one of those that are tried first; choose one that is not built on a common word',
  },
  'grants-rest': {
    zh: '授权暂停中,待安全管理员确认后才能新建密钥',
    en: 'Your grants rest: a security administrator must confirm them before you make a key',
  },
  'password-used-before': {
    zh: '新密码不能与最近 5 次用过的密码相同',
    en: 'The password is one of your last 5; choose another',
  },
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
  'not-by-api-key': {
    zh: '接口密钥不能办理此事,请本人登录后办理',
    en: 'An API key cannot do this; sign in yourself',
  },
  'key-of-administrator': {
    zh: '系统、安全、审计管理员须本人办理,其角色不能放入接口密钥;请选择业务角色',
    en: 'The three administrators act in person: choose a business role for the key',
  },
  'key-beyond-own-rights': {
    zh: '密钥的权限不能超出您本人在该地的权限,请选择较小的角色或您管辖的区划',
    en: 'A key may not do more than you may at that place; choose a smaller role or a division of yours',
  },
  'key-expiry': {
    zh: '有效期须在 {today} 至 {last} 之间',
    en: 'The last day must lie between {today} and {last}',
  },
  'too-many-keys': {
    zh: '有效的接口密钥最多 {max} 个,请先作废不用的',
    en: 'At most {max} keys may work at a time; revoke one that is not needed',
  },
  'role-needed': { zh: '请同时选择角色', en: 'Choose a role as well' },
  'hand-over-to-same': { zh: '交出人与接收人不能是同一账号', en: 'The two accounts must be different' },
  'hand-over-to-disabled': {
    zh: '接收账号已停用,请先启用或另选账号',
    en: 'The receiving account is disabled; enable it or choose another',
  },
  'nothing-to-hand-over': {
    zh: '该账号没有可交接的角色和接口密钥',
    en: 'The account holds no role and no API key to hand over',
  },
  'second-factor-must-be-set': {
    zh: '请先在“我的账号”中设置动态验证码(第二因子)',
    en: 'Set up your second factor first, on your own page',
  },
  'second-factor-wrong': {
    zh: '验证码或恢复码不正确,或已用过;请等下一个验证码,并检查手机时间是否准确',
    en: 'The code is not right or was used already; wait for the next one and check the time on your phone',
  },
  'second-factor-expired': {
    zh: '登录已超时,请重新输入用户名和密码',
    en: 'That took too long; enter username and password again',
  },
  'second-factor-locked': {
    zh: '验证码错误次数过多,请 {minutes} 分钟后再试',
    en: 'Too many wrong codes; try again in {minutes} minutes',
  },
  'second-factor-not-begun': {
    zh: '请重新开始设置第二因子(每次设置须在 10 分钟内完成)',
    en: 'Begin setting up the second factor again; it must be finished within 10 minutes',
  },
  'second-factor-already-set': {
    zh: '已设置第二因子;如要更换手机,请先解除再重新设置',
    en: 'A second factor is set; to change the phone, end it first and set it up again',
  },
  'second-factor-not-set': { zh: '该账号没有设置第二因子', en: 'The account has no second factor' },
  'second-factor-unreadable': {
    zh: '平台更换过密钥,原动态验证码已不能核对;请用恢复码,随后解除并重新设置,或请系统管理员解除',
    en: 'The platform’s key was changed and codes can’t be checked any more; use a recovery code, then end the second factor and set it up again, or ask a system administrator to reset it',
  },
  'own-second-factor': {
    zh: '自己的第二因子请在“我的账号”中更换或解除',
    en: 'Your own second factor is changed on your own page',
  },
  'session-needed': {
    zh: '须登录后在浏览器中办理,接口密钥不能办理',
    en: 'This is done signed in; an API key cannot',
  },
  'already-so': { zh: '账号已处于该状态', en: 'The account is in that state already' },
} as const satisfies Record<string, LocalizedText>
