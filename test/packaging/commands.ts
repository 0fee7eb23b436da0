import { execFile } from 'node:child_process'

/** What a command answered, with both of its streams in one log. */
export interface Ran {
  readonly exit: number
  readonly log: string
}

/** Runs a program with nothing of this process but what is handed in. Standard input is at its end. Never rejects. */
export function ran(
  program: string,
  args: readonly string[],
  around: { readonly cwd: string; readonly env: Readonly<Record<string, string>>; readonly uid?: number },
): Promise<Ran> {
  const { cwd, env, uid } = around
  const user = uid === undefined ? {} : { uid, gid: uid }
  return new Promise((done) => {
    const child = execFile(program, [...args], { cwd, env, ...user, maxBuffer: 2 ** 26 }, (error, stdout, stderr) =>
      done({ exit: error === null ? 0 : Number(error.code ?? 1), log: `${stdout}${stderr}` }),
    )
    child.stdin?.end()
  })
}

/** What git has to know of whoever commits. */
export function author(name: string): Readonly<Record<string, string>> {
  const email = `${name.replaceAll(' ', '-')}@shop.example`
  return { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email }
}
