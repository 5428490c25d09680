import type { FormInstance } from 'antd'
import { useEffect } from 'react'
import { problemOf } from '../api/problem.ts'

/** Shows what the server says of an input under the fields that it says it of; what has no field the alert tells. */
export function useFieldIssues<Values>(form: FormInstance<Values>, error: unknown): void {
  useEffect(() => {
    if (!error) return
    const fields = problemOf(error).issues.map((issue) => ({ name: [...issue.path], errors: [issue.message] }))
    form.setFields(fields as Parameters<typeof form.setFields>[0])
  }, [error, form])
}
