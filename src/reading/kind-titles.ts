import { normalName } from './wording/tokens.js'

/** What a title, or a file name, says of its document: all in words of one case, without punctuation. */

export const STRATEGY = /\b(?:strategy|strategies|policy|contract)\b/
export const PROCEDURE = /\b(?:procedure|procedures|process|sop)\b/
export const RUNBOOK =
  /\b(?:runbook|runbooks|playbook|operations|operating|handbook|sop|on call (?:guide|manual|notes))\b/
export const RECORD =
  /\b(?:rollback (?:record|log|report)|post[ -]?incident|post[ -]?mortem|incident (?:report|summary|review|record))\b/

/** A plan whatever it says inside. */
export const PLAN =
  /\b(?:release|deployment|deploy|rollout|cutover|cut over|go live|go no go|hotfix)\b.*\bplan\b|\bchange request\b|\bchange advisory board\b|\bcab (?:request|document|implementation)\b|\bgo live checklist\b|\bimplementation plan\b/
/** Campaigns are launched, offices change and documents migrate: such a plan is ours if it speaks of deploying or of a way back. */
export const LOOSE_PLAN = /\b(?:launch|upgrade|migration|change)\b.*\bplan\b/
/** What is done to a system; with a section that tells the way back it is a plan. */
const ACT =
  /\b(?:release|releasing|deployment|deploy|deploying|rollout|launch|cutover|cut over|go live|go no go|upgrade|upgrades|upgrading|migration|migrating|change|chg\d+|hotfix|maintenance window|switchover|ship|shipping)\b/
const VERSIONED = /(?:^|\s)v?\d+\.\d+(?:\.\d+)*\b/
const TOLD = /\b(?:release notes?|changelog|change log|announcements?|newsletter)\b/

export function isOperation(title: string): boolean {
  const name = normalName(title)
  return (ACT.test(name) || VERSIONED.test(title)) && !TOLD.test(name)
}

/** Nouns of the documents that an operation is run by. */
const WORKING = /\b(?:plan|runbook|playbook|procedures?|checklist|instructions|strategy|request|sop|record)$/
const TEACHING =
  /\b(?:tutorial|lesson|lessons learned|course|training|workshop|glossary|retrospective|spec|specs|specification|prd|rfc|proposal|adr|kep|foundations|anti patterns?|design doc|design document|case study|blog post|exercise|quiz)$/
/** "Rollback: golf course" takes one back. */
const OPERATED = /\w (?:course|glossary)$/
const NUMBERED = /^\W*(?:module|lesson|chapter|lecture|lab|week)\s+\d+\s*(?:$|\s[-–—|]|[:.—–|](?:\s|$))/iu
const DECIDED = /^\W*(?:adr|rfc|kep|pep|proposal)\b[\s-]*(?:\d+|n{2,}|x{2,}|:)/iu
const EXPLAINED = /^(?:introduction|intro|understanding|learn|learning|what (?:is|are)|how (?:do )?rollbacks? works?)\b/

/**
 * Whether a title says that the text teaches, proposes or decides. What it is called after "of" or "for" is the thing
 * that is operated: the rollback of a module is no lesson, and a module with a number is.
 */
export function isLesson(title: string): boolean {
  if (NUMBERED.test(title) || DECIDED.test(title)) return true
  const heads = title
    .split(/:\s|\s[-–—|]+\s|—/u)
    .map((part) => normalName(part).replace(/ (?:for|of|to|in|with)\b.*$/, ''))
  if (TEACHING.test(heads[0] ?? '') || EXPLAINED.test(normalName(title))) return true
  const last = heads.at(-1) ?? ''
  if (heads.length > 1 && OPERATED.test(last)) return false
  return TEACHING.test(last) && !heads.some((head) => WORKING.test(head))
}

const LESSON_FOLDER =
  /(?:^|\/)(?:adrs?|decisions|rfcs?|keps?|proposals|(?:product|tech|technical|design)-?_?specs?|specs|blog|_posts|tutorials?|courses?|lessons?)\//i

export const isLessonFolder = (path: string): boolean => LESSON_FOLDER.test(path)

const UNDO = /\b(?:undo|undoing|undone|revert|reverting|roll back|rolling back)\b/
const LOCAL = /\b(?:local|working (?:copy|tree|directory)|your (?:changes|branch|commits?|work|edits)|in git)\b/
const COMMIT = /\b(?:commits?|merge|rebase|stash|staged|edits?|redo|transactions?(?! \w*service))\b/
const IN_PRODUCTION = /\b(?:production|deploy\w*|releases?|rollout|runbook|playbook|plan|incident|live)\b/

/** Going back on one's own machine or in an editor, which takes nothing out of production. */
export function isLocalUndo(title: string): boolean {
  const name = normalName(title)
  return UNDO.test(name) && LOCAL.test(name) && !IN_PRODUCTION.test(name)
}

/** The same where a whole text is about it: a section on reverting the merge may be the way back of a release. */
export function isAboutUndo(title: string, path: string): boolean {
  const name = normalName(title)
  if (isLocalUndo(title)) return !/runbook/i.test(path)
  return UNDO.test(name) && COMMIT.test(name) && !IN_PRODUCTION.test(name) && !/runbook/i.test(path)
}

/** "{{tag}} rolled back": the template of a message. */
export const isAnnouncement = (title: string): boolean => /\{\{|\$\{|<\w/.test(title) && /\brolled back\b/i.test(title)
