import type * as zh from './texts.zh.ts'

export const signIn: typeof zh.signIn = {
  title: 'Sign in to Zhanwang',
  username: 'Username',
  password: 'Password',
  submit: 'Sign in',
  code: 'Code',
  codeHint: 'The 6 digits that your authenticator app shows',
  recoveryCode: 'Recovery code',
  recoveryHint:
    'One of those you kept when you set the second factor up; each works once. Without any, ask a system administrator to reset it.',
  useCode: 'Use the code instead',
  useRecovery: 'Phone not at hand? Use a recovery code',
  again: 'Enter username and password again',
  help: 'No account, or forgot the password? Ask the system administrator of your bureau.',
  endedTitle: 'Your session has ended',
  endedText: 'The page and what you filled in are still here. Sign in again to go on.',
  refused: {
    empty: 'Fill in username and password',
    wrong: 'The username or the password is not right',
    locked:
      'Too many attempts: locked for about {{minutes}} minutes. Try later, or have the system administrator reset your password.',
    disabled: 'The account is disabled; ask the system administrator',
    unavailable: 'The service is not available now; try again later',
    offline: 'The server cannot be reached; check the network and try again',
  },
}
