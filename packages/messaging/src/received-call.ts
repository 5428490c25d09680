import { hash } from 'node:crypto'
import type { Actor } from '@zhanwang/kernel/actor'
import { type BusinessDate, todayInShanghai } from '@zhanwang/kernel/calendar'
import type { CommandCall } from '@zhanwang/kernel/call'
import type { ProcedureEntry } from '@zhanwang/kernel/contract'
import { canonicalJson } from '@zhanwang/kernel/digest'
import type { Language } from '@zhanwang/kernel/localized-text'
import type { ScopePath } from '@zhanwang/kernel/scope'
import type { ReceivedMeta } from './envelope.ts'

/** A call as it came over NATS. What costs time is worked out when a handler asks for it. */
export class ReceivedCall implements CommandCall {
  readonly actor: Actor
  readonly scopes: readonly ScopePath[]
  readonly now = new Date()
  readonly language: Language
  readonly correlationId: string
  readonly commandId: string
  readonly traceparent: string | undefined
  readonly #entry: ProcedureEntry
  readonly #input: unknown
  #today: BusinessDate | undefined
  #digest: string | undefined

  constructor(
    entry: ProcedureEntry,
    actor: Actor,
    scopes: readonly ScopePath[],
    { language, correlationId, commandId, traceparent }: ReceivedMeta,
    input: unknown,
  ) {
    this.actor = actor
    this.scopes = scopes
    this.language = language
    this.correlationId = correlationId
    this.commandId = commandId
    this.traceparent = traceparent
    this.#entry = entry
    this.#input = input
  }

  get procedure(): string {
    return this.#entry.path
  }

  get today(): BusinessDate {
    this.#today ??= todayInShanghai(this.now)
    return this.#today
  }

  /** Taken when first read, before a handler could change its input: `persistence` reads it as the command begins. */
  get inputDigest(): string {
    this.#digest ??= hash('sha256', canonicalJson([this.#entry.context, this.#entry.path, this.#input]), 'hex')
    return this.#digest
  }
}
