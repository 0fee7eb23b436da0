import { baseName } from './launchers.js'

/** Programs and verbs that run something by its name. */
const RUNNERS =
  /^(?:(?:ba|z|k|c|da|a)?sh|source|\.|pwsh|powershell|ansible-playbook|python[\d.]*|py|node|ruby|perl|php|tsx|act|gh workflow run|glab ci run|kubectl create job|oc create job|argo submit|nomad job (?:run|dispatch)|gcloud run jobs execute|gcloud workflows run|aws ecs run-task|aws ssm start-automation-execution|aws stepfunctions start-execution|aws codebuild start-build|az pipelines run|jenkins-cli build|airflow dags trigger|rundeck|run)\b/
const LOOKS = /^(?:check|verify|validate|test|tests|list|show|status|dry|lint|monitor|watch|wait)$/
const STORE =
  /^(?:db|dbs|database|databases|backup|backups|snapshot|snapshots|dump|dumps|pg|postgres|postgresql|mysql|mongo|mongodb|rds|data)$/
const BACK = /^(?:down|rollback|undo|revert|downgrade)$/
const SECRET = /^(?:secrets?|keys?|credentials?|creds|passwords?|tokens?|certs?|certificates?)$/

/** A script or program of one's own, by its path or its ending. */
export const isScript = (word: string): boolean =>
  /^\.{0,2}\/[\w./-]*[a-z]\w*$/i.test(word) ? /^\.{1,2}\//.test(word) || ENDING.test(word) : ENDING.test(word)
const ENDING = /^[\w./-]+\.(?:sh|bash|zsh|ksh|py|rb|pl|ps1)$/i

/** What scripts and jobs are named after: `./restore-database.sh`, `--from=cronjob/restore-db`, `rotate-keys.yml`. */
export function effectByName(words: readonly string[]): { readonly effect: string; readonly by: string } | null {
  const line = [baseName(words[0] ?? ''), ...words.slice(1, 5).filter((word) => !word.startsWith('-'))].join(' ')
  const named = RUNNERS.test(line) ? words.slice(1) : isScript(words[0] ?? '') ? words.slice(0, 1) : []
  for (const word of named) {
    const name = baseName(word.replace(/^--[\w-]+=/, ''))
    const effect = effectOfName(name)
    if (effect) return { effect, by: name }
  }
  return null
}

/** `restore` with what is restored, `down` with migrations, `rotate` with a secret. */
export function effectOfName(name: string): 'database' | 'secret' | null {
  const parts = name.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).map((part) => part.toLowerCase())
  const has = (pattern: RegExp) => parts.some((part) => pattern.test(part))
  if (has(LOOKS)) return null
  if (has(/^(?:restore|recover|reset|import)$/) && has(STORE)) return 'database'
  if (has(BACK) && has(/^(?:migrations?|schema|db|database)$/)) return 'database'
  return has(/^(?:rotate|rotation|renew|revoke|regenerate)$/) && has(SECRET) ? 'secret' : null
}
