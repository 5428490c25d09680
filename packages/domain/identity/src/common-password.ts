/**
 * What the published lists of leaked passwords are built on once length (10) and three kinds of signs are asked for: a word
 * of these with digits and signs around it, such as `Admin@12345`, `P@ssw0rd2022` or `1qaz@WSX3edc`. The lists themselves
 * hold next to nothing that satisfies length and kinds, so the words are kept and not the passwords.
 */
const WORDS = [
  ...[
    'password',
    'passwd',
    'pass',
    'passw',
    'pwd',
    'mima',
    'secret',
    'changeme',
    'default',
    'initial',
    'temp',
    'letmein',
  ],
  ...['admin', 'administrator', 'root', 'system', 'sys', 'manager', 'user', 'guest', 'test', 'tester', 'demo', 'login'],
  ...['welcome', 'hello', 'iloveyou', 'love', 'woaini', 'woaiwojia', 'nihao', 'wodemima', 'qq', 'weixin', 'wangyi'],
  ...['china', 'zhongguo', 'beijing', 'huawei', 'alibaba', 'tencent', 'inspur', 'oracle', 'server', 'windows', 'linux'],
  ...['minzheng', 'minzhengju', 'mzj', 'shegong', 'shegongzhan', 'sgz', 'zhanwang', 'zhengfu'],
  ...[
    'qwerty',
    'qwert',
    'qwer',
    'qwe',
    'qwertyuiop',
    'asdf',
    'asd',
    'asdfgh',
    'asdfghjkl',
    'zxc',
    'zxcv',
    'zxcvbn',
    'zxcvbnm',
  ],
  ...[
    'qaz',
    'wsx',
    'edc',
    'qazwsx',
    'qazwsxedc',
    'qazxsw',
    'qweasd',
    'qweasdzxc',
    'qwerasdf',
    'abc',
    'abcd',
    'abcde',
    'abcdef',
  ],
  ...[
    'dragon',
    'monkey',
    'sunshine',
    'princess',
    'football',
    'superman',
    'master',
    'shadow',
    'summer',
    'winter',
    'spring',
    'autumn',
  ],
]
const COMMON: ReadonlySet<string> = new Set(WORDS)

/** Signs that stand for letters in such passwords. */
const STAND_INS: Readonly<Record<string, string>> = {
  '@': 'a',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  $: 's',
  '5': 's',
  '7': 't',
}

/**
 * Whether a password is a common word (or a repetition of one, or of a single letter) with nothing but digits and signs
 * around and between it, whatever the case and with the usual signs in place of letters.
 */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase()
  const read = Array.from(trimmed(lower), (sign) => STAND_INS[sign] ?? sign).join('')
  return [lower, read].some((text) => isBuiltOnCommonWord(text.replace(/[^\p{L}]/gu, '')))
}

/** Without the digits and signs that lead or follow: a number at the end is a year, not letters. */
function trimmed(text: string): string {
  return text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
}

function isBuiltOnCommonWord(letters: string): boolean {
  if (new Set(letters).size <= 1) return true
  for (let size = 1; size <= letters.length; size++) {
    const word = letters.slice(0, size)
    if (COMMON.has(word) && word.repeat(letters.length / size) === letters) return true
  }
  return false
}
