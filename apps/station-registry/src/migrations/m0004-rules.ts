import { ruleMigration } from '@zhanwang/rules/rule-tables'

/** The versions of the registry's jurisdiction rules. Locks nothing: the table is new. */
export const rules = ruleMigration('station-registry-0004-rules')
