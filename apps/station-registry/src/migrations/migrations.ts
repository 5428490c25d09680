import type { Migration } from '@zhanwang/persistence/migrator'
import { divisions } from './m0001-divisions.ts'
import { stations } from './m0002-stations.ts'
import { attachments } from './m0003-attachments.ts'
import { rules } from './m0004-rules.ts'
import { approvals } from './m0005-approvals.ts'
import { todos } from './m0006-todos.ts'
import { acceptance } from './m0007-acceptance.ts'
import { tickets } from './m0008-tickets.ts'
import { places } from './m0009-places.ts'
import { applications } from './m0010-applications.ts'
import { todoRetention } from './m0011-todo-retention.ts'
import { organizations } from './m0012-organizations.ts'
import { policies } from './m0013-policies.ts'
import { leadingGroups } from './m0014-leading-groups.ts'

/** Every migration of this service in the order in which they run. Forward only; a released one never changes. */
export const migrations: readonly Migration[] = [
  divisions,
  stations,
  attachments,
  rules,
  approvals,
  todos,
  acceptance,
  tickets,
  places,
  applications,
  todoRetention,
  organizations,
  policies,
  leadingGroups,
]
