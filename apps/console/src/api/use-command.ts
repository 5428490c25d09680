import { useMutation } from '@tanstack/react-query'
import { newId } from '@zhanwang/kernel/ids'
import { useRef } from 'react'
import { queryClient } from './query-client.ts'

export interface SendOptions {
  readonly context: { readonly commandId: string }
}

/**
 * Sends a command under an id that stays the same while the same content is sent again, so that a retry after a timeout
 * cannot do the thing twice; other content, or the next use after a success, gets a new id.
 * After a success every cached answer counts as old.
 */
export function useCommand<Input, Output>(
  send: (input: Input, options: SendOptions) => Promise<Output>,
  onDone: (output: Output) => void | Promise<void>,
) {
  const attempt = useRef<{ content: string; commandId: string } | null>(null)
  return useMutation({
    mutationFn: (input: Input) => {
      const content = JSON.stringify(input)
      if (attempt.current?.content !== content) attempt.current = { content, commandId: newId() }
      return send(input, { context: { commandId: attempt.current.commandId } })
    },
    onSuccess: async (output) => {
      attempt.current = null
      await Promise.all([queryClient.invalidateQueries(), onDone(output)])
    },
  })
}
