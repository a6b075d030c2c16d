// What the commands know of one installation: ids and addresses, no secret. `.toban/installation.json`, not in git.
import * as v from 'valibot';

const text = v.pipe(v.string(), v.nonEmpty());

/** As the stack takes it (lambda-bridge/infra/options.ts). */
export const INSTALLATION_NAME = /^(?=.{1,32}$)[a-z](-?[a-z0-9])*$/;
export const INSTALLATION_NAME_RULE =
  '1 to 32 small letters, digits and hyphens, beginning with a letter, no hyphen at the end';

const schema = v.object({
  /** Raised when a field changes its meaning. */
  schema: v.literal(1),
  /** Of the CloudFormation stack, and the first part of its parameters' names. */
  name: v.pipe(v.string(), v.regex(INSTALLATION_NAME, INSTALLATION_NAME_RULE)),
  locale: v.picklist(['ja', 'en']),
  aws: v.optional(
    v.object({
      region: text,
      accountId: v.pipe(v.string(), v.regex(/^\d{12}$/)),
      alarmEmail: v.nullable(text),
      redundant: v.boolean(),
    }),
  ),
  slack: v.optional(
    v.object({
      teamId: text,
      team: text,
      botUserId: text,
      /** Where a card goes whose own channel refuses it. */
      defaultChannel: text,
      /** Where rehearsals and the test task are told. */
      testChannel: text,
      channels: v.array(text),
    }),
  ),
  bridge: v.optional(
    v.object({
      /** One address, two where the installation is redundant; without a slash at the end. */
      urls: v.pipe(v.array(text), v.minLength(1)),
      tableName: text,
      functionName: text,
      logGroupName: text,
    }),
  ),
  pagerDuty: v.optional(
    v.object({
      apiUrl: text,
      /** The user in whose name Toban acts. */
      from: text,
      service: v.object({ id: text, name: text }),
      policy: v.nullable(v.object({ id: text, name: text })),
      /** Webhook subscriptions that set-up made, by the bridge address they point at. */
      subscriptions: v.record(v.string(), text),
    }),
  ),
  google: v.optional(
    v.object({
      scriptId: text,
      spreadsheetId: text,
      deploymentId: v.nullable(text),
      webAppUrl: v.nullable(text),
      /** Tells what was pasted into Connect from what would be pasted now; no value can be read from it. */
      connected: v.optional(v.nullable(text), null),
    }),
  ),
  /** What was begun outside and is not known to have ended: step → ISO time. Looked for before it is begun again. */
  begun: v.optional(v.record(v.string(), v.string())),
  /** What only a person can do, and when they said that it is done: step → ISO time. */
  confirmed: v.record(v.string(), v.string()),
});

export type Installation = v.InferOutput<typeof schema>;

export class InstallationUnreadable extends Error {
  override readonly name = 'InstallationUnreadable';
}

export function newInstallation(name: string, locale: Installation['locale']): Installation {
  return { schema: 1, name, locale, confirmed: {} };
}

/** @throws InstallationUnreadable, naming the field and the mend */
export function parseInstallation(json: string, path: string): Installation {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new InstallationUnreadable(`${path} is not JSON: restore it, or move it away and begin anew`, {
      cause,
    });
  }
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const where = v.getDotPath(issue) ?? 'the file';
  throw new InstallationUnreadable(
    `${path}: ${where} cannot be read (${issue.message}). Was it written by a newer Toban? Restore it, or move it away and begin anew`,
  );
}

/** SSM parameters of this installation stand below it. */
export function parameterPrefix({ name }: Pick<Installation, 'name'>): string {
  return `/${name}`;
}
