import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** What the rules of an approval say to the reader; a contract with approvals takes them into its reasons. */
export const APPROVAL_REASONS = {
  'approval-finished': {
    zh: '该文件已办结、已退回或已撤回,现在不能办理;请刷新查看最新状态',
    en: 'The file is finished, returned or withdrawn and takes no decision now; reload to see how it stands',
  },
  'approval-own': {
    zh: '不能审批本人提交或经办的文件,请由他人审批',
    en: 'What you submitted or prepared yourself is for somebody else to decide',
  },
  'approval-decided-already': {
    zh: '您已在本轮审批过该文件,其余步骤须由他人审批',
    en: 'You have decided in this round already; the other steps are for other people',
  },
  'approval-not-decider': {
    zh: '当前步骤不由您审批:须由该步骤所在地的审批人办理,逾期后上一级也可办理',
    en: 'This step is not yours: who decides at its place does, and after its deadline the level above as well',
  },
  'approval-comment-missing': {
    zh: '退回或不予通过时,请写明意见',
    en: 'Say why, where you return or reject it',
  },
  'approval-not-returned': {
    zh: '只有退回修改的文件可以再次提交;请刷新查看最新状态',
    en: 'Only a file that was returned is sent again; reload to see how it stands',
  },
  'approval-not-submitter': {
    zh: '只有提交人可以撤回',
    en: 'Only who submitted it may withdraw it',
  },
  'approval-open-already': {
    zh: '该事项已在审批中,请等待结果或由提交人撤回',
    en: 'This is under approval already; wait for its outcome, or have it withdrawn',
  },
} as const satisfies Record<string, LocalizedText>
