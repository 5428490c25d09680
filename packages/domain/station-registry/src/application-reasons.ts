import type { LocalizedText } from '@zhanwang/kernel/localized-text'

/** What the rules of applications say to the reader. */
export const APPLICATION_REASONS = {
  'application-open': {
    zh: '该乡镇(街道)已有一份在办的设站申请,请等待结果,或由申请人撤回后再申请',
    en: 'An application for this township is open already; wait for its outcome, or have it withdrawn first',
  },
  'application-not-returned': {
    zh: '只有退回修改的申请可以修改后再次提交;请刷新查看最新状态',
    en: 'Only an application that was returned is mended and sent again; reload to see how it stands',
  },
} as const satisfies Record<string, LocalizedText>
