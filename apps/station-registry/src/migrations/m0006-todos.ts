import { todoMigration } from '@zhanwang/todos/todo-tables'

export const todos = todoMigration('station-registry-0006-todos')
