// SSM's parameter store, of one region: what the set-up writes and the function reads.
import * as v from 'valibot';
import type { AwsCall } from './call';
import { Refusal } from './refusal';

export interface Parameter {
  readonly type: 'String' | 'SecureString';
  readonly value: string;
  readonly version: number;
}

/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameters.html */
const MOST_NAMES = 10;
/** https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html: characters, standard tier. */
const LONGEST_VALUE = 4_096;
const NAME = /^(?!\/(aws|ssm)(\/|$))(\/[\w.-]+)+$/i;

const one = v.strictObject({ Name: v.string(), WithDecryption: v.optional(v.boolean(), false) });
const several = v.strictObject({
  Names: v.pipe(v.array(v.string()), v.minLength(1), v.maxLength(MOST_NAMES)),
  WithDecryption: v.optional(v.boolean(), false),
});
const below = v.strictObject({
  Path: v.string(),
  Recursive: v.optional(v.boolean(), false),
  WithDecryption: v.optional(v.boolean(), false),
  MaxResults: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(10)), 10),
  NextToken: v.optional(v.string()),
});
const put = v.strictObject({
  Name: v.pipe(v.string(), v.regex(NAME)),
  Value: v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_VALUE)),
  Type: v.optional(v.picklist(['String', 'SecureString'])),
  Overwrite: v.optional(v.boolean(), false),
});
const named = v.strictObject({ Name: v.string() });

/** @param parameters by name; changed in place @returns the body of the answer */
export function ssm(parameters: Map<string, Parameter>, { operation, request }: AwsCall): unknown {
  const input: unknown = JSON.parse(Buffer.from(request.body).toString('utf8'));
  switch (operation) {
    case 'GetParameter': {
      const { Name, WithDecryption } = understood(one, input);
      const found = parameters.get(Name);
      if (!found) throw new Refusal('ParameterNotFound', '');
      return { Parameter: shown(Name, found, WithDecryption) };
    }
    case 'GetParameters': {
      const { Names, WithDecryption } = understood(several, input);
      return {
        Parameters: Names.flatMap((name) => {
          const found = parameters.get(name);
          return found ? [shown(name, found, WithDecryption)] : [];
        }),
        InvalidParameters: Names.filter((name) => !parameters.has(name)),
      };
    }
    case 'GetParametersByPath': {
      const { Path, Recursive, WithDecryption, MaxResults, NextToken = '0' } = understood(below, input);
      const all = [...parameters].filter(([name]) => isBelow(Path, name, Recursive));
      const from = Number(NextToken);
      const page = all.slice(from, from + MaxResults);
      return {
        Parameters: page.map(([name, found]) => shown(name, found, WithDecryption)),
        ...(from + MaxResults < all.length ? { NextToken: String(from + MaxResults) } : {}),
      };
    }
    case 'PutParameter': {
      const { Name, Value, Type, Overwrite } = understood(put, input);
      const old = parameters.get(Name);
      if (old && !Overwrite) {
        throw new Refusal(
          'ParameterAlreadyExists',
          'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
        );
      }
      const type = Type ?? old?.type;
      if (!type)
        throw new Refusal('ValidationException', 'A parameter type is required when you create a parameter.');
      parameters.set(Name, { type, value: Value, version: (old?.version ?? 0) + 1 });
      return { Version: (old?.version ?? 0) + 1, Tier: 'Standard' };
    }
    case 'DeleteParameter': {
      if (!parameters.delete(understood(named, input).Name)) throw new Refusal('ParameterNotFound', '');
      return {};
    }
    default:
      throw new Refusal('UnknownOperationException', '');
  }
}

function isBelow(path: string, name: string, recursive: boolean): boolean {
  const prefix = `${path.replace(/\/$/, '')}/`;
  return name.startsWith(prefix) && (recursive || !name.slice(prefix.length).includes('/'));
}

function shown(Name: string, { type, value, version }: Parameter, isDecrypted: boolean) {
  return {
    Name,
    Type: type,
    Value: type === 'SecureString' && !isDecrypted ? 'AQICAHencrypted' : value,
    Version: version,
    DataType: 'text',
  };
}

function understood<T>(schema: v.GenericSchema<unknown, T>, input: unknown): T {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const given = String(issue.input);
  throw new Refusal('ValidationException', `${v.getDotPath(issue) ?? 'input'}: ${issue.message} (${given})`);
}
