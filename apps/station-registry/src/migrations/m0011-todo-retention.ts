import { todoRetentionMigration } from '@zhanwang/todos/todo-retention'

export const todoRetention = todoRetentionMigration('station-registry-0011-todo-retention')
