import type { TRPCLink } from '@trpc/client'
import type { AppRouter } from '@zhanwang/gateway/router-type'

/**
 * Takes out what tRPC adds to the input of an endless list: the direction in which it turns the pages. Lists turn forward
 * only, and an input that knows no such field is refused.
 */
export function withoutDirection(): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      next(op.type === 'query' ? { ...op, input: inputWithout(op.input) } : op)
}

function inputWithout(input: unknown): unknown {
  if (typeof input !== 'object' || input === null || !('direction' in input)) return input
  const { direction: _direction, ...rest } = input
  return rest
}
