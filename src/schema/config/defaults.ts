import type { Config } from '../../model/index.js'

const MEGABYTE = 1_000_000

/**
 * What applies where nobody configures anything. Paths are guesses at names and folders; what a document is,
 * its content decides, so a guess too many costs a little time and never a verdict.
 */
export const DEFAULT_CONFIG: Config = {
  path: null,
  extends: ['recommended'],
  paths: [
    '**/*{rollback,Rollback,ROLLBACK,roll-back}*.{md,yaml,yml,json}',
    '**/*{release,Release,RELEASE}?{plan,Plan,PLAN}*.{md,yaml,yml,json}',
    '**/*{runbook,Runbook,RUNBOOK}*.{md,yaml,yml,json}',
    '**/{*rollback*,release-plans,runbooks,Runbooks}/**/*.{md,yaml,yml,json}',
  ],
  ignore: ['**/.git/**', '**/node_modules/**', '**/vendor/**'],
  documents: [],
  rules: [],
  overrides: [],
  vocabulary: [],
  facts: [],
  fileSizeLimit: 50 * MEGABYTE,
  maxWarnings: null,
  baseline: null,
  gate: { waivers: null, timeZone: 'UTC', approvers: [], freezes: [], journal: null, evidence: [] },
}
