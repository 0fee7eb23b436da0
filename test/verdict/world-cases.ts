import { appendFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Case, nothing } from './changes.js'
import { PLAN, VERIFY } from './company.js'

/** What became of the world since. */
export const NOW: readonly Case[] = [
  ['the time is over', nothing, 1, 'FAIL time       This GO held until', VERIFY.replace('T12:30:00Z', 'T20:00:00Z')],
  ['the time is over, by the clock', nothing, 1, 'and it is 2026-11-20T12:00:00Z', VERIFY.replace(/ --at \S+/, '')],
  ['the time has not come', nothing, 1, 'That still lies ahead', VERIFY.replace('T12:30:00Z', 'T11:59:59Z')],
  [
    'the plan was changed',
    (it) => appendFileSync(join(it.folder, PLAN), '# a note\n'),
    1,
    `document ${PLAN} differs: sha256`,
  ],
  [
    'the runbook was changed',
    (it) => appendFileSync(join(it.folder, 'releases/2.14.3/runbook.md'), '\n'),
    1,
    'document releases/2.14.3/runbook.md differs: sha256',
  ],
  [
    'the runbook is gone',
    (it) => rmSync(join(it.folder, 'releases/2.14.3/runbook.md')),
    1,
    'document releases/2.14.3/runbook.md is gone',
  ],
  ['the plan is gone', (it) => rmSync(join(it.folder, PLAN)), 1, '>>> NOT VERIFIED <<<'],
  ['another plan is named', nothing, 1, 'and release-plan.yaml was named', VERIFY.replace(PLAN, 'release-plan.yaml')],
  [
    'a folder is named',
    (it) => mkdirSync(join(it.folder, 'empty')),
    1,
    '>>> NOT VERIFIED <<<',
    VERIFY.replace(PLAN, 'empty'),
  ],
  [
    'the rules are others',
    (it) => it.edit('gonogo.config.yaml', 'extends: recommended', 'extends: strict'),
    1,
    'rule ',
  ],
  ['the rules are fewer', (it) => it.edit('gonogo.config.yaml', 'extends: recommended', 'extends: gate'), 1, 'is gone'],
  ['the waivers are gone', (it) => it.write('waivers.yaml', ''), 1, 'is gone'],
  [
    'a waiver says something else',
    (it) => it.edit('waivers.yaml', 'expires: ', 'expires: 2099-01-01 # '),
    1,
    'differs: ',
  ],
  [
    'the config asks for other evidence',
    (it) => it.edit('gonogo.config.yaml', 'maxAge: 3d', 'maxAge: 4d'),
    1,
    'evidence tests differs: maxAge',
  ],
]
